import fc from "fast-check";
import { expect, it } from "vitest";
import { readTemplate, type Template } from "../template.ts";
import { mandala } from "../testTemplates.ts";
import { boxAround, overlaps } from "./boxes.ts";
import { crowdScale, crowdScales } from "./crowd.ts";
import { keepInside } from "./inside.ts";
import { type Cell, type Layout, layoutOf, NOTE } from "./layout.ts";
import { pointOf } from "./place.ts";
import { holds, seatsIn, spotsIn } from "./seats.ts";

const part = fc.double({ min: 0.001, max: 0.999, noNaN: true });
const sizeAt = (k: number): { w: number; h: number } => ({ w: NOTE.w * k, h: NOTE.usual * k });

it("seats four notes around each of three rings at their usual size, not in rows alone", () => {
  const { cells, noteScale } = layout(3, 1);
  for (const { room } of cells.slice(1)) expect(seatsIn(room, sizeAt(noteScale)).length).toBeGreaterThanOrEqual(4);
});

it("lays a note wholly in its cell wherever it was dropped, if it fits anywhere in it", () => {
  for (const board of [layout(4, 4), layout(3, 8), layout(3, 1)]) {
    const size = sizeAt(board.noteScale * 0.6);
    fc.assert(
      fc.property(fc.nat(), part, part, (index, u, v) => {
        const cell = board.cells[index % board.cells.length] as Cell;
        if (spotsIn(cell.room, size).length === 0) return;
        const at = keepInside(board, cell, pointOf(board, { ...cell, u, v }), size);
        expect(holds(cell.room, at, size)).toBe(true);
      }),
      { numRuns: 200 },
    );
  }
});

it("lays no note over the name of a ring", () => {
  for (const cell of layout(3, 1).cells) {
    const names = cell.room.is === "wedge" ? (cell.room.names ?? []) : [];
    const { w, h } = sizeAt(0.64);
    const boxes = seatsIn(cell.room, { w, h }).map((middle) => boxAround(middle, w, h));
    expect(boxes.filter((box) => names.some((name) => overlaps(name, box)))).toEqual([]);
  }
});

it("lays a note of three lines beside the name of the inmost of four rings, and off the centre", () => {
  const board = layout(4, 4);
  const [centre, inmost] = board.cells as [Cell, Cell];
  const size = sizeAt(board.noteScale);
  for (const u of [0.1, 0.2, 0.5, 0.9]) {
    const at = keepInside(board, inmost, pointOf(board, { ...inmost, u, v: 0.5 }), size);
    expect(holds(inmost.room, at, size)).toBe(true);
    const inwards = { x: Math.max(0, Math.abs(at.x) - size.w / 2), y: Math.max(0, Math.abs(at.y) - size.h / 2) };
    expect(Math.hypot(inwards.x, inwards.y)).toBeGreaterThan(centre.shape.is === "disc" ? centre.shape.r : 0);
  }
});

it("draws the notes of all rings alike while none is crowded, and a crowded one smaller alone", () => {
  const { cells, noteScale } = layout(3, 1);
  const [, inmost] = cells as [Cell, Cell];
  const few = crowdScales(cells, () => 3, noteScale);
  expect(new Set(few.values()).size).toBe(1);
  const many = crowdScales(cells, (cell) => (cell === inmost ? 30 : 1), noteScale);
  expect(many.get(inmost)).toBe(crowdScale(inmost, 30, noteScale));
  expect(Math.min(...cells.slice(2).map((cell) => many.get(cell) as number))).toBeGreaterThan(0.6);
});

function layout(rings: number, sectors: number): Layout {
  return layoutOf(readTemplate(mandala(rings, sectors)) as Template);
}
