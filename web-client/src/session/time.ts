import { type Key, t } from "../i18n/t.ts";
import { clockTime, dayAndTime } from "../kit/when.ts";
import type { AgendaItemView, SessionView } from "../wire/messages.ts";

export { clockTime, dayAndTime };

const MINUTE_MS = 60_000;

/** The first hour of each part of a day; the small hours belong to the night before. */
const PARTS: readonly (readonly [number, Key])[] = [
  [21, "time.night"],
  [18, "time.evening"],
  [12, "time.day"],
  [8, "time.morning"],
  [5, "time.early"],
  [0, "time.night"],
];

/** What part of the day it is somewhere, in a word. */
export function partOfDay(at: number, zone: string): string {
  const hour = Number(clockTime(at, zone).slice(0, 2));
  const part = PARTS.find(([from]) => hour >= from);
  return t(part?.[1] ?? "time.night");
}

/** A length of time as `1:12` hours and minutes. */
export function span(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / MINUTE_MS));
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

export interface PlannedItem {
  readonly item: AgendaItemView;
  /** ms since 1970. */
  readonly start: number;
  readonly end: number;
}

/** The agenda with the planned times of its items, one after the other from the start of the session. */
export function planned(session: SessionView): readonly PlannedItem[] {
  let at = session.start;
  return session.agenda.map((item) => {
    const start = at;
    at += item.seconds * 1000;
    return { item, start, end: at };
  });
}

/** The item that is planned for an instant. */
export function itemAt(plan: readonly PlannedItem[], now: number): PlannedItem | undefined {
  return plan.find(({ start, end }) => now >= start && now < end);
}

/** How far the session is: `1:12 of 3:00`, or the time to its start. */
export function progress(session: SessionView, now: number, beganAt?: number): string {
  if (beganAt !== undefined)
    return t("time.progress", { now: span(now - beganAt), all: span(session.minutes * MINUTE_MS) });
  const length = session.minutes * MINUTE_MS;
  if (now < session.start) return untilStart(session.start, now);
  if (now >= session.start + length) return t("time.over");
  return t("time.progress", { now: span(now - session.start), all: span(length) });
}

/** A start that is further away is told as a date. */
const SOON_MS = 12 * 60 * MINUTE_MS;

function untilStart(start: number, now: number): string {
  if (start - now > SOON_MS) return t("time.startsOn", { when: dayAndTime(start) });
  return t("time.startsIn", { time: span(start - now + MINUTE_MS - 1) });
}
