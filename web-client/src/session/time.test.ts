import { expect, it } from "vitest";
import type { SessionView } from "../wire/messages.ts";
import { clockTime, itemAt, partOfDay, planned, progress, span } from "./time.ts";

const START = Date.UTC(2026, 2, 3, 13, 0);
const MINUTE = 60_000;
const SESSION: SessionView = {
  id: "s",
  title: "March",
  cohort: "c",
  start: START,
  minutes: 180,
  zone: "Europe/Copenhagen",
  role: "PRACTITIONER",
  agenda: [
    { id: "a", kind: "talk", title: "Welcome", seconds: 300, grouping: "room" },
    { id: "b", kind: "board", title: "Boards", seconds: 600, grouping: "team" },
  ],
  board: { id: "b", title: "B", frame: "f", content: "c" },
  sites: [],
  practices: [],
};

it("tells each site's own time and part of the day", () => {
  const zones = ["Asia/Singapore", "Europe/Copenhagen", "America/New_York", "America/Vancouver"];
  expect(zones.map((zone) => `${clockTime(START, zone)} ${partOfDay(START, zone)}`)).toEqual([
    "21:00 night",
    "14:00 day",
    "08:00 morning",
    "05:00 early",
  ]);
});

it("plans the agenda's items one after the other", () => {
  const plan = planned(SESSION);
  expect(plan.map(({ start, end }) => [(start - START) / MINUTE, (end - START) / MINUTE])).toEqual([
    [0, 5],
    [5, 15],
  ]);
  expect(itemAt(plan, START + 5 * MINUTE)?.item.id).toBe("b");
  expect(itemAt(plan, START + 15 * MINUTE)).toBeUndefined();
});

it("tells how far the session is", () => {
  expect(progress(SESSION, START + 72 * MINUTE)).toBe("1:12 of 3:00");
  expect(progress(SESSION, START - 12 * MINUTE)).toBe("starts in 0:12");
  expect(progress(SESSION, START + 181 * MINUTE)).toBe("over");
  expect(span(59_999)).toBe("0:00");
});
