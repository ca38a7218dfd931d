import { expect, it } from "vitest";
import type { Agenda, AgendaLine, SessionView } from "../wire/messages.ts";
import { minutesBehind, showOf } from "./runOfShow.ts";

const MINUTE = 60_000;
const START = Date.UTC(2026, 2, 3, 13, 0);
const ITEMS = ["a", "b", "c"].map((id) => ({ id, kind: "talk", title: id, seconds: 600, grouping: "room" }));
const SESSION: SessionView = {
  id: "s",
  title: "March",
  cohort: "c",
  start: START,
  minutes: 30,
  zone: "UTC",
  role: "FACILITATOR",
  agenda: ITEMS,
  board: { id: "b", title: "B", frame: "f", content: "c" },
  sites: [],
  practices: [],
};

it("goes by the clock until somebody leads through it", () => {
  const show = showOf(SESSION, undefined, START + 12 * MINUTE);
  expect(show.rows.map(({ is }) => is)).toEqual(["done", "now", "to-come"]);
  expect([show.begun, show.behind, show.next?.id]).toEqual([false, 0, "c"]);
});

it("tells how far behind the end will be when a line began late or runs over", () => {
  const late = agenda("a", line("a", { from: START + 3 * MINUTE }), line("b"), line("c"));
  expect(minutesBehind(showOf(SESSION, late, START + 5 * MINUTE).behind)).toBe(3);
  expect(minutesBehind(showOf(SESSION, late, START + 18 * MINUTE).behind)).toBe(8);
  expect(showOf(SESSION, late, START + 18 * MINUTE).left).toBe(-5 * MINUTE);
});

it("is ahead when a line is skipped or ended early", () => {
  const early = agenda(
    "b",
    line("a", { from: START, to: START + 6 * MINUTE }),
    line("b", { from: START + 6 * MINUTE }),
  );
  const with_ = { ...early, lines: [...early.lines, line("c", { skipped: true })] };
  expect(minutesBehind(showOf(SESSION, with_, START + 7 * MINUTE).behind)).toBe(-14);
});

it("keeps the time of a held line standing (L17)", () => {
  const held = { ...agenda("a", line("a", { from: START }), line("b"), line("c")), heldAt: START + 4 * MINUTE };
  expect([4, 9].map((at) => showOf(SESSION, held, START + at * MINUTE).left)).toEqual([6 * MINUTE, 6 * MINUTE]);
});

it("knows what comes next past what is skipped", () => {
  const show = showOf(SESSION, agenda("a", line("a", { from: START }), line("b", { skipped: true }), line("c")), START);
  expect(show.next?.id).toBe("c");
});

function agenda(current: string, ...lines: readonly AgendaLine[]): Agenda {
  return { lines, current };
}

function line(id: string, more: Partial<AgendaLine> = {}): AgendaLine {
  return { id, kind: "talk", title: id, seconds: 600, planned: 600, grouping: "room", skipped: false, ...more };
}
