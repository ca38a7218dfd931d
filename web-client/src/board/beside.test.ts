import { afterEach, beforeEach, expect, it } from "vitest";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { Scope } from "../kit/scope.ts";
import { align } from "./arrange.ts";
import { addAll, itemsFile, readItems } from "./clipboard/format.ts";
import { addCopies } from "./copies.ts";
import { Desk } from "./desk.ts";
import { overlaps } from "./geometry/boxes.ts";
import type { Layout } from "./geometry/layout.ts";
import { BoardModel } from "./model/board.ts";
import { Hands } from "./model/hands.ts";
import { boxOf } from "./render/boxes.ts";
import { FOUR_FIELDS, mandala } from "./testTemplates.ts";

const MAP = { kind: "map", title: "Loops", label: "Here", prompt: "" };

let scope: Scope;

beforeEach(() => {
  scope = new Scope();
});

afterEach(() => scope.end());

it("lays notes that are dropped together in a small place beside one another", () => {
  const desk = deskOf(FOUR_FIELDS);
  const ids = desk.board.add(
    ...[0.2, 0.5, 0.8].map((u) => ({
      kind: "note" as const,
      pos: { ring: "notes", sector: "practice", u, v: 0.7 },
      text: "rain",
    })),
  );
  desk.choose(ids);
  desk.dragBy({ x: -2_000, y: 0 });
  desk.drop();
  expect(covered(desk.board)).toEqual([]);
});

it("lays new notes over none that is there, in narrow rings neither, where a note hangs over into the ring beside", () => {
  for (const template of [mandala(4, 4), mandala(3, 8), mandala(3, 1)]) {
    const desk = deskOf(template);
    const cells = desk.board.layout.value?.cells.slice(1) ?? [];
    for (const cell of cells) desk.board.setText(desk.addIn(cell) ?? "", "We meet every second week");
    expect(covered(desk.board)).toEqual([]);
  }
});

it("lays a note that is dropped right upon another beside it", () => {
  const desk = deskOf(FOUR_FIELDS);
  const first = desk.addAt({ x: 200, y: -200 }) ?? "";
  const second = desk.addAt({ x: -200, y: -200 }) ?? "";
  for (const id of [first, second]) desk.board.setText(id, "rain");
  desk.choose([second]);
  desk.dragBy({ x: 400, y: 0 });
  desk.drop();
  expect(covered(desk.board)).toEqual([]);
});

it("leaves a note that is dropped half upon another where it was dropped", () => {
  const desk = deskOf(MAP);
  const [, second = ""] = desk.board.add(
    { kind: "note", pos: { x: 0, y: 0 }, text: "rain" },
    { kind: "note", pos: { x: 300, y: 0 }, text: "river" },
  );
  desk.choose([second]);
  desk.dragBy({ x: -260, y: 0 });
  desk.drop();
  expect(desk.board.items.get(second)?.pos).toEqual({ x: 40, y: 0 });
});

it("shows each note of a file that is brought in twice", () => {
  const { board } = deskOf(FOUR_FIELDS);
  board.addNote({ ring: "notes", sector: "research", u: 0.5, v: 0.5 }, "rain");
  board.addNote({ x: 900, y: 900 }, "river");
  const file = JSON.parse(JSON.stringify(itemsFile(board.items.all.value)));
  addAll(board, readItems(file.items), { authors: true });
  const points = board.notes.value.map((note) => JSON.stringify(note.pos));
  expect(new Set(points).size).toBe(4);
  expect(board.notes.value.filter(({ pos }) => "sector" in pos && pos.sector === "research").length).toBe(2);
});

it("hides no note by a copy or by lining up", () => {
  const desk = deskOf(MAP);
  const ids = desk.board.add(
    { kind: "note", pos: { x: 0, y: 0 }, text: "rain" },
    { kind: "note", pos: { x: 300, y: 0 }, text: "river" },
  );
  addCopies(desk, desk.board.items.all.peek().slice(0, 1), { x: 300, y: 0 });
  desk.choose(ids);
  align(desk, "left");
  const points = desk.board.notes.value.map((note) => JSON.stringify(note.pos));
  expect(new Set(points).size).toBe(3);
});

it("copies in place what is about to be dragged away", () => {
  const desk = deskOf(MAP);
  desk.board.addNote({ x: 7, y: 8 }, "rain");
  const [copy = ""] = addCopies(desk, desk.board.items.all.peek(), { x: 0, y: 0 });
  expect(desk.board.items.get(copy)?.pos).toEqual({ x: 7, y: 8 });
});

function deskOf(template: unknown): Desk {
  const [frame, content] = [new Y.Doc(), new Y.Doc()];
  frame.getMap("meta").set("template", template);
  const awareness = new Awareness(content);
  scope.add(() => awareness.destroy());
  const hands = new Hands(scope, awareness, { person: "ana", name: "Ana", color: "#b9472f" });
  return new Desk(new BoardModel(scope, frame, content, { id: "ana", frames: true }), hands);
}

function covered(board: BoardModel): readonly unknown[] {
  const boxes = board.notes.value.map((note) => boxOf(board, board.layout.value as Layout, note));
  return boxes.flatMap((box, at) => boxes.slice(at + 1).filter((other) => overlaps(box, other)));
}
