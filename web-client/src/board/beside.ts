import { keepInside } from "./geometry/inside.ts";
import type { Cell, Layout, Place } from "./geometry/layout.ts";
import { freePlace } from "./geometry/moves.ts";
import { cellOf, placeIn, pointOf } from "./geometry/place.ts";
import type { Point, Size } from "./geometry/point.ts";
import { seatsIn } from "./geometry/seats.ts";
import type { BoardModel } from "./model/board.ts";
import { type Item, isFree, type Pos } from "./model/items.ts";
import { cellOfItem } from "./model/reading.ts";
import { noteSize, plus } from "./placing.ts";
import { landing, shownAt, sizeOf } from "./render/boxes.ts";

/** A free place in a cell for one more note, or for this one. */
export function freeIn(board: BoardModel, layout: Layout, cell: Cell, id = ""): Pos {
  const others = [...board.items.values()].filter((item) => item.kind === "note" && item.id !== id);
  const inCell = others.filter((item) => cellOfItem(layout, item) === cell).length;
  const points = others.map((item) => shownAt(layout, item));
  return freePlace(layout, cell, points, noteSize(layout, cell, inCell + 1));
}

/** What is to lie where. */
export interface Laid {
  readonly item: Item;
  readonly pos: Pos;
}

/** A note that lies nearer to another than this hides it, in parts of its width: less than a copy lies from its original. */
const HIDES = 0.1;
/** On a map a note that would hide another goes aside by this, board units, and no further than so many times. */
const ASIDE = 16;
const MOST_ASIDE = 200;

/** The places of these, among others that stay: a note that would lie right upon another lies beside it, since nobody looks for a note under a note. */
export function besideOthers(layout: Layout, others: Iterable<Item>, laid: readonly Laid[]): readonly Pos[] {
  const taken = [...others].filter(({ kind }) => kind === "note").map((item) => shownAt(layout, item));
  return laid.map(({ item, pos }) => {
    if (item.kind !== "note") return pos;
    const size = sizeOf(layout, item);
    const found = hides(pointAt(layout, pos, size), taken, size) ? aside(layout, pos, taken, size) : pos;
    taken.push(pointAt(layout, found, size));
    return found;
  });
}

/** Where items of the board come to lie that are moved: what stays is not hidden by them. */
export function movedTo(board: BoardModel, layout: Layout, laid: readonly Laid[]): readonly (readonly [string, Pos])[] {
  const moved = new Set(laid.map(({ item }) => item.id));
  const others = [...board.items.values()].filter(({ id }) => !moved.has(id));
  return besideOthers(layout, others, laid).map((pos, at) => [(laid[at] as Laid).item.id, pos]);
}

/** Where items come to lie that are let go so far from where they lay. */
export function landed(
  board: BoardModel,
  layout: Layout,
  items: readonly Item[],
  by: Point,
): readonly (readonly [string, Pos])[] {
  const at = (item: Item): Pos => landing(layout, item, plus(shownAt(layout, item), by));
  const laid = items.map((item) => ({ item, pos: item.kind === "link" ? item.pos : at(item) }));
  return movedTo(board, layout, laid);
}

function pointAt(layout: Layout, pos: Pos, size: Size): Point {
  return isFree(pos) ? pos : keepInside(layout, cellOf(layout, pos), pointOf(layout, pos), size);
}

function hides({ x, y }: Point, taken: readonly Point[], { w }: Size): boolean {
  return taken.some((other) => Math.max(Math.abs(other.x - x), Math.abs(other.y - y)) < HIDES * w);
}

function covers({ x, y }: Point, taken: readonly Point[], { w, h }: Size): boolean {
  return taken.some((other) => Math.abs(other.x - x) < w && Math.abs(other.y - y) < h);
}

function aside(layout: Layout, pos: Pos, taken: readonly Point[], size: Size): Pos {
  return isFree(pos) ? stepped(pos, taken, size) : seated(layout, pos, taken, size);
}

function stepped({ x, y }: Point, taken: readonly Point[], size: Size): Point {
  let step = 1;
  while (step < MOST_ASIDE && hides({ x: x + step * ASIDE, y: y + step * ASIDE }, taken, size)) step++;
  return { x: x + step * ASIDE, y: y + step * ASIDE };
}

/** The nearest seat of the cell that is wholly free, else where there is most room. */
function seated(layout: Layout, pos: Place, taken: readonly Point[], size: Size): Place {
  const cell = cellOf(layout, pos);
  const from = pointOf(layout, pos);
  const far = ({ x, y }: Point): number => Math.hypot(x - from.x, y - from.y);
  const seats = seatsIn(cell.room, size).toSorted((a, b) => far(a) - far(b));
  const free = seats.find((seat) => !covers(seat, taken, size));
  return free ? placeIn(cell, free) : freePlace(layout, cell, taken, size);
}
