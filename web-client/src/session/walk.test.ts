import { expect, it } from "vitest";
import { whereInWalk } from "./walk.ts";

const stops = ["North", "South", "West"].map((title) => ({ title, board: title.toLowerCase() }));
const walk = { stops, from: 0, each: 60, since: 1_000 };

it("stands at each board for its time, and stays at the last (L35)", () => {
  const at = [0, 1_000, 60_999, 61_000, 121_000, 181_000, 900_000].map((now) => whereInWalk(walk, now));
  expect(at.map((where) => where.at)).toEqual([0, 0, 0, 1, 2, 2, 2]);
  expect(at.map((where) => where.left)).toEqual([60, 60, 1, 60, 60, 0, 0]);
});

it("sets out at the stop that was chosen (L35)", () => {
  expect(whereInWalk({ ...walk, from: 2 }, 31_000)).toEqual({ at: 2, left: 30 });
  expect(whereInWalk({ ...walk, from: 1 }, 61_000).at).toBe(2);
});
