import { type Cell, NOTE } from "./layout.ts";
import { seatsIn } from "./seats.ts";

/** From a quiet cell to one in which forty people wrote: in steps, so that one note more seldom changes all. */
const STEPS = [1, 0.86, 0.74, 0.64, 0.55, 0.47, 0.4] as const;
/** Down to this step all notes of a board are as small as those of its fullest cell; a cell that is fuller is so alone. */
const ALIKE = 0.64;

/** At which part of their usual size so many notes find room in a cell side by side. */
export function crowdScale({ room }: Pick<Cell, "room">, notes: number, usual: number): number {
  if (notes <= 1) return 1;
  const seats = (k: number): number => seatsIn(room, { w: NOTE.w * k, h: NOTE.usual * k }).length;
  return STEPS.find((step) => seats(step * usual) >= notes) ?? (STEPS.at(-1) as number);
}

/** At which part of their usual size the notes of each cell are drawn, by how many there are: few notes are all of one size. */
export function crowdScales(
  cells: readonly Cell[],
  notes: (cell: Cell) => number,
  usual: number,
): ReadonlyMap<Cell, number> {
  const own = new Map(cells.map((cell) => [cell, crowdScale(cell, notes(cell), usual)]));
  const alike = Math.max(ALIKE, Math.min(...own.values()));
  return new Map([...own].map(([cell, scale]) => [cell, Math.min(scale, alike)]));
}
