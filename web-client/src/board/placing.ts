import { encloses } from "./geometry/boxes.ts";
import { crowdScale } from "./geometry/crowd.ts";
import { type Cell, type Layout, NOTE } from "./geometry/layout.ts";
import { placeOf } from "./geometry/place.ts";
import type { Box, Point } from "./geometry/point.ts";
import type { BoardModel } from "./model/board.ts";
import { type End, type Item, type Pos, writeEnd } from "./model/items.ts";
import { cellOfItem } from "./model/reading.ts";
import { boxOf, landing } from "./render/boxes.ts";

/** Items that are taken in the hand, and what lies in the frames among them. */
export function takenAlong(board: BoardModel, layout: Layout, items: readonly Item[]): ReadonlySet<string> {
  const taken = new Set(items.map(({ id }) => id));
  for (const frame of items.filter(({ kind }) => kind === "frame")) {
    const box = boxOf(board, layout, frame);
    for (const item of board.items.values())
      if (board.isLoose(item) && encloses(box, boxOf(board, layout, item))) taken.add(item.id);
  }
  return taken;
}

/** The free ends of a link move with it; the others stay at what they are tied to. */
export function movedEnds(item: Item | undefined, by: Point): Readonly<Record<string, unknown>> {
  if (item?.kind !== "link") return {};
  const moved = (end: End): End => (end.at === "point" ? { at: "point", ...plus(end, by) } : end);
  return { from: writeEnd(moved(item.from)), to: writeEnd(moved(item.to)) };
}

/** Where a new note comes to lie at a point: in a cell, or on a map freely. */
export function notePos(layout: Layout, point: Point, kind: "note" | "stamp" = "note"): Pos {
  if (layout.kind === "map") return point;
  const item = { kind, pos: placeOf(layout, point), text: "", tags: [] } as unknown as Item;
  return landing(layout, item, point);
}

export function boxesOf(board: BoardModel, layout: Layout, items: readonly Item[]): readonly Box[] {
  return items.map((item) => boxOf(board, layout, item));
}

/** So far apart are the lines of the grid, board units. */
export const GRID = 20;

/** The way nearest to `by` that leads from a point onto the grid; `on` if it is to lead on to the next line at least. */
export function ontoGrid(from: Point, by: Point, on = false): Point {
  const step = (at: number, way: number): number => {
    const far = on && way !== 0 ? Math.sign(way) * Math.max(Math.abs(way), GRID) : way;
    return Math.round((at + far) / GRID) * GRID - at;
  };
  return { x: step(from.x, by.x), y: step(from.y, by.y) };
}

export function plus(a: Point, b: Point): Point {
  return { x: a.x + b.x, y: a.y + b.y };
}

export function noteSize({ noteScale }: Layout, cell: Cell, notes: number): { w: number; h: number } {
  const k = noteScale * Math.min(cell.crowd.peek(), crowdScale(cell, notes, noteScale));
  return { w: NOTE.w * k, h: NOTE.usual * k };
}

/** The cell with the fewest notes; the centre last, since it is for one. */
export function emptiest(board: BoardModel, layout: Layout): Cell {
  const count = (cell: Cell): number =>
    board.notes.peek().filter((note) => cellOfItem(layout, note) === cell).length + (cell.hue === "center" ? 1e6 : 0);
  return layout.cells.toSorted((a, b) => count(a) - count(b))[0] as Cell;
}
