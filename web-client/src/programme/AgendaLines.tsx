import type { JSX } from "preact";
import { t } from "../i18n/t.ts";
import { Icon } from "../kit/icons.tsx";
import type { Choice, KnownGroup } from "../wire/messages.ts";
import { begins, divided, GROUPINGS, KINDS, type Line, moved, newLine } from "./agenda.ts";
import { SelectField, TextField } from "./fields.tsx";
import { LineGroups } from "./LineGroups.tsx";
import type { FormState } from "./useForm.ts";

interface Props {
  readonly form: FormState;
  readonly lines: readonly Line[];
  readonly practices: readonly Choice[];
  readonly boards: readonly Choice[];
  readonly groups: readonly KnownGroup[];
  readonly onChange: (lines: readonly Line[]) => void;
}

export function AgendaLines({ form, lines, practices, boards, groups, onChange }: Props): JSX.Element {
  const starts = begins(lines);
  const set = (at: number, part: Partial<Line>): void =>
    onChange(lines.map((line, index) => (index === at ? { ...line, ...part } : line)));
  const divide = (at: number, grouping: string): void =>
    onChange(lines.map((line, index) => (index === at ? divided(line, grouping) : line)));
  return (
    <>
      <ol class="agenda-lines">
        {lines.map((line, at) => (
          <li key={line.key}>
            <LineFields
              form={form}
              at={at}
              line={line}
              begin={starts[at] ?? 0}
              practices={practices}
              boards={boards}
              groups={groups}
              set={(part) => set(at, part)}
              divide={(grouping) => divide(at, grouping)}
            />
            <div class="line-actions">
              <LineButton
                label={t("agenda.up", { title: line.title })}
                icon="above"
                off={at === 0}
                run={() => onChange(moved(lines, at, at - 1))}
              />
              <LineButton
                label={t("agenda.down", { title: line.title })}
                icon="below"
                off={at === lines.length - 1}
                run={() => onChange(moved(lines, at, at + 1))}
              />
              <LineButton
                label={t("agenda.remove", { title: line.title })}
                icon="close"
                off={false}
                run={() => onChange(lines.filter((_, index) => index !== at))}
              />
            </div>
          </li>
        ))}
      </ol>
      <button type="button" class="button framed" onClick={() => onChange([...lines, newLine(lines)])}>
        <Icon name="plus" />
        {t("agenda.add")}
      </button>
    </>
  );
}

interface LineButtonProps {
  readonly label: string;
  readonly icon: "above" | "below" | "close";
  readonly off: boolean;
  readonly run: () => void;
}

function LineButton({ label, icon, off, run }: LineButtonProps): JSX.Element {
  return (
    <button type="button" class="button round compact" aria-label={label} disabled={off} onClick={run}>
      <Icon name={icon} />
    </button>
  );
}

interface LineFieldsProps {
  readonly form: FormState;
  readonly at: number;
  readonly line: Line;
  readonly begin: number;
  readonly practices: readonly Choice[];
  readonly boards: readonly Choice[];
  readonly groups: readonly KnownGroup[];
  readonly set: (part: Partial<Line>) => void;
  readonly divide: (grouping: string) => void;
}

function LineFields({ form, at, line, begin, practices, boards, groups, set, divide }: LineFieldsProps): JSX.Element {
  const name = (field: string): string => `items.${at}.${field}`;
  const withPractice = line.kind === "practice" || line.kind === "circle";
  const withBoard = line.kind === "board" || line.kind === "circle" || line.kind === "open";
  return (
    <div class="line-fields">
      <span class="line-begin still soft">{`${Math.floor(begin / 60)}:${String(begin % 60).padStart(2, "0")}`}</span>
      <TextField
        form={form}
        name={name("title")}
        class="grow"
        label={t("agenda.line")}
        value={line.title}
        onChange={(title) => set({ title })}
      />
      <TextField
        form={form}
        name={name("minutes")}
        type="number"
        min={1}
        class="few"
        label={t("event.minutes")}
        value={String(line.minutes)}
        onChange={(minutes) => set({ minutes: Number(minutes) })}
      />
      <SelectField
        form={form}
        name={name("kind")}
        label={t("agenda.kind")}
        value={line.kind}
        options={KINDS.map((kind) => [kind, kindName(kind)])}
        onChange={(kind) => set({ kind })}
      />
      <SelectField
        form={form}
        name={name("grouping")}
        label={t("agenda.grouping")}
        value={line.grouping}
        options={GROUPINGS.map((grouping) => [grouping, groupingName(grouping)])}
        onChange={divide}
      />
      {withPractice && (
        <SelectField
          form={form}
          name={name("practice")}
          label={t("agenda.practice")}
          value={line.practice ?? ""}
          options={[["", t("agenda.none")], ...practices.map(practiceOption)]}
          onChange={(practice) => set({ practice })}
        />
      )}
      {withBoard && (
        <SelectField
          form={form}
          name={name("board")}
          label={t("agenda.board")}
          value={line.board ?? ""}
          options={[["", t("agenda.none")], ...boards.map(({ id, title }) => [id, title] as const)]}
          onChange={(board) => set({ board })}
        />
      )}
      <TextField
        form={form}
        name={name("prompt")}
        class="asked"
        label={t("agenda.prompt")}
        value={line.prompt ?? ""}
        onChange={(prompt) => set({ prompt })}
      />
      <TextField
        form={form}
        name={name("notes")}
        class="asked"
        label={t("agenda.notes")}
        value={line.notes ?? ""}
        onChange={(notes) => set({ notes })}
      />
      <LineGroups form={form} at={name("")} line={line} known={groups} boards={boards} set={set} />
    </div>
  );
}

function practiceOption({ id, title, minutes }: Choice): readonly [string, string] {
  return [id, t("agenda.practiceOf", { title, n: minutes })];
}

function kindName(kind: (typeof KINDS)[number]): string {
  return t(`agenda.kind.${kind}`);
}

function groupingName(grouping: (typeof GROUPINGS)[number]): string {
  return t(`agenda.grouping.${grouping}`);
}
