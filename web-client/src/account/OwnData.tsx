import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { Dialog } from "../kit/Dialog.tsx";
import type { AccountApi } from "./accountApi.ts";
import { useAttempt } from "./attempt.ts";

interface Props {
  readonly api: AccountApi;
  readonly person: string;
  readonly onErased: () => void;
}

/** Taking with one what is one's own, and being forgotten. */
export function OwnData({ api, person, onErased }: Props): JSX.Element {
  const [asking, setAsking] = useState(false);
  const { busy, problem, attempt } = useAttempt();
  const erase = (): Promise<void> =>
    attempt(async () => {
      await api.erase(person);
      onErased();
    });
  return (
    <section aria-labelledby="own-data">
      <h2 id="own-data">{t("account.data")}</h2>
      <p class="soft">{t("account.dataText")}</p>
      <div class="row">
        <a class="button framed" href={`/api/v1/people/${encodeURIComponent(person)}/data`} download="">
          {t("account.export")}
        </a>
        <button type="button" class="button leave" onClick={() => setAsking(true)}>
          {t("account.erase")}
        </button>
      </div>
      {asking && (
        <Dialog title={t("account.eraseTitle")} onClose={() => setAsking(false)}>
          <p>{t("account.eraseText")}</p>
          <div class="row">
            <button type="button" class="button lead" onClick={() => setAsking(false)}>
              {t("account.keep")}
            </button>
            <button type="button" class="button leave" disabled={busy} onClick={erase}>
              {t("account.eraseNow")}
            </button>
          </div>
          <p class="wrong" role="alert">
            {problem}
          </p>
        </Dialog>
      )}
    </section>
  );
}
