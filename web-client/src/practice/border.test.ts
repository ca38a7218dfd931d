import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { expected, type Generated, solved } from "./generated.ts";

// Run by the server's GeneratedTimelinesTest, with a file of random runs that it has just made.

const file = process.env.TIMELINES;

it.runIf(file)("P1: computes the server's random runs alike", () => {
  const { seed, cases } = JSON.parse(readFileSync(file ?? "", "utf8")) as { seed: number; cases: Generated[] };
  expect(cases.length).toBeGreaterThan(0);
  cases.forEach((one, i) => {
    expect(solved(one), `run ${i} of seed ${seed}: ${JSON.stringify(one)}`).toEqual(expected(one));
  });
});
