import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import "./index.ts";
import { dayOffset, dayWord, hourOf, lengthOf, localOf, partOf, shiftMinutes, shiftWords, until } from "./times.ts";

interface Clock {
  readonly local: string;
  readonly day: number;
  readonly shift?: number;
}

interface Vectors {
  readonly home: string;
  readonly instants: readonly { readonly at: number; readonly zones: Readonly<Record<string, Clock>> }[];
}

const FILE = join(import.meta.dirname, "../../../docs/protocol/calendar/local-times.json");
const vectors = JSON.parse(readFileSync(FILE, "utf8")) as Vectors;

it("shows what the vectors say, around the shifts of 2026 and 2027 (C24 to C26)", () => {
  let before = 0;
  let compared = 0;
  for (const { at, zones } of vectors.instants) {
    for (const [zone, expected] of Object.entries(zones)) {
      expect(localOf(at, zone), `${zone} at ${at}`).toBe(expected.local);
      expect(dayOffset(at, zone, vectors.home), `${zone} at ${at}`).toBe(expected.day);
      if (expected.shift !== undefined) expect(shiftMinutes(before, at, zone), `${zone} at ${at}`).toBe(expected.shift);
      compared++;
    }
    before = at;
  }
  expect(compared).toBeGreaterThan(500);
});

it("says a shift in words", () => {
  expect([60, -60, 120, 30, -30].map(shiftWords)).toEqual([
    "one hour later",
    "one hour earlier",
    "2 hours later",
    "30 minutes later",
    "30 minutes earlier",
  ]);
});

it("says yesterday and tomorrow only where it is another day", () => {
  expect([-1, 0, 1].map(dayWord)).toEqual(["yesterday", "", "tomorrow"]);
});

it("counts down in what suits the distance", () => {
  const now = Date.UTC(2027, 2, 1);
  const minute = 60_000;
  const said = [0, 12, 61, 200, 2 * 1440, 21 * 1440].map((minutes) => until(now + minutes * minute, now));
  expect(said).toEqual(["in 0 minutes", "in 12 minutes", "in 1 h 1 min", "in 3 h 20 min", "in 2 days", "in 3 weeks"]);
});

it("tells lengths, hours and parts of the day", () => {
  expect([180, 150, 45].map(lengthOf)).toEqual(["3 h", "2 h 30 min", "45 min"]);
  expect(hourOf(Date.UTC(2027, 6, 1, 13, 5), "Asia/Kolkata")).toBe("18:35");
  expect([0, 420, 480, 1199, 1200, 1320].map(partOf)).toEqual(["night", "edge", "day", "day", "edge", "night"]);
});
