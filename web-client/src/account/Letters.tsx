import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import type { OutboxView } from "../wire/messages.ts";
import type { AccountApi } from "./accountApi.ts";
import { useAttempt } from "./attempt.ts";
import { day } from "./day.ts";

/** Letters that wait for want of a mail server, to be passed on by hand. For stewards. */
export function Letters({ api }: { api: AccountApi }): JSX.Element {
  const [outbox, setOutbox] = useState<OutboxView | undefined>(undefined);
  const { busy, problem, attempt } = useAttempt();
  const load = async (): Promise<void> => setOutbox(await api.letters());
  useEffect(() => void attempt(load), []);
  const remove = (id: string): Promise<void> =>
    attempt(async () => {
      await api.removeLetter(id);
      await load();
    });
  return (
    <>
      <p class="soft">{outbox?.mailServer ? t("letters.server") : t("letters.text")}</p>
      {outbox?.letters.length === 0 && <p>{t("letters.none")}</p>}
      <ul class="letters">
        {outbox?.letters.map((letter) => (
          <li key={letter.id}>
            <b>{letter.subject}</b>
            <span class="soft small">
              {letter.address} · {day(letter.createdAt)}
            </span>
            <p class="letter-text">{letter.body}</p>
            <button type="button" class="button compact framed" disabled={busy} onClick={() => remove(letter.id)}>
              {t("letters.done")}
            </button>
          </li>
        ))}
      </ul>
      <p class="wrong" role="alert">
        {problem}
      </p>
    </>
  );
}
