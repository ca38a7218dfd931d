import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { Icon } from "../kit/icons.tsx";
import { ROOM } from "./fold.ts";
import { groupName } from "./People.tsx";
import type { Seat } from "./seat.ts";

/** What the groups brought back, in the room, until the next groups open. */
export function GroupLines({ seat }: { seat: Seat }): JSX.Element | null {
  const { lines, grouping } = seat.room.now.value;
  const [put, setPut] = useState<string | undefined>(undefined);
  const last = lines.filter((line) => line.grouping === grouping?.id);
  const boards = grouping?.groups.filter(({ board }) => board !== undefined) ?? [];
  if (last.length + boards.length === 0 || seat.where.value !== ROOM || seat.groups.value !== "none") return null;
  if (put === grouping?.id) return null;
  return (
    <section class="group-lines" aria-label={t("groups.lines")}>
      <header>
        <h2>{t("groups.lines")}</h2>
        <button
          type="button"
          class="button round compact"
          aria-label={t("kit.close")}
          onClick={() => setPut(grouping?.id)}
        >
          <Icon name="close" />
        </button>
      </header>
      <ul>
        {last.map(({ group, name, text }) => (
          <li key={group}>
            <span class="soft small">{groupName(name)}</span>
            <p>{text}</p>
          </li>
        ))}
      </ul>
      {boards.length > 0 && (
        <p class="row">
          {boards.map(({ id, name, board }) => (
            <a key={id} class="button small framed" href={`/board/${board}`} target="_blank" rel="noreferrer">
              {t("groups.board", { group: groupName(name) })}
            </a>
          ))}
        </p>
      )}
    </section>
  );
}
