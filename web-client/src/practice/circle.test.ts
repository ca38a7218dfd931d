import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { circleOf } from "./circle.ts";
import type { Step } from "./script.ts";

interface Vector {
  readonly name: string;
  readonly step: Pick<Step, "order" | "start">;
  readonly members: readonly string[];
  readonly began: number;
  readonly circle: readonly string[];
}

const VECTORS = join(import.meta.dirname, "../../../docs/protocol/timeline/circle.json");
const { cases } = JSON.parse(readFileSync(VECTORS, "utf8")) as { cases: readonly Vector[] };

it.each(cases)("P66: $name", ({ step, members, began, circle }) => {
  expect(circleOf({ mode: "round", ...step }, members, began)).toEqual(circle);
});

it("P66: turns go in the order of the group, whatever else is said", () => {
  expect(circleOf({ mode: "turns", order: "reverse" }, ["a", "b"], 2)).toEqual(["a", "b"]);
});
