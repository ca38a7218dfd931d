import { expect, it } from "vitest";
import * as Y from "yjs";
import { Scope } from "../../kit/scope.ts";
import { sortNotes } from "../facilitate.ts";
import { BoardModel } from "../model/board.ts";
import { isFree } from "../model/items.ts";
import { boxOf } from "../render/boxes.ts";
import { FOUR_FIELDS, ICEBERG, mandala } from "../testTemplates.ts";
import { overlaps } from "./boxes.ts";
import { crowdScale } from "./crowd.ts";
import type { Layout } from "./layout.ts";

it("makes notes smaller where there are many, and as large as ever where there are few", () => {
  const [cell] = boardOf(FOUR_FIELDS).layout.value?.cells.slice(1) ?? [];
  if (!cell) throw new Error("no cell");
  const scales = [1, 5, 20, 80].map((notes) => crowdScale(cell, notes, 0.8));
  expect(scales[0]).toBe(1);
  expect(scales).toEqual(scales.toSorted((a, b) => b - a));
  expect(scales.at(-1)).toBe(0.4);
});

it("lays the notes of a field in rows that do not cover one another, also in narrow rings", () => {
  for (const template of [FOUR_FIELDS, ICEBERG, mandala(4, 4, true), mandala(3, 8, true)]) {
    const board = boardOf(template);
    const layout = board.layout.value as Layout;
    const cell = layout.cells.at(-1);
    if (!cell) throw new Error("no cell");
    for (let note = 0; note < 6; note++)
      board.addNote({ ring: cell.ring, sector: cell.sector, u: 0.5, v: 0.5 }, `what is said ${note}`);
    sortNotes(board, layout, "age");
    const boxes = board.notes.value.map((note) => boxOf(board, layout, note));
    expect(board.notes.value.every(({ pos }) => !isFree(pos))).toBe(true);
    const covered = boxes.flatMap((box, at) => boxes.slice(at + 1).filter((other) => overlaps(box, other)));
    expect(covered.length, JSON.stringify(template).slice(0, 80)).toBe(0);
  }
});

function boardOf(template: unknown): BoardModel {
  const frame = new Y.Doc();
  frame.getMap("meta").set("template", template);
  return new BoardModel(new Scope(), frame, new Y.Doc(), { id: "ana", frames: true });
}
