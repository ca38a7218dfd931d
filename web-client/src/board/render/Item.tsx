import type { JSX } from "preact";
import type { Layout } from "../geometry/layout.ts";
import type { BoardModel } from "../model/board.ts";
import type { Item, Note } from "../model/items.ts";
import { cellOfItem } from "../model/reading.ts";
import { CENTER } from "../template.ts";
import type { Shift } from "./boxes.ts";
import { lateShapes } from "./lateShapes.ts";
import { hueClass } from "./look.ts";
import { Marks } from "./Marks.tsx";
import { NoteShape } from "./NoteShape.tsx";

interface Props {
  readonly item: Item;
  readonly board: BoardModel;
  readonly layout: Layout;
  readonly shift?: Shift | undefined;
}

/** One item as it is drawn, with the marks of votes and comments on it. */
export function ItemShape({ item, board, layout, shift }: Props): JSX.Element {
  const cell = cellOfItem(layout, item);
  const locked = item.hidden ? "hidden-note" : item.prepared ? "prepared" : item.locked ? "locked" : "";
  return (
    <g class={`item ${hueClass(item, cell)} ${locked}`} data-item={item.id}>
      <Body item={item} board={board} layout={layout} shift={shift} />
      {item.kind !== "link" && item.kind !== "stroke" && <Marks item={item} board={board} layout={layout} />}
    </g>
  );
}

function Body({ item, board, layout, shift }: Props): JSX.Element | null {
  if (item.kind === "note") return <NoteShape note={item} layout={layout} plain={isPlain(item, board, layout)} />;
  const shapes = lateShapes().value;
  return shapes ? <shapes.OtherShape item={item} board={board} layout={layout} shift={shift} /> : null;
}

/** The one note of the centre stands there without a card. */
function isPlain(note: Note, board: BoardModel, layout: Layout): boolean {
  const cell = cellOfItem(layout, note);
  if (cell?.ring !== CENTER || note.tags.length > 0) return false;
  board.items.places.value;
  for (const other of board.items.values())
    if (other.id !== note.id && other.kind === "note" && cellOfItem(layout, other) === cell) return false;
  return true;
}
