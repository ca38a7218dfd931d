import type { Agenda, AgendaItemView, AgendaLine, SessionView } from "../wire/messages.ts";

const MS = 1000;
const MINUTE_MS = 60_000;

/** Nobody begins a session that much late. */
const REHEARSAL_MS = 2 * 60 * MINUTE_MS;

export type LineIs = "done" | "now" | "to-come" | "skipped";

/** One line with its times, ms since 1970: as planned, and as it was or will be. */
export interface Row {
  readonly line: AgendaLine;
  readonly is: LineIs;
  readonly plannedAt: number;
  readonly startsAt: number;
  readonly endsAt: number;
}

export interface Show {
  readonly rows: readonly Row[];
  readonly current: Row | undefined;
  /** What the facilitator would begin next. */
  readonly next: AgendaLine | undefined;
  /** Somebody leads through it; until then it goes by the clock. */
  readonly begun: boolean;
  readonly held: boolean;
  /** Ms that the end will be later than planned; below 0 earlier. */
  readonly behind: number;
  /** Ms left of the line that is on; below 0 when it is over its time. */
  readonly left: number;
}

/** The run of show at an instant: what was, is and will be. Rules L15 to L19. */
export function showOf(session: SessionView, agenda: Agenda | undefined, now: number): Show {
  const lines = agenda?.lines ?? session.agenda.map(lineOf);
  const begun = lines.some(({ from }) => from !== undefined);
  const rows = begun ? asItGoes(session, lines, agenda, now) : byTheClock(session, lines, now);
  const current = rows.find(({ is }) => is === "now");
  const at = current ? rows.indexOf(current) : lastDone(rows);
  const next = rows.slice(at + 1).find(({ is }) => is === "to-come")?.line;
  const plannedEnd = plannedStart(session, lines) + lines.reduce((sum, { planned }) => sum + planned, 0) * MS;
  const end = rows.at(-1)?.endsAt ?? plannedEnd;
  const held = agenda?.heldAt !== undefined;
  const left = current ? dueAt(current.line, agenda, now) - now : 0;
  return { rows, current, next, begun, held, behind: begun ? end - plannedEnd : 0, left };
}

/** A line of the plan, nothing of which has happened. */
export function lineOf({ notes: _, groups: __, ...item }: AgendaItemView): AgendaLine {
  return { ...item, planned: item.seconds, skipped: false };
}

/** Ahead or behind in whole minutes; 0 within half a minute of the plan. */
export function minutesBehind(behind: number): number {
  return Math.round(behind / MINUTE_MS);
}

function asItGoes(session: SessionView, lines: readonly AgendaLine[], agenda: Agenda | undefined, now: number): Row[] {
  let plannedAt = plannedStart(session, lines);
  let at = Math.min(now, ...lines.flatMap(({ from }) => from ?? []));
  return lines.map((line) => {
    const is = stateOf(line, agenda?.current);
    const startsAt = line.from ?? at;
    const endsAt = is === "now" ? Math.max(dueAt(line, agenda, now), now) : endOf(line, is, startsAt);
    at = Math.max(at, endsAt);
    const row = { line, is, plannedAt, startsAt, endsAt };
    plannedAt += line.planned * MS;
    return row;
  });
}

/** A rehearsal on another day is measured by its own beginning. */
function plannedStart({ start }: SessionView, lines: readonly AgendaLine[]): number {
  const began = Math.min(...lines.flatMap(({ from }) => from ?? []));
  return Math.abs(began - start) > REHEARSAL_MS && Number.isFinite(began) ? began : start;
}

function byTheClock(session: SessionView, lines: readonly AgendaLine[], now: number): Row[] {
  let at = session.start;
  return lines.map((line) => {
    const startsAt = at;
    const endsAt = line.skipped ? at : at + line.seconds * MS;
    at = endsAt;
    const is = line.skipped ? "skipped" : now >= endsAt ? "done" : now >= startsAt ? "now" : "to-come";
    return { line, is, plannedAt: startsAt, startsAt, endsAt };
  });
}

function stateOf({ id, from, skipped }: AgendaLine, current: string | undefined): LineIs {
  if (id === current) return "now";
  if (from !== undefined) return "done";
  return skipped ? "skipped" : "to-come";
}

function endOf(line: AgendaLine, is: LineIs, startsAt: number): number {
  if (is === "done") return line.to ?? startsAt;
  return is === "skipped" ? startsAt : startsAt + line.seconds * MS;
}

/** When the time of the line that is on is over; while it is held that moves on with the clock (L17). */
function dueAt(line: AgendaLine, agenda: Agenda | undefined, now: number): number {
  const stood = agenda?.heldAt === undefined ? 0 : Math.max(0, now - agenda.heldAt);
  return (line.from ?? now) + line.seconds * MS + stood;
}

function lastDone(rows: readonly Row[]): number {
  return rows.reduce((last, { is }, at) => (is === "done" ? at : last), -1);
}
