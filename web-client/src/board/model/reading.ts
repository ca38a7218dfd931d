import type { Cell, Layout } from "../geometry/layout.ts";
import { cellAt, cellOf } from "../geometry/place.ts";
import { type Item, isFree } from "./items.ts";

/** The cell that an item belongs to: its own, or the one that it lies over; undefined beside the board. */
export function cellOfItem(layout: Layout, { pos }: Item): Cell | undefined {
  return isFree(pos) ? cellAt(layout, pos) : cellOf(layout, pos);
}

/** Items by cell, then outwards and around; what lies in no cell comes last, from top to bottom. */
export function inReadingOrder(layout: Layout, items: readonly Item[]): readonly Item[] {
  const ranks = new Map(layout.cells.map((cell, index) => [cell, index]));
  const keys = new Map(items.map((item) => [item, sortKey(item, ranks, cellOfItem(layout, item))]));
  const key = (item: Item): SortKey => keys.get(item) as SortKey;
  return items.toSorted((a, b) => {
    const [x, y] = [key(a), key(b)];
    return x[0] - y[0] || x[1] - y[1] || x[2] - y[2] || (a.id < b.id ? -1 : 1);
  });
}

type SortKey = readonly [cell: number, row: number, column: number];

function sortKey({ pos }: Item, ranks: ReadonlyMap<Cell, number>, cell: Cell | undefined): SortKey {
  const rank = cell === undefined ? ranks.size : (ranks.get(cell) ?? 0);
  return isFree(pos) ? [rank, pos.y, pos.x] : [rank, pos.v, pos.u];
}
