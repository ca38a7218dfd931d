import fc from "fast-check";
import { expect, it } from "vitest";
import { overlaps } from "./boxes.ts";
import { Grid } from "./grid.ts";

const at = fc.integer({ min: -3_000, max: 3_000 });
const side = fc.integer({ min: 0, max: 2_500 });
const box = fc.record({ x: at, y: at, w: side, h: side });

it("finds exactly the boxes that touch a part of the board, however large or small they are", () => {
  fc.assert(
    fc.property(fc.array(box, { maxLength: 60 }), box, (boxes, part) => {
      const found = new Grid(boxes.map((each, index) => [`${index}`, each])).touching(part);
      const all = boxes.flatMap((each, index) => (overlaps(part, each) ? [`${index}`] : []));
      expect([...found].sort()).toEqual(all.sort());
    }),
  );
});

it("finds a box whose place is no number nowhere, and the others still", () => {
  const grid = new Grid([
    ["lost", { x: Number.NaN, y: 0, w: 10, h: 10 }],
    ["here", { x: 0, y: 0, w: 10, h: 10 }],
  ]);
  expect([...grid.touching({ x: 5, y: 5, w: 0, h: 0 })]).toEqual(["here"]);
});
