import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { groupName } from "../session/People.tsx";
import type { Seat } from "../session/seat.ts";
import type { GroupForm, Grouping, TemplateCard } from "../wire/messages.ts";
import { SelectField, TextField } from "./fields.tsx";
import { changed, formOf, groupForm, moved } from "./groupForms.ts";

interface Props {
  readonly seat: Seat;
  readonly templates: readonly TemplateCard[];
  readonly mayOpen: boolean;
}

/** What was divided and waits; changed, opened as it is, or let go. */
export function PreparedGroups({ seat, templates, mayOpen }: Props): JSX.Element | null {
  const { prepared } = seat.room.now.value;
  const [editing, setEditing] = useState<string | undefined>(undefined);
  if (prepared.length === 0) return null;
  return (
    <section aria-label={t("leading.prepared")}>
      <h3>{t("leading.prepared")}</h3>
      <ul class="prepared">
        {prepared.map((grouping) => (
          <li key={grouping.id}>
            <h4>{grouping.title}</h4>
            {editing === grouping.id ? (
              <Edit seat={seat} grouping={grouping} templates={templates} onDone={() => setEditing(undefined)} />
            ) : (
              <Waiting seat={seat} grouping={grouping} mayOpen={mayOpen} onEdit={() => setEditing(grouping.id)} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface WaitingProps {
  readonly seat: Seat;
  readonly grouping: Grouping;
  readonly mayOpen: boolean;
  readonly onEdit: () => void;
}

function Waiting({ seat, grouping, mayOpen, onEdit }: WaitingProps): JSX.Element {
  const open = (): void => void seat.order({ type: "openGroups", form: formOf(grouping), prepared: grouping.id });
  return (
    <>
      <ul class="small">
        {grouping.groups.map(({ id, name, members }) => (
          <li key={id}>{`${groupName(name)}: ${members.map((person) => seat.nameOf(person)).join(", ")}`}</li>
        ))}
      </ul>
      <div class="row">
        {mayOpen && (
          <button type="button" class="button framed compact" onClick={open}>
            {t("leading.openThese")}
          </button>
        )}
        <button type="button" class="button framed compact" onClick={onEdit}>
          {t("run.edit")}
        </button>
        <button
          type="button"
          class="button compact"
          onClick={() => void seat.order({ type: "dropPrepared", grouping: grouping.id })}
        >
          {t("leading.letGo")}
        </button>
      </div>
    </>
  );
}

interface EditProps {
  readonly seat: Seat;
  readonly grouping: Grouping;
  readonly templates: readonly TemplateCard[];
  readonly onDone: () => void;
}

/** Names, question and board of each group, and who is in it. */
function Edit({ seat, grouping, templates, onDone }: EditProps): JSX.Element {
  const [groups, setGroups] = useState<readonly GroupForm[]>(() =>
    grouping.groups.map((group) => groupForm(group, t("groups.across"))),
  );
  const set = (at: number, part: "name" | "prompt" | "board", text: string): void =>
    setGroups(groups.map((group, index) => (index === at ? changed(group, part, text) : group)));
  const save = async (): Promise<void> => {
    const form = { ...formOf(grouping), groups };
    if (await seat.order({ type: "prepareGroups", prepared: grouping.id, form })) onDone();
  };
  const boards = [["", t("leading.noBoard")], ...templates.map(({ id, title }) => [id, title] as const)] as const;
  return (
    <form
      class="edit-prepared"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {groups.map((group, at) => (
        <fieldset key={at}>
          <legend>{groupName(group.name)}</legend>
          <TextField
            label={t("leading.name")}
            required
            most={60}
            value={group.name}
            on={(name) => set(at, "name", name)}
          />
          <SelectField
            label={t("room.board")}
            value={group.board ?? ""}
            options={boards}
            on={(board) => set(at, "board", board)}
          />
          <TextField
            label={t("run.question")}
            wide
            most={500}
            value={group.prompt ?? ""}
            on={(prompt) => set(at, "prompt", prompt)}
          />
          <ul class="wide-field">
            {group.members.map((person) => (
              <li key={person}>
                <span>{seat.nameOf(person)}</span>
                <select
                  class="move"
                  aria-label={t("leading.move", { name: seat.nameOf(person) })}
                  value={at}
                  onChange={(event) => setGroups(moved(groups, person, Number(event.currentTarget.value)))}
                >
                  {groups.map(({ name }, index) => (
                    <option key={index} value={index}>
                      {groupName(name)}
                    </option>
                  ))}
                </select>
              </li>
            ))}
          </ul>
        </fieldset>
      ))}
      <div class="row">
        <button type="submit" class="button lead compact">
          {t("run.save")}
        </button>
        <button type="button" class="button compact" onClick={onDone}>
          {t("leading.asItWas")}
        </button>
      </div>
    </form>
  );
}
