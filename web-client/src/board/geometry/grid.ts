import { overlaps } from "./boxes.ts";
import type { Box } from "./point.ts";

/** The side of a square, board units: somewhat more than a note is wide, so that most boxes touch few. */
const SIDE = 200;
/** A box that touches more squares than this is looked at with every question. */
const MOST_SQUARES = 64;

interface Entry {
  readonly id: string;
  readonly box: Box;
}

/** Boxes by the squares that they touch: what is at a point or in a part of the board is found without a look at all of it. */
export class Grid {
  readonly #squares = new Map<string, Entry[]>();
  readonly #wide: Entry[] = [];

  constructor(boxes: Iterable<readonly [id: string, box: Box]>) {
    for (const [id, box] of boxes) this.#put({ id, box });
  }

  /** The ids of all boxes that touch this one. */
  touching(part: Box): ReadonlySet<string> {
    const squares = squaresOf(part, this.#squares.size);
    const near = squares
      ? squares.flatMap((square) => this.#squares.get(square) ?? [])
      : [...this.#squares.values()].flat();
    return new Set([...near, ...this.#wide].filter(({ box }) => overlaps(part, box)).map(({ id }) => id));
  }

  #put(entry: Entry): void {
    const squares = squaresOf(entry.box, MOST_SQUARES);
    if (squares === undefined) this.#wide.push(entry);
    for (const square of squares ?? []) {
      const there = this.#squares.get(square);
      if (there) there.push(entry);
      else this.#squares.set(square, [entry]);
    }
  }
}

/** The squares that a box touches; undefined if they are more than so many. */
function squaresOf({ x, y, w, h }: Box, most: number): readonly string[] | undefined {
  const [left, top] = [Math.floor(x / SIDE), Math.floor(y / SIDE)];
  const [across, down] = [Math.floor((x + w) / SIDE) - left + 1, Math.floor((y + h) / SIDE) - top + 1];
  if (!(across * down <= most)) return undefined;
  return Array.from({ length: across * down }, (_, n) => `${left + (n % across)} ${top + Math.floor(n / across)}`);
}
