import type { Grouping } from "../wire/messages.ts";

const SECOND_MS = 1000;

/** Between the bell and the way back (L21). */
const CLOSING_MS = 60_000;

export type GroupsAre = "none" | "opening" | "open" | "closing";

export function isOpen(grouping: Grouping | undefined, now: number): grouping is Grouping {
  return grouping !== undefined && now >= grouping.opensAt && now < closesAt(grouping);
}

/** When the last group is in the room again. */
export function closesAt(grouping: Grouping): number {
  return backAt(grouping, lastBell(grouping));
}

/** The way back: a while after the bell (L21); a practice has led its people to an end already (P58). */
export function backAt({ kind }: Grouping, bell: number): number {
  return kind === "PRACTICE" ? bell : bell + CLOSING_MS;
}

/** The bell of a group: its own, or that of all (L45). */
export function bellOf({ endsAt, own }: Grouping, group: string): number {
  return own?.[group] ?? endsAt;
}

export function lastBell(grouping: Grouping): number {
  const bells = grouping.groups.map(({ id }) => bellOf(grouping, id));
  return bells.length === 0 ? grouping.endsAt : Math.max(...bells);
}

/** Whether a group is not in the room again yet. */
export function isOn(grouping: Grouping, group: string, now: number): boolean {
  return now < backAt(grouping, bellOf(grouping, group));
}

/** How groups are that hear this bell. */
export function stateAt(grouping: Grouping, bell: number, now: number): GroupsAre {
  if (now < grouping.opensAt) return "opening";
  if (now < bell) return "open";
  return now < backAt(grouping, bell) ? "closing" : "none";
}

/** Whole seconds to what comes next for them: opening, bell, way back. */
export function leftTo(grouping: Grouping, bell: number, now: number): number {
  const next = { none: now, opening: grouping.opensAt, open: bell, closing: backAt(grouping, bell) };
  return Math.ceil((next[stateAt(grouping, bell, now)] - now) / SECOND_MS);
}
