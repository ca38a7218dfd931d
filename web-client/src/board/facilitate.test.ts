import fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";
import * as Y from "yjs";
import { Scope } from "../kit/scope.ts";
import { rering, sortNotes } from "./facilitate.ts";
import { type Layout, layoutOf } from "./geometry/layout.ts";
import type { Point } from "./geometry/point.ts";
import { BoardModel } from "./model/board.ts";
import type { Note } from "./model/items.ts";
import { cellOfItem } from "./model/reading.ts";
import { shownAt } from "./render/boxes.ts";
import { FOUR_FIELDS } from "./testTemplates.ts";

let scope: Scope;

beforeEach(() => {
  scope = new Scope();
});

afterEach(() => scope.end());

it("puts the notes of each field in order by colour, by author or as they were written, each within its field", () => {
  const board = model();
  const place = { ring: "notes", sector: "practice", u: 0.5, v: 0.5 };
  for (const colour of ["rose", "blue", "rose", "blue"]) board.addNote(place, colour, { colour });
  board.addNote({ ...place, sector: "research" }, "elsewhere");
  sortNotes(board, layout(board), "colour");
  expect(wordsIn(board, "practice")).toEqual(["blue", "blue", "rose", "rose"]);
  sortNotes(board, layout(board), "age");
  expect(wordsIn(board, "practice")).toEqual(["rose", "blue", "rose", "blue"]);
  expect(wordsIn(board, "research")).toEqual(["elsewhere"]);
});

it("puts the notes with most dots first, each field for itself, and leaves alone what is locked", () => {
  const board = model();
  const place = { ring: "notes", sector: "practice", u: 0.5, v: 0.5 };
  const ids = ["few", "most", "none", "some"].map((words) => board.addNote(place, words));
  const far = board.addNote({ ...place, sector: "research" }, "elsewhere");
  const locked = board.addNote({ ...place, u: 0.9, v: 0.9 }, "locked");
  board.set([locked], { locked: true });
  dots(board, { [ids[0] as string]: 1, [ids[1] as string]: 4, [ids[3] as string]: 2, [far]: 5, [locked]: 6 });
  const before = board.note(locked)?.pos;
  sortNotes(board, layout(board), "votes");
  expect(wordsIn(board, "practice").filter((words) => words !== "locked")).toEqual(["most", "some", "few", "none"]);
  expect(wordsIn(board, "research")).toEqual(["elsewhere"]);
  expect(board.note(locked)?.pos).toEqual(before);
});

it("takes an order back by one undo", () => {
  const board = model();
  const place = { ring: "notes", sector: "practice", u: 0.5, v: 0.5 };
  for (const words of ["one", "two", "three"]) board.addNote(place, words);
  const before = board.notes.value.map(({ pos }) => pos);
  sortNotes(board, layout(board), "age");
  board.undo();
  expect(board.notes.value.map(({ pos }) => pos)).toEqual(before);
});

it("changes rings and sectors of a living board without losing a note, wherever it lies and whatever they become", () => {
  const names = fc.array(fc.string({ maxLength: 8 }), { minLength: 1, maxLength: 6 });
  const places = fc.array(
    fc.record({ sector: fc.constantFrom("practice", "research", "community"), u: part, v: part }),
  );
  fc.assert(
    fc.property(names, names, places, (rings, sectors, all) => {
      const board = model();
      for (const place of all) board.addNote({ ring: "notes", ...place }, "kept");
      rering(board, layout(board), { rings, sectors });
      const now = layout(board);
      expect([now.rings.length, now.sectors.length]).toEqual([rings.length, sectors.length]);
      expect(board.notes.value.filter(({ text }) => text === "kept")).toHaveLength(all.length);
      for (const note of board.notes.value) expect(cellOfItem(now, note)).toBeDefined();
    }),
    { numRuns: 60 },
  );
});

it("leaves a note in its part when others are added after it", () => {
  const board = model();
  board.addNote({ ring: "notes", sector: "research", u: 0.3, v: 0.6 }, "stays");
  rering(board, layout(board), {
    rings: ["Now", "Later"],
    sectors: ["Practice", "Research", "Community", "Capacity", "More"],
  });
  expect(board.notes.value[0]?.pos).toEqual({ ring: "notes", sector: "research", u: 0.3, v: 0.6 });
});

const part = fc.double({ min: 0, max: 1, noNaN: true });

/** The words of a field as they are seen, from above and from the left. */
function wordsIn(board: BoardModel, sector: string): readonly string[] {
  const at = (note: Note): Point => shownAt(layout(board), note);
  return board.notes.value
    .filter(({ pos }) => "sector" in pos && pos.sector === sector)
    .toSorted((a, b) => at(a).y - at(b).y || at(a).x - at(b).x)
    .map(({ text }) => text);
}

/** Dots as others gave them, the vote being over. */
function dots(board: BoardModel, given: Readonly<Record<string, number>>): void {
  board.frame.getMap("meta").set("ballot", { id: "v1", dots: 20, open: false });
  for (const [item, n] of Object.entries(given)) board.content.getMap("votes").set(`v1|${item}|ben`, n);
}

function layout(board: BoardModel): Layout {
  return board.layout.value ?? layoutOf(board.template.value as never);
}

function model(): BoardModel {
  const frame = new Y.Doc();
  frame.getMap("meta").set("template", FOUR_FIELDS);
  return new BoardModel(scope, frame, new Y.Doc(), { id: "ana", frames: true });
}
