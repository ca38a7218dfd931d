import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import type { Seat } from "../session/seat.ts";
import type { Api } from "../wire/api.ts";
import type { RosterPerson } from "../wire/messages.ts";
import { useExpected } from "./useExpected.ts";

interface Props {
  readonly seat: Seat;
  readonly api: Api;
  readonly session: string;
}

/** Under the header while somebody waits to be let in (L36): who, and the way in for all of them. */
export function WaitStrip({ seat }: { seat: Seat }): JSX.Element | null {
  const { people } = seat.room.arrivals.value;
  if (people.length === 0) return null;
  return (
    <p class="lead-offer" role="status">
      <span>{t("room.atDoor", { n: people.length, names: people.map(({ name }) => name).join(", ") })}</span>
      <LetAllIn seat={seat} people={people} />
    </p>
  );
}

/** Above the people who are here: who waits, who is at the doors, who is still awaited (L47). */
export function Arrivals({ seat, api, session }: Props): JSX.Element {
  const { people, doors } = seat.room.arrivals.value;
  const [asked, setAsked] = useState(0);
  const expected = useExpected(api, session, seat, asked);
  const known = new Set([...people, ...doors].map(({ id }) => id));
  const away = expected.filter(({ id }) => !known.has(id) && !seat.isHere(id)).map(({ name }) => name);
  return (
    <>
      {people.length > 0 && (
        <Part title={t("arrivals.wait")} beside={people.length > 1 && <LetAllIn seat={seat} people={people} />}>
          <ul>
            {people.map(({ id, name }) => (
              <li key={id} class="person">
                <span class="person-name">{name}</span>
                <button
                  type="button"
                  class="button small framed"
                  aria-label={t("arrivals.letInOne", { name })}
                  onClick={() => admit(seat, id)}
                >
                  {t("room.letIn")}
                </button>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {doors.length > 0 && (
        <Part title={t("arrivals.doors")}>
          <p class="small">{doors.map(({ name }) => name || t("arrivals.nameless")).join(", ")}</p>
        </Part>
      )}
      {away.length > 0 && (
        <details class="awaited small" onToggle={(event) => event.currentTarget.open && setAsked(asked + 1)}>
          <summary>{t("arrivals.awaited")}</summary>
          <p class="soft">{away.join(", ")}</p>
        </details>
      )}
    </>
  );
}

interface PartProps {
  readonly title: string;
  readonly beside?: ComponentChildren;
  readonly children: ComponentChildren;
}

function Part({ title, beside, children }: PartProps): JSX.Element {
  return (
    <section class="site" aria-label={title}>
      <h3>
        <span>{title}</span>
        {beside}
      </h3>
      {children}
    </section>
  );
}

function LetAllIn({ seat, people }: { seat: Seat; people: readonly RosterPerson[] }): JSX.Element {
  return (
    <button
      type="button"
      class="button small lead"
      onClick={() => {
        for (const { id } of people) admit(seat, id);
      }}
    >
      {t(people.length === 1 ? "room.letIn" : "room.letAllIn")}
    </button>
  );
}

function admit(seat: Seat, person: string): void {
  void seat.order({ type: "admit", person });
}
