import fc from "fast-check";
import { expect, it } from "vitest";
import { readTemplate, type Template } from "../template.ts";
import { FOUR_FIELDS, ICEBERG, mandala } from "../testTemplates.ts";
import { keepInside } from "./inside.ts";
import { BOARD_RADIUS, type Layout, layoutOf, NOTE } from "./layout.ts";
import { freePlace, nudge } from "./moves.ts";
import { cellAt, cellOf, placeOf, pointOf } from "./place.ts";

const four = layout(FOUR_FIELDS);
const anyLayout = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 12 }), fc.boolean())
  .map(([rings, sectors, center]) => layout(mandala(rings, sectors, center)));
const part = fc.double({ min: 0.001, max: 0.999, noNaN: true });

it("lays the first field at the upper right, and goes clockwise", () => {
  const at = (x: number, y: number): string | undefined => cellAt(four, { x, y })?.sector;
  expect([at(150, -150), at(150, 150), at(-150, 150), at(-150, -150)]).toEqual([
    "practice",
    "research",
    "community",
    "capacity",
  ]);
  expect(cellAt(four, { x: 0, y: 10 })?.ring).toBe("center");
  expect(cellAt(four, { x: 400, y: 0 })).toBeUndefined();
});

it("finds every place again from its point, on a mandala of any rings and sectors", () => {
  fc.assert(
    fc.property(anyLayout, fc.nat(), part, part, (board, index, u, v) => {
      const cell = board.cells[index % board.cells.length];
      if (cell === undefined || cell.shape.is === "disc") return;
      const place = { ring: cell.ring, sector: cell.sector, u, v };
      const found = placeOf(board, pointOf(board, place));
      expect([found.ring, found.sector]).toEqual([cell.ring, cell.sector]);
      expect(found.u).toBeCloseTo(u, 5);
      expect(found.v).toBeCloseTo(v, 5);
    }),
  );
});

it("finds every place again on layers", () => {
  const board = layout(ICEBERG);
  const place = { ring: "artifacts", sector: "all", u: 0.3, v: 0.6 };
  const found = placeOf(board, pointOf(board, place));
  expect(found).toMatchObject({ ring: "artifacts", sector: "all" });
  expect(found.u).toBeCloseTo(0.3);
  expect(found.v).toBeCloseTo(0.6);
});

it("takes a drop outside the board to the nearest cell", () => {
  expect(placeOf(four, { x: 900, y: -900 })).toMatchObject({ sector: "practice", v: 1 });
});

it("keeps every corner of a note on the board, wherever it was dropped", () => {
  fc.assert(
    fc.property(anyLayout, fc.nat(), part, part, (board, index, u, v) => {
      const cell = board.cells[index % board.cells.length];
      if (cell === undefined) return;
      const size = { w: NOTE.w * board.noteScale, h: 52 * board.noteScale };
      const at = keepInside(board, cell, pointOf(board, { ...cell, u, v }), size);
      const corner = Math.hypot(Math.abs(at.x) + size.w / 2, Math.abs(at.y) + size.h / 2);
      expect(corner).toBeLessThanOrEqual(BOARD_RADIUS);
    }),
  );
});

it("lays no note over the centre, however thin its ring", () => {
  const board = layout(mandala(4, 4));
  fc.assert(
    fc.property(fc.nat(3), fc.nat(3), part, part, (ring, sector, u, v) => {
      const cell = cellOf(board, { ring: `ring${ring}`, sector: `sector${sector}` });
      const size = { w: NOTE.w * board.noteScale, h: 53 * board.noteScale };
      const { x, y } = keepInside(board, cell, pointOf(board, { ...cell, u, v }), size);
      const near = Math.hypot(Math.max(0, Math.abs(x) - size.w / 2), Math.max(0, Math.abs(y) - size.h / 2));
      expect(near).toBeGreaterThanOrEqual(85);
    }),
  );
});

it("keeps a note of the four fields within its field", () => {
  fc.assert(
    fc.property(part, part, (u, v) => {
      const cell = cellOf(four, { ring: "notes", sector: "research" });
      const at = keepInside(four, cell, pointOf(four, { ...cell, u, v }), { w: 140, h: 52 });
      expect(at.x - 70).toBeGreaterThanOrEqual(0);
      expect(at.y - 26).toBeGreaterThanOrEqual(0);
    }),
  );
});

it("steps into the neighbouring field when an arrow key meets the border", () => {
  let place = { ring: "notes", sector: "practice", u: 0.5, v: 0.7 };
  const seen = new Set<string>();
  for (let press = 0; press < 40; press++) {
    place = nudge(four, place, { x: 0, y: 24 }, { w: 140, h: 52 });
    seen.add(place.sector);
  }
  expect([...seen]).toEqual(["practice", "research"]);
});

it("goes nowhere beyond the rim", () => {
  let place = { ring: "notes", sector: "practice", u: 0.5, v: 0.7 };
  for (let press = 0; press < 40; press++) place = nudge(four, place, { x: 24, y: 0 }, { w: 140, h: 52 });
  expect(place.sector).toBe("practice");
});

it("finds room for new notes beside those that lie there", () => {
  const cell = cellOf(four, { ring: "notes", sector: "practice" });
  const size = { w: 140, h: 52 };
  const points: { x: number; y: number }[] = [];
  for (let n = 0; n < 5; n++) {
    points.push(keepInside(four, cell, pointOf(four, freePlace(four, cell, points, size)), size));
  }
  const overlaps = points.filter((a, i) =>
    points.some((b, j) => j < i && Math.abs(a.x - b.x) < 100 && Math.abs(a.y - b.y) < 44),
  );
  expect(overlaps).toEqual([]);
});

it("draws nothing of what is no template", () => {
  expect([undefined, 3, "x", [], { kind: "spiral" }].map(readTemplate)).toEqual(Array(5).fill(undefined));
});

function layout(template: object): Layout {
  return layoutOf(readTemplate(template) as Template);
}
