import { expect, it } from "vitest";
import "./texts.ts";
import { EMPTY } from "../session/fold.ts";
import type { Show } from "../session/runOfShow.ts";
import type { AgendaLine, Grouping, PracticeSummary } from "../wire/messages.ts";
import { startsOf } from "./starts.ts";

const LINE: AgendaLine = {
  id: "l1",
  kind: "circle",
  title: "Check-in",
  seconds: 600,
  planned: 600,
  grouping: "home",
  skipped: false,
};
const SHOW = { current: undefined, left: 0 } as unknown as Show;
const PRACTICES = [{ id: "arriving", title: "Arriving" }] as unknown as readonly PracticeSummary[];
const GROUPS: Grouping = {
  id: "p1",
  kind: "PAIRS",
  title: "Walks",
  opensAt: 0,
  endsAt: 300_000,
  line: "l1",
  groups: [],
};

it("opens a line's groups by one press, and what was prepared for it rather than new ones, without leaving anybody out (L46)", () => {
  expect(ordersOf(LINE)).toEqual(["openGroups"]);
  const [start] = startsOf(LINE, SHOW, { ...EMPTY, prepared: [GROUPS] }, PRACTICES, 8);
  expect(start?.order).toEqual({
    type: "openGroups",
    prepared: "p1",
    others: true,
    form: { kind: "PAIRS", title: "Walks", seconds: 300, line: "l1" },
  });
});

it("does not offer the same groups twice", () => {
  expect(startsOf(LINE, SHOW, { ...EMPTY, grouping: GROUPS }, PRACTICES, 8)).toEqual([]);
});

it("starts a line's practice by one press", () => {
  expect(ordersOf({ ...LINE, kind: "practice", grouping: "room", practice: "arriving" })).toEqual(["startPractice"]);
});

it("shows a line's board to the room, until all see it", () => {
  const line = { ...LINE, kind: "board", grouping: "room", board: "iceberg" };
  expect(ordersOf(line)).toEqual(["showLine"]);
  const showing = { kind: "BOARD", title: "Check-in", board: "line.1" } as const;
  expect(startsOf(line, SHOW, { ...EMPTY, showing }, PRACTICES, 8)).toEqual([]);
});

it("begins a round where a circle has no groups: as long for each as the line has, shared", () => {
  const [start] = startsOf({ ...LINE, grouping: "room" }, SHOW, EMPTY, PRACTICES, 8);
  expect(start?.order).toEqual({ type: "beginRound", where: "room", each: 75 });
});

it("starts nothing in a break", () => {
  expect(ordersOf({ ...LINE, kind: "break", grouping: "room" })).toEqual([]);
});

function ordersOf(line: AgendaLine): readonly string[] {
  return startsOf(line, SHOW, EMPTY, PRACTICES, 8).map(({ order }) => order.type);
}
