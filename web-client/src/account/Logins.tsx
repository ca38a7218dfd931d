import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import type { LoginView } from "../wire/messages.ts";
import type { AccountApi } from "./accountApi.ts";
import { useAttempt } from "./attempt.ts";
import { day } from "./day.ts";

/** Where one is signed in, and ending any of it. */
export function Logins({ api }: { api: AccountApi }): JSX.Element {
  const [logins, setLogins] = useState<readonly LoginView[]>([]);
  const { busy, problem, attempt } = useAttempt();
  const load = async (): Promise<void> => setLogins(await api.logins());
  useEffect(() => void attempt(load), []);
  const end = (id: string): Promise<void> =>
    attempt(async () => {
      await api.endLogin(id);
      await load();
    });
  const endOthers = (): Promise<void> =>
    attempt(async () => {
      await api.endOtherLogins();
      await load();
    });
  return (
    <section aria-labelledby="logins">
      <h2 id="logins">{t("account.logins")}</h2>
      <ul class="things">
        {logins.map((login) => (
          <li key={login.id}>
            <span>
              <b>{login.device || t("account.someBrowser")}</b>
              <span class="soft small">
                {wayIn(login.way)}
                {login.network !== "" && ` · ${login.network}`} · {t("account.seen", { day: day(login.seenAt) })}
              </span>
            </span>
            {login.current ? (
              <span class="pill">{t("account.here")}</span>
            ) : (
              <button
                type="button"
                class="button compact framed"
                disabled={busy}
                aria-label={t("account.endOf", { device: login.device || t("account.someBrowser") })}
                onClick={() => end(login.id)}
              >
                {t("account.end")}
              </button>
            )}
          </li>
        ))}
      </ul>
      {logins.length > 1 && (
        <button type="button" class="button framed" disabled={busy} onClick={endOthers}>
          {t("account.endOthers")}
        </button>
      )}
      <p class="wrong" role="alert">
        {problem}
      </p>
    </section>
  );
}

function wayIn(way: string): string {
  const known: Readonly<Record<string, string>> = {
    INVITE: t("account.way.invite"),
    EMAIL: t("account.way.email"),
    PASSKEY: t("account.way.passkey"),
    ISSUER: t("account.way.issuer"),
    STEWARD: t("account.way.steward"),
  };
  return known[way] ?? "";
}
