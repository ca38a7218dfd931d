import type { JSX } from "preact";
import { useState } from "preact/hooks";
import texts from "../i18n/en.leading.json";
import { addTexts, t } from "../i18n/t.ts";
import { Dialog } from "../kit/Dialog.tsx";
import { Icon } from "../kit/icons.tsx";
import { newId } from "../kit/id.ts";
import { Menu, type MenuItem } from "../kit/Menu.tsx";
import { minutesAndSeconds } from "../kit/minutes.ts";
import { minutesBehind, type Row, type Show } from "../session/runOfShow.ts";
import type { Seat } from "../session/seat.ts";
import type { AgendaLine, LineForm, PracticeSummary } from "../wire/messages.ts";
import "./leading.css";

addTexts(texts);

interface Props {
  readonly seat: Seat;
  readonly show: Show;
  readonly practices: readonly PracticeSummary[];
}

/** Ahead or behind, and what moves the session on: next, more time, hold. */
export function RunTools({ seat, show }: Pick<Props, "seat" | "show">): JSX.Element {
  const [offRest, setOffRest] = useState(true);
  const { current, next, held, left, behind, begun } = show;
  const line = current?.line;
  const extend = (minutes: number): void => {
    if (line) void seat.order({ type: "extendLine", line: line.id, seconds: minutes * 60, offRest });
  };
  return (
    <section class="run-tools" aria-label={t("run.title")}>
      {begun && (
        <p class="run-state">
          <span class={`run-drift ${minutesBehind(behind) > 0 ? "late" : ""}`}>{drift(minutesBehind(behind))}</span>
          {line && <span class="still run-left">{held ? t("run.held") : leftWord(left)}</span>}
        </p>
      )}
      {next && (
        <button type="button" class="button lead" onClick={() => void seat.order({ type: "beginLine", line: next.id })}>
          {begun ? t("run.next", { title: next.title }) : t("run.begin", { title: next.title })}
        </button>
      )}
      {begun && line && (
        <>
          <div class="row">
            {[1, 5].map((minutes) => (
              <button key={minutes} type="button" class="button framed compact" onClick={() => extend(minutes)}>
                {t("run.more", { minutes })}
              </button>
            ))}
            <button
              type="button"
              class="button framed compact"
              aria-pressed={held}
              onClick={() => void seat.order({ type: "holdLine", line: line.id, held: !held })}
            >
              {held ? t("run.goOn") : t("run.hold")}
            </button>
          </div>
          <label class="check small">
            <input type="checkbox" checked={offRest} onChange={(event) => setOffRest(event.currentTarget.checked)} />
            {t("run.offRest")}
          </label>
        </>
      )}
    </section>
  );
}

interface NotesProps extends Props {
  /** As they were prepared. */
  readonly notes: (line: string) => string;
}

/** Notes of those who lead, the question on the screens, a further line. */
export function RunNotes({ seat, show, practices, notes }: NotesProps): JSX.Element {
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
      {adding && <LineDialog seat={seat} line={undefined} practices={practices} onClose={() => setAdding(false)} />}
    </section>
  );
}

/** The menu beside a line that is to come. */
export function LineTools({ seat, row, show, practices }: Props & { readonly row: Row }): JSX.Element | null {
  const [editing, setEditing] = useState(false);
  if (row.is === "done" || (row.is === "now" && show.begun)) return null;
  const { line } = row;
  const toCome = show.rows.filter(({ is }) => is === "to-come" || is === "skipped").map((each) => each.line);
  const at = toCome.indexOf(line);
  const move = (before: AgendaLine | undefined): void =>
    void seat.order({ type: "moveLine", line: line.id, ...(before && { before: before.id }) });
  const items: MenuItem[] = [
    { label: t("run.beginThis"), run: () => void seat.order({ type: "beginLine", line: line.id }) },
    { label: t("run.edit"), run: () => setEditing(true) },
    {
      label: line.skipped ? t("run.takeUp") : t("run.skip"),
      run: () => void seat.order({ type: "skipLine", line: line.id, skipped: !line.skipped }),
    },
  ];
  const before = toCome[at - 1];
  if (before) items.push({ label: t("run.up"), run: () => move(before) });
  if (at >= 0 && at < toCome.length - 1) items.push({ label: t("run.down"), run: () => move(toCome[at + 2]) });
  items.push({ label: t("run.remove"), run: () => void seat.order({ type: "removeLine", line: line.id }) });
  return (
    <>
      <Menu class="button round compact line-menu" label={t("run.line", { title: line.title })} items={items}>
        <Icon name="more" />
      </Menu>
      {editing && <LineDialog seat={seat} line={line} practices={practices} onClose={() => setEditing(false)} />}
    </>
  );
}

function drift(minutes: number): string {
  if (minutes === 0) return t("run.onTime");
  return minutes > 0 ? t("run.behind", { n: minutes }) : t("run.ahead", { n: -minutes });
}

function leftWord(left: number): string {
  const seconds = Math.round(Math.abs(left) / 1000);
  return left >= 0
    ? t("run.left", { time: minutesAndSeconds(seconds) })
    : t("run.over", { time: minutesAndSeconds(seconds) });
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

interface LineDialogProps {
  readonly seat: Seat;
  readonly line: AgendaLine | undefined;
  readonly practices: readonly PracticeSummary[];
  readonly onClose: () => void;
}

const KINDS = ["talk", "practice", "breakout", "board", "break", "circle", "journal", "open"] as const;

function LineDialog({ seat, line, practices, onClose }: LineDialogProps): JSX.Element {
  const [form, setForm] = useState<LineForm>(() => formOf(line));
  const set = (change: Partial<LineForm>): void => setForm((before) => ({ ...before, ...change }));
  const save = async (): Promise<void> => {
    if (await seat.order({ type: "putLine", line: form })) onClose();
  };
  return (
    <Dialog title={line ? t("run.edit") : t("run.add")} onClose={onClose}>
      <form
        class="line-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <label class="field">
          <span>{t("run.lineTitle")}</span>
          <input
            class="input"
            required
            maxLength={120}
            value={form.title}
            onInput={(event) => set({ title: event.currentTarget.value })}
          />
        </label>
        <label class="field">
          <span>{t("run.minutes")}</span>
          <input
            class="input"
            type="number"
            min={1}
            max={600}
            value={Math.round(form.seconds / 60)}
            onInput={(event) => set({ seconds: Math.max(1, Number(event.currentTarget.value) || 1) * 60 })}
          />
        </label>
        <label class="field">
          <span>{t("run.kind")}</span>
          <select class="input" value={form.kind} onChange={(event) => set({ kind: event.currentTarget.value })}>
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`run.kind.${kind}`)}
              </option>
            ))}
          </select>
        </label>
        {form.kind === "practice" && (
          <label class="field">
            <span>{t("room.practice")}</span>
            <select
              class="input"
              value={form.practice ?? ""}
              onChange={(event) => setForm(withPractice(form, event.currentTarget.value))}
            >
              <option value="">{t("run.noPractice")}</option>
              {practices.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          </label>
        )}
        <label class="field wide-field">
          <span>{t("run.question")}</span>
          <input
            class="input"
            maxLength={500}
            value={form.prompt ?? ""}
            onInput={(event) => setForm(withPrompt(form, event.currentTarget.value))}
          />
        </label>
        <button type="submit" class="button lead">
          {t("run.save")}
        </button>
      </form>
    </Dialog>
  );
}

function formOf(line: AgendaLine | undefined): LineForm {
  if (!line) return { id: newId(), kind: "talk", title: "", seconds: 600, grouping: "room" };
  const { id, kind, title, seconds, grouping, practice, board, prompt } = line;
  return {
    id,
    kind,
    title,
    seconds,
    grouping,
    ...(practice !== undefined && { practice }),
    ...(board !== undefined && { board }),
    ...(prompt !== undefined && { prompt }),
  };
}

function withPractice({ practice: _, ...form }: LineForm, practice: string): LineForm {
  return practice === "" ? form : { ...form, practice };
}

function withPrompt({ prompt: _, ...form }: LineForm, prompt: string): LineForm {
  return prompt === "" ? form : { ...form, prompt };
}
