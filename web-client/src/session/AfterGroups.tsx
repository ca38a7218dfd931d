import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Desk } from "../board/desk.ts";
import { t } from "../i18n/t.ts";
import { Icon } from "../kit/icons.tsx";
import type { Group, GroupLine } from "../wire/messages.ts";
import { ROOM } from "./fold.ts";
import { groupName } from "./People.tsx";
import type { Seat } from "./seat.ts";

/** What the room's boards let one do with what comes back. */
export interface Boards {
  /** The one that this person looks at of their own will. */
  readonly looking: string | undefined;
  readonly look: (board: string | undefined) => void;
  /** The board that is on the screen. */
  readonly desk: Desk;
}

interface Props {
  readonly seat: Seat;
  readonly boards: Boards;
}

/** What the groups brought back, in the room, until the next groups open: their lines and their boards, which live on. */
export function GroupLines({ seat, boards }: Props): JSX.Element | null {
  const { lines, grouping, showing } = seat.room.now.value;
  const [put, setPut] = useState<string | undefined>(undefined);
  const last = lines.filter((line) => line.grouping === grouping?.id);
  const groups = grouping?.groups.filter(({ board }) => board !== undefined) ?? [];
  if (last.length + groups.length === 0 || seat.where.value !== ROOM || seat.groups.value !== "none") return null;
  if (boards.looking !== undefined) return <Looking groups={groups} boards={boards} />;
  // What is shown to all lies in the same place.
  const covered = showing !== undefined && showing.kind !== "BOARD" && showing.kind !== "WALK";
  if (put === grouping?.id || covered) return null;
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
      <p class="row">
        {groups.map(({ id, name, board }) => (
          <button key={id} type="button" class="button small framed" onClick={() => boards.look(board)}>
            {t("groups.board", { group: groupName(name) })}
          </button>
        ))}
        {seat.leads && last.length > 0 && (
          <button type="button" class="button small framed" onClick={() => void bringBack(boards.desk, last)}>
            {t("groups.toBoard")}
          </button>
        )}
      </p>
    </section>
  );
}

/** At a group's board: whose it is, and the way back. */
function Looking({ groups, boards }: { groups: readonly Group[]; boards: Boards }): JSX.Element {
  const name = groups.find(({ board }) => board === boards.looking)?.name ?? "";
  return (
    <p class="shown card" role="status">
      <b>{t("groups.board", { group: groupName(name) })}</b>
      <button type="button" class="button framed" onClick={() => boards.look(undefined)}>
        {t("groups.boardBack")}
      </button>
    </p>
  );
}

/** Each line becomes a note on the board, which anybody can go on with. */
async function bringBack(desk: Desk, lines: readonly GroupLine[]): Promise<void> {
  const { addNotes } = await import("../board/clipboard/place.ts");
  const { board } = desk;
  const layout = board.layout.peek();
  const texts = lines.map(({ name, text }) => t("groups.note", { text, group: groupName(name) }));
  if (layout) addNotes({ board, desk, layout }, texts, { x: 0, y: 0 });
}
