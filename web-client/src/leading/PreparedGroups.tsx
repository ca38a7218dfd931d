import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { groupName } from "../session/People.tsx";
import { leads } from "../session/roles.ts";
import type { Seat } from "../session/seat.ts";
import type { Grouping, Named, RosterPerson, TemplateCard } from "../wire/messages.ts";
import { EditPrepared, nameIn } from "./EditPrepared.tsx";
import { formOf, inNone } from "./groupForms.ts";

interface Props {
  readonly seat: Seat;
  readonly templates: readonly TemplateCard[];
  readonly mayOpen: boolean;
  /** Whom the session waits for. */
  readonly expected: readonly Named[];
  /** The one that is being changed. */
  readonly editing: string | undefined;
  readonly onEdit: (grouping: string | undefined) => void;
}

/** What was divided and waits; changed, opened as it is, or let go. */
export function PreparedGroups({ seat, templates, mayOpen, expected, editing, onEdit }: Props): JSX.Element | null {
  const { prepared } = seat.room.now.value;
  if (prepared.length === 0) return null;
  return (
    <section aria-label={t("leading.prepared")}>
      <h3>{t("leading.prepared")}</h3>
      <ul class="prepared">
        {prepared.map((grouping) => (
          <li key={grouping.id}>
            <h4>{grouping.title}</h4>
            {editing === grouping.id ? (
              <EditPrepared
                seat={seat}
                grouping={grouping}
                templates={templates}
                expected={expected}
                onDone={() => onEdit(undefined)}
              />
            ) : (
              <Waiting seat={seat} grouping={grouping} mayOpen={mayOpen} onEdit={() => onEdit(grouping.id)} />
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
  const [others, setOthers] = useState(true);
  const left = grouping.kind === "CHOICE" ? [] : inNone(notLeading(seat), grouping.groups);
  const open = (): void =>
    void seat.order({
      type: "openGroups",
      form: formOf(grouping),
      prepared: grouping.id,
      ...(others && left.length > 0 && { others }),
    });
  return (
    <>
      <ul class="small">
        {grouping.groups.map(({ id, name, members }) => (
          <li key={id}>{`${groupName(name)}: ${members.map((person) => nameIn(seat, person)).join(", ")}`}</li>
        ))}
      </ul>
      {left.length > 0 && (
        <label class="check small">
          <input type="checkbox" checked={others} onChange={(event) => setOthers(event.currentTarget.checked)} />
          {t("leading.othersToo", { names: left.map(({ name }) => name).join(", ") })}
        </label>
      )}
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

function notLeading(seat: Seat): readonly RosterPerson[] {
  return seat.room.people.value.filter(({ role }) => !leads(role));
}
