import type { JSX } from "preact";
import { t } from "../i18n/t.ts";
import { Icon } from "../kit/icons.tsx";
import type { Choice, KnownGroup } from "../wire/messages.ts";
import { type Line, planned, planRows } from "./agenda.ts";
import { SelectField, TextField } from "./fields.tsx";
import type { FormState } from "./useForm.ts";

interface Props {
  readonly form: FormState;
  /** The path of the line's fields in the form. */
  readonly at: string;
  readonly line: Line;
  readonly known: readonly KnownGroup[];
  readonly boards: readonly Choice[];
  readonly set: (part: Partial<Line>) => void;
}

/** What is prepared for each group of a line: a name, a question, a board. Opening the line's groups brings it (L41). */
export function LineGroups({ form, at, line, known, boards, set }: Props): JSX.Element | null {
  const rows = planRows(line, known);
  const chosen = line.grouping === "choice";
  if (rows.length === 0 && !chosen) return null;
  const place = (index: number): string => `${at}groups.${chosen ? index : prepared(line, rows[index]?.plan.key)}.`;
  return (
    <details class="line-groups" open={chosen || line.groups !== undefined}>
      <summary>{chosen ? t("agenda.toChoose") : t("agenda.groups")}</summary>
      <p class="wrong" role="alert">
        {form.wrong(`${at}groups`)}
      </p>
      <div class="group-plans">
        {rows.map(({ plan, known: team }, index) => (
          <fieldset key={team?.id ?? index}>
            <legend>{team?.name ?? t("agenda.groupAt", { n: index + 1 })}</legend>
            <TextField
              form={form}
              name={`${place(index)}name`}
              label={team ? t("agenda.otherName") : t("agenda.name")}
              value={plan.name ?? ""}
              placeholder={team?.name ?? ""}
              onChange={(name) => set(planned(rows, index, "name", name))}
            />
            <TextField
              form={form}
              name={`${place(index)}prompt`}
              class="asked"
              label={t("agenda.groupPrompt")}
              value={plan.prompt ?? ""}
              placeholder={line.prompt ?? ""}
              onChange={(prompt) => set(planned(rows, index, "prompt", prompt))}
            />
            <SelectField
              form={form}
              name={`${place(index)}board`}
              label={t("agenda.board")}
              value={plan.board ?? ""}
              options={[["", t("agenda.asForAll")], ...boards.map(({ id, title }) => [id, title] as const)]}
              onChange={(board) => set(planned(rows, index, "board", board))}
            />
            {chosen && (
              <button
                type="button"
                class="button round compact"
                aria-label={t("agenda.removeGroup", { name: plan.name ?? "" })}
                onClick={() => set({ groups: rows.map((row) => row.plan).filter((_, other) => other !== index) })}
              >
                <Icon name="close" />
              </button>
            )}
          </fieldset>
        ))}
      </div>
      {chosen && (
        <button
          type="button"
          class="button framed compact"
          onClick={() => set({ groups: [...rows.map(({ plan }) => plan), { name: "" }] })}
        >
          <Icon name="plus" />
          {t("agenda.addGroup")}
        </button>
      )}
    </details>
  );
}

/** Where among those that are sent the group stands. */
function prepared({ groups = [] }: Line, key: string | undefined): number {
  return groups.findIndex((plan) => plan.key === key);
}
