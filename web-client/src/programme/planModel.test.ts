import { expect, it } from "vitest";
import type { HomeView, SessionEntry } from "../wire/messages.ts";
import { linesOf, moved, newLine, totalMinutes } from "./agenda.ts";
import { programmePath } from "./paths.ts";
import { firstWish, sessionsForm, twinOf } from "./planModel.ts";
import { doorOf, nextSessions, recentSessions } from "./sessions.ts";

const HOUR = 3_600_000;

function session(part: Partial<SessionEntry>): SessionEntry {
  return {
    id: "s",
    cohort: "c",
    title: "Session",
    kind: "VIRTUAL",
    start: 0,
    end: 3 * HOUR,
    localStart: "1970-01-01T00:00",
    zone: "UTC",
    days: 1,
    minutes: 180,
    place: "",
    letter: "",
    chosen: true,
    cancelled: false,
    role: "PRACTITIONER",
    shifts: [],
    ...part,
  };
}

function home(sessions: readonly SessionEntry[]): HomeView {
  return {
    id: "ana",
    steward: false,
    now: Date.UTC(2026, 11, 5),
    doorMinutes: 15,
    sites: [],
    cohorts: [],
    teams: [],
    sessions,
    events: [],
    agreements: [],
  };
}

it("puts a twin that is earlier in the day on the day after, across months and years", () => {
  expect(twinOf("2026-10-13T15:00", "08:00")).toBe("2026-10-14T08:00");
  expect(twinOf("2026-10-13T15:00", "20:00")).toBe("2026-10-13T20:00");
  expect(twinOf("2026-12-31T15:00", "08:00")).toBe("2027-01-01T08:00");
});

it("begins a plan with the next month, also at the end of a year", () => {
  expect(firstWish(home([]), "Monthly").firstMonth).toBe("2027-01");
});

it("makes what was kept, numbered, with twins where an hour is given", () => {
  const wish = { ...firstWish(home([]), "Monthly"), twinTime: "08:00" };
  const dates = ["2027-01-12T15:00", "2027-02-09T15:00", "2027-03-09T15:00"];
  const form = sessionsForm(
    wish,
    dates.map((localStart, at) => ({ localStart, skip: at === 1 })),
  );
  expect(form.starts).toEqual([
    { title: "Monthly 1", localStart: "2027-01-12T15:00", twinStart: "2027-01-13T08:00" },
    { title: "Monthly 2", localStart: "2027-03-09T15:00", twinStart: "2027-03-10T08:00" },
  ]);
});

it("opens the door fifteen minutes before, and keeps it open a while after", () => {
  const minute = 60_000;
  const at = (minutes: number): string => doorOf(session({ start: HOUR, end: 2 * HOUR }), 15, HOUR + minutes * minute);
  expect([-16, -15, -1, 0, 59, 60, 74, 75].map(at)).toEqual(["closed", "open", "open", "on", "on", "on", "on", "over"]);
});

it("shows as next what is on or to come, not cancelled, and of twins the chosen one", () => {
  const all = home([
    session({ id: "past", start: -9 * HOUR, end: -6 * HOUR }),
    session({ id: "on", start: -HOUR, end: HOUR }),
    session({ id: "off", start: HOUR, end: 2 * HOUR, cancelled: true }),
    session({ id: "aside", start: HOUR, end: 2 * HOUR, chosen: false }),
    session({ id: "later", start: 3 * HOUR, end: 4 * HOUR }),
  ]);
  expect(nextSessions(all, 0).map(({ id }) => id)).toEqual(["on", "later"]);
  expect(recentSessions(all, 0).map(({ id }) => id)).toEqual(["on", "past"]);
});

it("moves, adds and sums the lines of an agenda", () => {
  const item = { kind: "talk", grouping: "room", seconds: 600 };
  const lines = linesOf([
    { ...item, id: "a", title: "A" },
    { ...item, id: "b", title: "B" },
  ]);
  expect(moved(lines, 0, 1).map(({ title }) => title)).toEqual(["B", "A"]);
  expect(moved(lines, 0, -1)).toBe(lines);
  expect(newLine(lines).key).toBe(2);
  expect(totalMinutes(lines)).toBe(20);
});

it("knows its own paths and no others", () => {
  expect(programmePath("/")).toEqual({ at: "home" });
  expect(programmePath("/cohort/a%20b/plan")).toEqual({ at: "plan", cohort: "a b" });
  expect(programmePath("/session/x/plan")).toEqual({ at: "session", session: "x" });
  expect(programmePath("/programme")).toEqual({ at: "programme", section: "people" });
  for (const path of ["/session/x", "/cohort/x", "/calendar/x", "/programme/a/b"])
    expect(programmePath(path)).toBeUndefined();
});
