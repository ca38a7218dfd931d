import type { Cell, Layout } from "../geometry/layout.ts";
import { cellAt, cellOf } from "../geometry/place.ts";
import { type Item, isFree } from "./items.ts";

/** The cell that an item belongs to: its own, or the one that it lies over; undefined beside the board. */
export function cellOfItem(layout: Layout, { pos }: Item): Cell | undefined {
  return isFree(pos) ? cellAt(layout, pos) : cellOf(layout, pos);
}

/** Items by cell, then outwards and around; what lies in no cell comes last, from top to bottom. */
export function inReadingOrder(layout: Layout, items: readonly Item[]): readonly Item[] {
  return sorted(layout, items).map(({ item }) => item);
}

/** Items by their cells, in reading order; what lies in none under `undefined`. */
export function byCell(layout: Layout, items: readonly Item[]): ReadonlyMap<Cell | undefined, readonly Item[]> {
  const lists = new Map<Cell | undefined, Item[]>();
  for (const { item, cell } of sorted(layout, items)) {
    const list = lists.get(cell);
    if (list) list.push(item);
    else lists.set(cell, [item]);
  }
  return lists;
}

interface Placed {
  readonly item: Item;
  readonly cell: Cell | undefined;
  readonly key: SortKey;
}

function sorted(layout: Layout, items: readonly Item[]): readonly Placed[] {
  const ranks = new Map(layout.cells.map((cell, index) => [cell, index]));
  const placed = items.map((item): Placed => {
    const cell = cellOfItem(layout, item);
    return { item, cell, key: sortKey(item, ranks, cell) };
  });
  return placed.sort(({ item: a, key: x }, { item: b, key: y }) => {
    return x[0] - y[0] || x[1] - y[1] || x[2] - y[2] || (a.id < b.id ? -1 : 1);
  });
}

type SortKey = readonly [cell: number, row: number, column: number];

function sortKey({ pos }: Item, ranks: ReadonlyMap<Cell, number>, cell: Cell | undefined): SortKey {
  const rank = cell === undefined ? ranks.size : (ranks.get(cell) ?? 0);
  return isFree(pos) ? [rank, pos.y, pos.x] : [rank, pos.v, pos.u];
}
