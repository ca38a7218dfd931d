import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import type { TokenView } from "../wire/messages.ts";
import type { AccountApi } from "./accountApi.ts";
import { useAttempt } from "./attempt.ts";
import { day } from "./day.ts";

const ACCESSES = ["READ", "WRITE", "CREATE"] as const;
const DAYS = 30;

/** Tokens with which programs open documents: making, listing, revoking. For stewards. */
export function Tokens({ api }: { api: AccountApi }): JSX.Element {
  const [tokens, setTokens] = useState<readonly TokenView[]>([]);
  const [made, setMade] = useState<string | undefined>(undefined);
  const { busy, problem, attempt } = useAttempt();
  const load = async (): Promise<void> => setTokens(await api.tokens());
  useEffect(() => void attempt(load), []);
  const make = (form: HTMLFormElement): Promise<void> =>
    attempt(async () => {
      const said = new FormData(form);
      const text = (name: string): string => String(said.get(name) ?? "");
      const token = await api.makeToken({
        name: text("name"),
        doc: text("doc"),
        access: text("access"),
        days: Number(text("days")),
      });
      setMade(token.token);
      form.reset();
      await load();
    });
  const revoke = (id: string): Promise<void> =>
    attempt(async () => {
      await api.revokeToken(id);
      await load();
    });
  return (
    <>
      <p class="soft">{t("tokens.text")}</p>
      <ul class="things">
        {tokens.map((token) => (
          <li key={token.id}>
            <span>
              <b>{token.name || t("tokens.unnamed")}</b>
              <span class="soft small">
                {accessName(token.access)} · {token.doc === "*" ? t("tokens.every") : token.doc} ·{" "}
                {token.revoked ? t("tokens.revoked") : t("tokens.until", { day: day(token.expiresAt) })}
              </span>
            </span>
            {!token.revoked && (
              <button type="button" class="button compact framed" disabled={busy} onClick={() => revoke(token.id)}>
                {t("tokens.revoke")}
              </button>
            )}
          </li>
        ))}
      </ul>
      {made !== undefined && (
        <div class="field">
          <label for="made">{t("tokens.made")}</label>
          <input id="made" class="input" readOnly value={made} onFocus={(event) => event.currentTarget.select()} />
        </div>
      )}
      <form
        class="token-form"
        onSubmit={(event) => {
          event.preventDefault();
          void make(event.currentTarget);
        }}
      >
        <div class="field">
          <label for="token-name">{t("tokens.name")}</label>
          <input id="token-name" name="name" class="input" required maxLength={60} />
        </div>
        <div class="field">
          <label for="token-doc">{t("tokens.doc")}</label>
          <input id="token-doc" name="doc" class="input" required placeholder="*" />
        </div>
        <div class="field">
          <label for="token-access">{t("tokens.access")}</label>
          <select id="token-access" name="access" class="input">
            {ACCESSES.map((access) => (
              <option key={access} value={access}>
                {accessName(access)}
              </option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="token-days">{t("tokens.days")}</label>
          <input id="token-days" name="days" class="input" type="number" min={1} max={366} value={DAYS} required />
        </div>
        <button type="submit" class="button framed" disabled={busy}>
          {t("tokens.make")}
        </button>
      </form>
      <p class="wrong" role="alert">
        {problem}
      </p>
    </>
  );
}

function accessName(access: string): string {
  const known: Readonly<Record<string, string>> = {
    READ: t("tokens.read"),
    WRITE: t("tokens.write"),
    CREATE: t("tokens.create"),
  };
  return known[access] ?? access;
}
