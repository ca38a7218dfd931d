import type { HomeView, SessionEntry } from "../wire/messages.ts";

/** What is to come or on, the nearest first; of twins those that the person comes to. */
export function nextSessions(home: HomeView, now: number): readonly SessionEntry[] {
  return home.sessions.filter(({ end, cancelled, chosen }) => end > now && !cancelled && chosen);
}

/** The last that began, the newest first: their boards are likely to be wanted. */
export function recentSessions(home: HomeView, now: number): readonly SessionEntry[] {
  const began = home.sessions.filter(
    ({ start, cancelled, twinOf, kind }) => start <= now && !cancelled && twinOf === undefined && kind === "VIRTUAL",
  );
  return began.slice(-3).reverse();
}

/** The other one of twins. */
export function twinOf(home: HomeView, session: SessionEntry): SessionEntry | undefined {
  const first = session.twinOf ?? session.id;
  return home.sessions.find(({ id, twinOf, cancelled }) => id !== session.id && (twinOf ?? id) === first && !cancelled);
}

const MINUTE_MS = 60_000;
/** After the end the room stays open for a while. */
const PORCH_MS = 15 * MINUTE_MS;

export type DoorState = "closed" | "open" | "on" | "over";

/** Whether the door of a session is open: some minutes before, while it is on, and a little longer. */
export function doorOf({ start, end }: SessionEntry, doorMinutes: number, now: number): DoorState {
  if (now >= end + PORCH_MS) return "over";
  if (now >= start) return "on";
  return now >= start - doorMinutes * MINUTE_MS ? "open" : "closed";
}

/** Those who lead go in whenever they want. */
export function goesInAnyTime(role: string): boolean {
  return role === "FACILITATOR" || role === "HOST" || role === "STEWARD" || role === "FACULTY";
}
