import type { RunEvent } from "../wire/messages.ts";
import { OPEN, type Part } from "./groupTurns.ts";
import { Layout, ROOM } from "./layout.ts";
import { Pauses } from "./pauses.ts";
import { type Cue, lengthOf, type Script } from "./script.ts";

/** One going through a step in run time, ms; `parts` are its turns, or the passage itself. */
export interface Span {
  readonly step: string;
  /** counts from 0 */
  readonly repetition: number;
  readonly from: number;
  /** `OPEN` while nobody knows */
  readonly to: number;
  /** where it would end by itself */
  readonly planned: number;
  /** it ends when the leader goes on */
  readonly waits: boolean;
  /** how many the group had when its turns began (P66); 0 where there are none */
  readonly began: number;
  readonly parts: readonly Part[];
}

/** A cue at `t` ms of run time; `passage` is the index of its span. */
export interface Moment {
  readonly t: number;
  readonly passage: number;
  readonly step: string;
  readonly turn: number | null;
  readonly cue: Cue;
}

/**
 * When everything of a run happens, for one of its groups: a pure function of script, group and run events (rules P1 to
 * P45). The server computes the same (`Timeline.java`); both are held to `docs/protocol/timeline`. Times of spans and cues
 * are run time.
 */
export class Timeline {
  readonly spans: readonly Span[];
  readonly cues: readonly Moment[];
  /** Run time of the end, without regard to a stop; `OPEN` if nobody knows. */
  readonly end: number;
  /** Run time at which it would end if it went on by itself from here on. */
  readonly plannedEnd: number;
  readonly #pauses: Pauses;

  /**
   * `events` of one run, in the order of the log; the first is its start. Who is in no group follows the first of the
   * largest.
   */
  constructor(script: Pick<Script, "steps">, group: string, events: readonly RunEvent[]) {
    this.#pauses = new Pauses(events);
    const [start] = events;
    if (start?.type !== "practiceStarted") throw new RangeError("a run begins with its start");
    const layout = new Layout(script.steps, start);
    const passages = layout.lay(events, this.#pauses);
    this.spans = passages.map((passage) => ({
      step: passage.step.id,
      repetition: passage.repetition,
      from: passage.from,
      to: passage.to,
      planned: passage.planned,
      waits: passage.waits,
      began: passage.began(group),
      parts: passage.parts(group),
    }));
    const last = this.spans.at(-1);
    this.end = last?.to ?? 0;
    this.plannedEnd = this.end === OPEN ? plannedEnd(layout, last?.planned ?? 0) : this.end;
    const found = passages.flatMap((passage, i) => passage.cues(i, group));
    this.cues = found.filter((cue) => this.#happens(cue)).sort((a, b) => a.t - b.t);
  }

  /** The bells; of two equal ones at one instant the first (P7, P20). */
  get bells(): readonly Moment[] {
    const seen = new Set<string>();
    return this.cues.filter(({ t, cue }) => {
      const key = `${t} ${cue.bell}`;
      if (cue.kind !== "bell" || seen.has(key)) return false;
      seen.add(key);
      return true;
    });
  }

  /** Programme time of the start, before any pause. */
  get startsAt(): number {
    return this.#pauses.start;
  }

  /** Programme time of a stop, if one was ordered. */
  get stopsAt(): number | null {
    return this.#pauses.stop;
  }

  /** Programme time of the end; null while paused, or while nobody knows. */
  get endsAt(): number | null {
    const planned = this.end === OPEN ? null : this.toProgramme(this.end);
    const stop = this.#pauses.stop;
    if (stop === null) return planned;
    return planned === null ? stop : Math.min(planned, stop);
  }

  /** Programme time of an instant of run time; null while a pause stands before it. */
  toProgramme(run: number): number | null {
    return this.#pauses.toProgramme(run);
  }

  /** Run time at an instant of programme time: below 0 before the start, standing still in pauses. */
  toRun(programme: number): number {
    return this.#pauses.toRun(programme);
  }

  /** Is a pause on at this programme time? */
  pausedAt(programme: number): boolean {
    return this.#pauses.pausedAt(programme);
  }

  /** The index of the span on at `run`: the first before the start, the last after the end. */
  passageAt(run: number): number {
    const found = this.spans.findIndex(({ to }) => run < to);
    return found < 0 ? this.spans.length - 1 : found;
  }

  at(run: number): Span {
    const span = this.spans[this.passageAt(run)];
    if (!span) throw new RangeError("a script has at least one step");
    return span;
  }

  /** P5, P18. */
  #happens({ t }: Moment): boolean {
    const stop = this.#pauses.stop;
    if (stop === null) return true;
    const at = this.toProgramme(t);
    return at !== null && at < stop;
  }
}

export { OPEN, ROOM };

function plannedEnd({ steps, next, groups }: Layout, planned: number): number {
  const members = Math.max(...groups.values());
  return steps.slice(next).reduce((sum, step) => sum + lengthOf(step, members), planned);
}
