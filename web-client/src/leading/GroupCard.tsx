import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { ROOM, whereIs } from "../session/fold.ts";
import { groupName } from "../session/People.tsx";
import type { Seat } from "../session/seat.ts";
import type { Group, Grouping } from "../wire/messages.ts";
import { GroupClock } from "./GroupClock.tsx";

interface Props {
  readonly seat: Seat;
  readonly grouping: Grouping;
  readonly group: Group;
}

/** One group: who of it is here, its line, and visiting, telling and moving. */
export function GroupCard({ seat, grouping, group }: Props): JSX.Element {
  const [telling, setTelling] = useState<string | undefined>(undefined);
  const here = seat.where.value === group.id;
  const isOn = (id: string): boolean => seat.clockOf(grouping, id).is !== "none";
  const line = seat.room.now.value.lines.find((each) => each.grouping === grouping.id && each.group === group.id);
  const tell = async (): Promise<void> => {
    const text = (telling ?? "").trim();
    if (text !== "" && (await seat.order({ type: "tellGroups", text, groups: [group.id] }))) setTelling(undefined);
  };
  return (
    <li class="group-card">
      <header>
        <b>{groupName(group.name)}</b>
        {isOn(group.id) && (
          <>
            <button
              type="button"
              class="button small"
              onClick={() => void seat.order({ type: "goTo", where: here ? "" : group.id })}
            >
              {here ? t("leading.leaveGroup") : t("leading.visit")}
            </button>
            <button
              type="button"
              class="button small"
              onClick={() => setTelling(telling === undefined ? "" : undefined)}
            >
              {t("leading.tell")}
            </button>
          </>
        )}
      </header>
      {grouping.kind !== "PRACTICE" && <GroupClock seat={seat} grouping={grouping} group={group} />}
      <ul>
        {group.members.map((person) => (
          <li key={person} class={seat.isHere(person) ? "" : "soft"}>
            <span>{nameAndPlace({ seat, grouping, group }, person)}</span>
            <select
              class="move"
              aria-label={t("leading.move", { name: seat.nameOf(person) })}
              value={group.id}
              onChange={(event) =>
                void seat.order({
                  type: "placePerson",
                  grouping: grouping.id,
                  person,
                  group: event.currentTarget.value,
                })
              }
            >
              {grouping.groups
                .filter(({ id }) => id === group.id || isOn(id))
                .map(({ id, name }) => (
                  <option key={id} value={id}>
                    {groupName(name)}
                  </option>
                ))}
            </select>
          </li>
        ))}
      </ul>
      {line && <p class="small">“{line.text}”</p>}
      {telling !== undefined && (
        <form
          class="tell-all"
          onSubmit={(event) => {
            event.preventDefault();
            void tell();
          }}
        >
          <input
            class="input"
            value={telling}
            maxLength={400}
            aria-label={t("leading.tellOne", { group: groupName(group.name) })}
            onInput={(event) => setTelling(event.currentTarget.value)}
          />
          <button type="submit" class="button framed">
            {t("chat.send")}
          </button>
        </form>
      )}
    </li>
  );
}

/** How somebody is called, and where they are if not with their group. */
function nameAndPlace({ seat, grouping, group }: Props, person: string): string {
  const name = seat.nameOf(person);
  if (!seat.isHere(person)) return t("leading.gone", { name });
  const where = whereIs(seat.room.now.value, person, seat.now.value);
  const out = where === ROOM && seat.clockOf(grouping, group.id).is !== "none" && seat.isOpen(grouping);
  return out ? t("leading.isInRoom", { name }) : name;
}
