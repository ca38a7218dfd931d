import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import type { Journal } from "./journal.ts";
import "./chat.css";

/** The journal beside everything. */
export function JournalPart({ journal }: { journal: Journal }): JSX.Element {
  const [text, setText] = useState(journal.text.toString());
  useEffect(() => {
    const read = (): void => setText(journal.text.toString());
    read();
    journal.text.observe(read);
    return () => journal.text.unobserve(read);
  }, [journal]);
  const kept = journal.provider.changes.value === 0;
  return (
    <section class="journal" aria-labelledby="journal">
      <h2 id="journal">{t("room.journal")}</h2>
      <textarea
        class="input"
        value={text}
        aria-label={t("journal.write")}
        aria-describedby="journal-private"
        onInput={(event) => journal.write(event.currentTarget.value)}
      />
      <p class="soft small" id="journal-private">
        {t("journal.private")} {text !== "" && (kept ? t("journal.kept") : t("journal.waits"))}
      </p>
    </section>
  );
}
