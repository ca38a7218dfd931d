import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import type { AuditView } from "../wire/messages.ts";
import type { AccountApi } from "./accountApi.ts";
import { useAttempt } from "./attempt.ts";
import { day } from "./day.ts";

const PAGE = 100;

/** The record of what was done with rights and logins: ids only. For stewards. */
export function AuditPage({ api }: { api: AccountApi }): JSX.Element {
  const [lines, setLines] = useState<readonly AuditView[]>([]);
  const [more, setMore] = useState(false);
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const { busy, problem, attempt } = useAttempt();
  const load = (): Promise<void> =>
    attempt(async () => {
      const next = await api.audit(lines.at(-1)?.at);
      setLines([...lines, ...next]);
      setMore(next.length === PAGE);
    });
  const named = (id: string): string => names.get(id) ?? id;
  useEffect(() => {
    void load();
    // The record holds ids alone; whose they are is known as long as they are here.
    api.names().then(setNames, () => undefined);
  }, []);
  return (
    <>
      <p class="soft">{t("audit.text")}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section class="audit" aria-label={t("audit.title")} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("audit.when")}</th>
              <th scope="col">{t("audit.what")}</th>
              <th scope="col">{t("audit.who")}</th>
              <th scope="col">{t("audit.subject")}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={`${line.at} ${line.what} ${line.subject}`}>
                <td>{day(line.at)}</td>
                <td>{line.what.toLowerCase().replaceAll("_", " ")}</td>
                <td>{line.actor === undefined ? t("audit.server") : named(line.actor)}</td>
                <td>{named(line.subject)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {more && (
        <button type="button" class="button framed" disabled={busy} onClick={load}>
          {t("audit.more")}
        </button>
      )}
      <p class="wrong" role="alert">
        {problem}
      </p>
    </>
  );
}
