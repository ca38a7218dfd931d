import type { JSX } from "preact";
import { t } from "../i18n/t.ts";
import type { Seat } from "../session/seat.ts";
import { Page } from "./Page.tsx";

/** Waiting to be let in (L36). */
export function AtDoor(): JSX.Element {
  return (
    <Page title={t("room.waiting")}>
      <p role="status">{t("room.waitingText")}</p>
    </Page>
  );
}

/** To those who lead: who waits, and the way in for them. */
export function Waiters({ seat }: { seat: Seat }): JSX.Element | null {
  const people = seat.room.waiters.value;
  if (people.length === 0) return null;
  const letIn = (): void => {
    for (const { id } of people) void seat.order({ type: "admit", person: id });
  };
  return (
    <p class="lead-offer" role="status">
      {t("room.atDoor", { n: people.length, names: people.map(({ name }) => name).join(", ") })}
      <button type="button" class="button small lead" onClick={letIn}>
        {t("room.letIn")}
      </button>
    </p>
  );
}
