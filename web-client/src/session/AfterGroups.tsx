import type { JSX } from "preact";
import { t } from "../i18n/t.ts";
import { ROOM } from "./fold.ts";
import { groupName } from "./People.tsx";
import type { Seat } from "./seat.ts";

/** What the groups brought back, in the room, until the next groups open. */
export function GroupLines({ seat }: { seat: Seat }): JSX.Element | null {
  const { lines, grouping } = seat.room.now.value;
  const last = lines.filter((line) => line.grouping === grouping?.id);
  if (last.length === 0 || seat.where.value !== ROOM) return null;
  return (
    <section class="group-lines" aria-label={t("groups.lines")}>
      <h2>{t("groups.lines")}</h2>
      <ul>
        {last.map(({ group, name, text }) => (
          <li key={group}>
            <span class="soft small">{groupName(name)}</span>
            <p>{text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
