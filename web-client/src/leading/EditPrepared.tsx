import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { groupName } from "../session/People.tsx";
import type { Seat } from "../session/seat.ts";
import type { GroupForm, Grouping, Named, TemplateCard } from "../wire/messages.ts";
import { SelectField, TextField } from "./fields.tsx";
import { changed, formOf, groupForm, inNone, moved, withOneMore, withoutEmpty } from "./groupForms.ts";

interface Props {
  readonly seat: Seat;
  readonly grouping: Grouping;
  readonly templates: readonly TemplateCard[];
  readonly expected: readonly Named[];
  readonly onDone: () => void;
}

/** Names, question and board of each group, and who is in it, come or not (L46). */
export function EditPrepared({ seat, grouping, templates, expected, onDone }: Props): JSX.Element {
  const [groups, setGroups] = useState<readonly GroupForm[]>(() =>
    grouping.groups.map((group) => groupForm(group, t("groups.across"))),
  );
  const set = (at: number, part: "name" | "prompt" | "board", text: string): void =>
    setGroups(groups.map((group, index) => (index === at ? changed(group, part, text) : group)));
  const kept = withoutEmpty(grouping.kind, groups);
  const save = async (): Promise<void> => {
    const form = { ...formOf(grouping), groups: kept };
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
          <Members seat={seat} groups={groups} at={at} expected={expected} onChange={setGroups} />
        </fieldset>
      ))}
      <div class="row">
        <button type="button" class="button framed compact" onClick={() => setGroups(withOneMore(groups))}>
          {t("leading.moreGroup")}
        </button>
      </div>
      <div class="row">
        <button type="submit" class="button lead compact" disabled={kept.length === 0}>
          {t("run.save")}
        </button>
        <button type="button" class="button compact" onClick={onDone}>
          {t("leading.asItWas")}
        </button>
      </div>
    </form>
  );
}

/** How somebody is called, and whether they are still awaited. */
export function nameIn(seat: Seat, person: string): string {
  const name = seat.nameOf(person);
  return seat.isHere(person) ? name : t("leading.awaited", { name });
}

interface MembersProps {
  readonly seat: Seat;
  readonly groups: readonly GroupForm[];
  readonly at: number;
  readonly expected: readonly Named[];
  readonly onChange: (groups: readonly GroupForm[]) => void;
}

const NO_GROUP = -1;

/** Who is in a group: moved to another or out of all, and more of those who are in none. */
function Members({ seat, groups, at, expected, onChange }: MembersProps): JSX.Element {
  const group = groups[at] as GroupForm;
  const free = inNone(known(seat, expected), groups);
  const name = groupName(group.name);
  return (
    <ul class="wide-field">
      {group.members.map((person) => (
        <li key={person}>
          <span>{nameIn(seat, person)}</span>
          <select
            class="move"
            aria-label={t("leading.move", { name: seat.nameOf(person) })}
            value={at}
            onChange={(event) => onChange(moved(groups, person, Number(event.currentTarget.value)))}
          >
            {groups.map(({ name }, index) => (
              <option key={index} value={index}>
                {groupName(name)}
              </option>
            ))}
            <option value={NO_GROUP}>{t("leading.noGroup")}</option>
          </select>
        </li>
      ))}
      {free.length > 0 && (
        <li>
          <select
            class="input"
            aria-label={t("leading.addTo", { group: name })}
            value=""
            onChange={(event) => {
              onChange(moved(groups, event.currentTarget.value, at));
              event.currentTarget.value = "";
            }}
          >
            <option value="">{t("leading.add")}</option>
            {free.map(({ id }) => (
              <option key={id} value={id}>
                {nameIn(seat, id)}
              </option>
            ))}
          </select>
        </li>
      )}
    </ul>
  );
}

/** Who is here, and then whom the session waits for. */
function known(seat: Seat, expected: readonly Named[]): readonly Named[] {
  const here = seat.room.people.value;
  return [...here, ...expected.filter(({ id }) => !seat.isHere(id))];
}
