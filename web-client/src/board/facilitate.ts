import { newId } from "../kit/id.ts";
import type { Cell, Layout } from "./geometry/layout.ts";
import { layoutOf } from "./geometry/layout.ts";
import { placeIn, placeOf } from "./geometry/place.ts";
import type { Point } from "./geometry/point.ts";
import { seatsIn } from "./geometry/seats.ts";
import type { BoardModel } from "./model/board.ts";
import { type Item, isFree, type Note, type Pos } from "./model/items.ts";
import { cellOfItem } from "./model/reading.ts";
import { shownAt, sizeOf } from "./render/boxes.ts";
import { readTemplate } from "./template.ts";

export const SORTS = ["votes", "colour", "author", "age"] as const;
export type Sort = (typeof SORTS)[number];

export const MOST_RINGS = 6;
export const MOST_SECTORS = 12;

/** Lays the notes of each cell in rows, in an order: those with most dots first, or like beside like. */
export function sortNotes(board: BoardModel, layout: Layout, by: Sort): void {
  const byCell = new Map<string, Note[]>();
  for (const note of board.notes.peek()) {
    if (isFree(note.pos) || !board.isLoose(note)) continue;
    const key = cellOfItem(layout, note)?.key ?? "";
    byCell.set(key, [...(byCell.get(key) ?? []), note]);
  }
  const moves = [...byCell].flatMap(([key, notes]) =>
    inRows(
      layout,
      layout.byKey.get(key),
      notes.toSorted((a, b) => compare(board, a, b, by)),
    ),
  );
  if (moves.length > 0) board.move(moves);
}

function compare(board: BoardModel, a: Note, b: Note, by: Sort): number {
  const order = {
    votes: () => board.votes.total(b.id) - board.votes.total(a.id),
    colour: () => a.colour.localeCompare(b.colour),
    author: () => a.by.localeCompare(b.by),
    age: () => 0,
  }[by]();
  return order || a.at - b.at || (a.id < b.id ? -1 : 1);
}

/** Side by side around the cell's middle, as far as there is room; else in a grid. */
function inRows(layout: Layout, cell: Cell | undefined, notes: readonly Note[]): readonly (readonly [string, Pos])[] {
  const sizes = notes.map((note) => sizeOf(layout, note));
  const size = { w: Math.max(...sizes.map(({ w }) => w)), h: Math.max(...sizes.map(({ h }) => h)) };
  const seats = cell ? seatsIn(cell.room, size) : [];
  if (cell === undefined || seats.length < notes.length) return inGrid(notes);
  const far = ({ x, y }: Point): number => Math.hypot(x - cell.middle.x, y - cell.middle.y);
  const taken = new Set(seats.toSorted((a, b) => far(a) - far(b)).slice(0, notes.length));
  const places = seats.filter((seat) => taken.has(seat)).map((seat) => placeIn(cell, seat));
  return notes.map((note, index) => [note.id, places[index] as Pos]);
}

function inGrid(notes: readonly Note[]): readonly (readonly [string, Pos])[] {
  const columns = Math.ceil(Math.sqrt(notes.length));
  const rows = Math.ceil(notes.length / columns);
  return notes.map((note, index) => {
    const [column, row] = [index % columns, Math.floor(index / columns)];
    return [note.id, { ...note.pos, u: (column + 0.5) / columns, v: (row + 0.5) / rows }];
  });
}

interface Shape {
  readonly rings: readonly string[];
  readonly sectors: readonly string[];
}

interface PartJson {
  readonly id: string;
  readonly label: string;
  readonly prompt: string;
}

/**
 * Gives a mandala other rings and sectors. Parts keep their ids by their order, so what lies in them stays; what lay in parts that are gone comes
 * to lie in the cell that is now at its point. No note is lost, nor one that is written meanwhile without a line.
 */
export function rering(board: BoardModel, layout: Layout, { rings, sectors }: Shape): void {
  const old = board.frame.getMap("meta").get("template") as Record<string, unknown>;
  const next = {
    ...old,
    rings: parts("r", rings.slice(0, MOST_RINGS), layout.rings),
    sectors: parts("s", sectors.slice(0, MOST_SECTORS), layout.sectors),
  };
  reshape(board, layout, next);
}

/** As many columns as there can be read on a screen. */
export const MOST_COLUMNS = 12;

/** Gives a board a column for each line of an agenda. What lies on the board stays where it is, in the column that is now there. */
export function byAgenda(board: BoardModel, layout: Layout, lines: readonly { title: string; prompt: string }[]): void {
  const old = board.frame.getMap("meta").get("template") as Record<string, unknown>;
  const { center: _, rings: __, sectors: ___, layers: ____, ...rest } = old;
  const columns = lines
    .slice(0, MOST_COLUMNS)
    .map(({ title, prompt }, at) => ({ id: `line${at + 1}`, label: title, prompt }));
  reshape(board, layout, { ...rest, kind: "columns", columns });
}

function reshape(board: BoardModel, layout: Layout, next: Readonly<Record<string, unknown>>): void {
  const template = readTemplate(next);
  if (template === undefined) return;
  const after = layoutOf(template);
  const moves = [...board.items.values()].flatMap((item) => moved(layout, after, item));
  board.lead({ template: next });
  if (moves.length > 0) board.move(moves);
}

function parts(letter: string, labels: readonly string[], before: readonly PartJson[]): readonly PartJson[] {
  const taken = new Set(before.map(({ id }) => id));
  return labels.map((label, index) => {
    const known = before[index];
    if (known) return { ...known, label };
    let id = `${letter}${index + 1}`;
    while (taken.has(id)) id = `${letter}${newId().slice(0, 6)}`;
    taken.add(id);
    return { id, label, prompt: "" };
  });
}

function moved(before: Layout, after: Layout, item: Item): readonly (readonly [string, Pos])[] {
  if (isFree(item.pos)) return [];
  const cell = cellOfItem(before, item);
  if (cell !== undefined && after.byKey.has(cell.key)) return [];
  const point: Point = shownAt(before, item);
  return [[item.id, placeOf(after, point)]];
}
