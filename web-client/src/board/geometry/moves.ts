import { keepInside } from "./inside.ts";
import type { Cell, Layout, Place } from "./layout.ts";
import { cellAt, cellOf, placeIn, pointOf } from "./place.ts";
import type { Point, Size } from "./point.ts";
import { seatsIn } from "./seats.ts";

/** How far beyond a border an arrow key looks for the next cell, in board units. */
const HOP = 260;
/** The place after an arrow key: a step within the cell or, at its border, into the cell beyond. */
export function nudge(layout: Layout, place: Place, by: Point, size: Size): Place {
  const cell = cellOf(layout, place);
  const from = keepInside(layout, cell, pointOf(layout, place), size);
  const length = Math.hypot(by.x, by.y);
  const to = keepInside(layout, cell, { x: from.x + by.x, y: from.y + by.y }, size);
  const gained = ((to.x - from.x) * by.x + (to.y - from.y) * by.y) / length;
  if (gained > length / 4) return placeIn(cell, to);
  for (let far = length; far < HOP; far += 6) {
    const point = { x: from.x + (by.x / length) * far, y: from.y + (by.y / length) * far };
    const next = cellAt(layout, point);
    if (next !== undefined && next.key !== cell.key) return placeIn(next, keepInside(layout, next, point, size));
  }
  return placeIn(cell, from);
}
const TRIES = [0.5, 0.25, 0.75, 0.1, 0.9, 0.38, 0.62];
/** Among more notes than this, places are looked for more closely. */
const MANY = 10;
const MORE_TRIES = Array.from({ length: 15 }, (_, n) => (n + 0.5) / 15);
/** A place in a cell that is as far as may be from the notes that lie there. */
export function freePlace(layout: Layout, cell: Cell, taken: readonly Point[], size: Size): Place {
  let best = placeIn(cell, pointOf(layout, { ...cell, u: 0.5, v: 0.5 }));
  let bestRoom = -1;
  const tries = taken.length > MANY ? MORE_TRIES : TRIES;
  const points = tries.flatMap((v) =>
    tries.map((u) => keepInside(layout, cell, pointOf(layout, { ...cell, u, v }), size)),
  );
  for (const point of [...points, ...seatsIn(cell.room, size)]) {
    const room = Math.min(size.w * 1.2, ...taken.map((other) => apart(point, other, size)));
    if (room > bestRoom + 1) [best, bestRoom] = [placeIn(cell, point), room];
  }
  return best;
}
/** How far two notes of a size are from one another: from a width on neither covers the other. */
function apart(a: Point, b: Point, size: Size): number {
  return Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y) * (size.w / size.h));
}
