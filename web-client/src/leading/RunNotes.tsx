import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { Icon } from "../kit/icons.tsx";
import type { Show } from "../session/runOfShow.ts";
import type { Seat } from "../session/seat.ts";
import type { Api } from "../wire/api.ts";
import type { AgendaLine, PracticeSummary } from "../wire/messages.ts";
import { LineDialog } from "./LineDialog.tsx";

interface Props {
  readonly seat: Seat;
  readonly api: Api;
  readonly show: Show;
  readonly practices: readonly PracticeSummary[];
  /** As they were prepared. */
  readonly notes: (line: string) => string;
}

/** Notes of those who lead, the question on the screens, a further line. */
export function RunNotes({ seat, api, show, practices, notes }: Props): JSX.Element {
  const [adding, setAdding] = useState(false);
  const line = show.current?.line;
  return (
    <section class="run-notes" aria-label={t("run.notes")}>
      {show.begun && line && <Notes key={line.id} seat={seat} line={line} planned={notes(line.id)} />}
      <Question seat={seat} />
      <button type="button" class="button compact" onClick={() => setAdding(true)}>
        <Icon name="plus" />
        {t("run.add")}
      </button>
      {adding && (
        <LineDialog seat={seat} api={api} line={undefined} practices={practices} onClose={() => setAdding(false)} />
      )}
    </section>
  );
}

/** Only those who lead see them (L3). */
function Notes({ seat, line, planned }: { seat: Seat; line: AgendaLine; planned: string }): JSX.Element {
  const kept = seat.room.now.value.notes[line.id] ?? planned;
  return (
    <label class="field small">
      <span>{t("run.notes")}</span>
      <textarea
        class="input"
        rows={3}
        maxLength={2000}
        defaultValue={kept}
        onBlur={(event) => {
          const text = event.currentTarget.value;
          if (text !== kept) void seat.order({ type: "setNotes", line: line.id, text });
        }}
      />
    </label>
  );
}

function Question({ seat }: { seat: Seat }): JSX.Element {
  const kept = seat.room.now.value.prompt ?? "";
  const [text, setText] = useState<string | undefined>(undefined);
  const keep = (): void => {
    if (text === undefined || text === kept) return;
    void seat.order({ type: "setPrompt", text }).then(() => setText(undefined));
  };
  return (
    <label class="field small">
      <span>{t("run.question")}</span>
      <input
        class="input"
        value={text ?? kept}
        maxLength={500}
        placeholder={t("run.questionHint")}
        onInput={(event) => setText(event.currentTarget.value)}
        onBlur={keep}
        onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
      />
    </label>
  );
}
