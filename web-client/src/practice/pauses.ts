import type { RunEvent } from "../wire/messages.ts";

interface Pause {
  readonly from: number;
  /** null while it lasts */
  readonly to: number | null;
}

/** The start, the pauses and the stop of a run: they alone decide how run time lies in programme time. All in ms. */
export class Pauses {
  readonly start: number;
  readonly stop: number | null;
  readonly #list: readonly Pause[];

  constructor(events: readonly RunEvent[]) {
    const first = events[0];
    if (!first) throw new RangeError("a run has at least its start");
    this.start = first.at;
    this.stop = events.find(({ type }) => type === "practiceStopped")?.at ?? null;
    this.#list = pausesOf(events);
  }

  /** P10: run time stands still in a pause. */
  toRun(programme: number): number {
    let paused = 0;
    for (const { from, to } of this.#list) {
      if (programme < from) break;
      paused += Math.min(programme, to ?? programme) - from;
    }
    return programme - this.start - paused;
  }

  /** P11: what falls on the very beginning of a pause comes after it. */
  toProgramme(run: number): number | null {
    let at = this.start + run;
    for (const { from, to } of this.#list) {
      if (at < from) break;
      if (to === null) return null;
      at += to - from;
    }
    return at;
  }

  pausedAt(programme: number): boolean {
    return this.#list.some(({ from, to }) => from <= programme && programme < (to ?? Number.POSITIVE_INFINITY));
  }
}

function pausesOf(events: readonly RunEvent[]): Pause[] {
  const list: Pause[] = [];
  let open: number | null = null;
  for (const { type, at } of events) {
    if (type === "practicePaused") {
      open ??= at;
    } else if (type === "practiceResumed" && open !== null) {
      list.push({ from: open, to: Math.max(open, at) });
      open = null;
    }
  }
  if (open !== null) list.push({ from: open, to: null });
  return list;
}
