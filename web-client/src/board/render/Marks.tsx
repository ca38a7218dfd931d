import type { JSX } from "preact";
import type { Layout } from "../geometry/layout.ts";
import type { BoardModel } from "../model/board.ts";
import type { Item } from "../model/items.ts";
import { boxOf } from "./boxes.ts";

/** Votes and open comments, at the upper right corner of an item. */
export function Marks({ item, board, layout }: { item: Item; board: BoardModel; layout: Layout }): JSX.Element | null {
  const votes = board.votes.shownOn(item.id).value;
  const comments = board.comments.openOn(item.id).value;
  if (votes === 0 && comments === 0) return null;
  const { x, y, w } = boxOf(board, layout, item);
  return (
    <g class="marks" transform={`translate(${x + w} ${y})`}>
      {votes > 0 && <Mark at={-4} class="votes" text={String(votes)} />}
      {comments > 0 && <Mark at={votes > 0 ? -28 : -4} class="comments" text={String(comments)} />}
    </g>
  );
}

function Mark({ at, class: name, text }: { at: number; class: string; text: string }): JSX.Element {
  return (
    <g class={`mark-dot ${name}`} transform={`translate(${at} 0)`}>
      {name === "comments" ? (
        <path d="M-11-9h22a3 3 0 013 3v9a3 3 0 01-3 3h-13l-7 6v-6h-2a3 3 0 01-3-3v-9a3 3 0 013-3z" />
      ) : (
        <circle r="11" />
      )}
      <text y={name === "comments" ? 2.5 : 4}>{text}</text>
    </g>
  );
}
