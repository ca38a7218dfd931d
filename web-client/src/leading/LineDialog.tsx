import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { Dialog } from "../kit/Dialog.tsx";
import { newId } from "../kit/id.ts";
import type { Seat } from "../session/seat.ts";
import type { Api } from "../wire/api.ts";
import type { AgendaLine, LineForm, PracticeSummary } from "../wire/messages.ts";
import { NumberField, SelectField, TextField } from "./fields.tsx";
import { useTemplates } from "./useTemplates.ts";

interface Props {
  readonly seat: Seat;
  readonly api: Api;
  readonly line: AgendaLine | undefined;
  readonly practices: readonly PracticeSummary[];
  readonly onClose: () => void;
}

const KINDS = ["talk", "practice", "breakout", "board", "break", "circle", "journal", "open"] as const;
const GROUPINGS = ["room", "home", "pairs", "threes", "teams", "sites", "choice", "self"] as const;

/** One line of the agenda, to be changed or added. */
export function LineDialog({ seat, api, line, practices, onClose }: Props): JSX.Element {
  const [form, setForm] = useState<LineForm>(() => formOf(line));
  const templates = useTemplates(api);
  const set = (change: Partial<LineForm>): void => setForm((before) => ({ ...before, ...change }));
  const setOrDrop = (part: "practice" | "board" | "prompt", text: string): void => setForm(without(form, part, text));
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
        <TextField label={t("run.lineTitle")} required most={120} value={form.title} on={(title) => set({ title })} />
        <NumberField
          label={t("run.minutes")}
          most={600}
          value={Math.round(form.seconds / 60)}
          on={(minutes) => set({ seconds: minutes * 60 })}
        />
        <SelectField
          label={t("run.kind")}
          value={form.kind}
          options={KINDS.map((kind): readonly [string, string] => [kind, t(`run.kind.${kind}`)])}
          on={(kind) => set({ kind })}
        />
        <SelectField
          label={t("run.grouping")}
          value={form.grouping}
          options={GROUPINGS.map((grouping): readonly [string, string] => [grouping, t(`run.grouping.${grouping}`)])}
          on={(grouping) => set({ grouping })}
        />
        {(form.kind === "practice" || form.kind === "circle") && (
          <SelectField
            label={t("room.practice")}
            value={form.practice ?? ""}
            options={[["", t("run.noPractice")], ...practices.map(({ id, title }) => [id, title] as const)]}
            on={(practice) => setOrDrop("practice", practice)}
          />
        )}
        <SelectField
          label={t("room.board")}
          value={form.board ?? ""}
          options={[["", t("leading.noBoard")], ...templates.map(({ id, title }) => [id, title] as const)]}
          on={(board) => setOrDrop("board", board)}
        />
        <TextField
          label={t("run.question")}
          wide
          most={500}
          value={form.prompt ?? ""}
          on={(prompt) => setOrDrop("prompt", prompt)}
        />
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

function without(form: LineForm, part: "practice" | "board" | "prompt", text: string): LineForm {
  const { [part]: _, ...rest } = form;
  return text === "" ? rest : { ...rest, [part]: text };
}
