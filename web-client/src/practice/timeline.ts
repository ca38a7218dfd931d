import type { RunEvent } from "../wire/messages.ts";
import { Pauses } from "./pauses.ts";
import type { Cue, Script } from "./script.ts";
import { layStep, type Part } from "./stepSpan.ts";

/** A step in run time, ms; `parts` are its turns, or the step itself. */
export interface Span {
  readonly step: string;
  readonly from: number;
  readonly to: number;
  readonly parts: readonly Part[];
}

/** A cue at `t` ms of run time. */
export interface Moment {
  readonly t: number;
  readonly step: string;
  readonly turn: number | null;
  readonly cue: Cue;
}

/**
 * When everything of a run happens: a pure function of script, group size and run events (rules P1 to P20). The server
 * computes the same (`Timeline.java`); both are held to `docs/protocol/timeline`. Times of spans and cues are run time.
 */
export class Timeline {
  readonly spans: readonly Span[];
  readonly cues: readonly Moment[];
  /** Run time of the end, without regard to a stop. */
  readonly end: number;
  readonly #pauses: Pauses;

  /** `events` of one run, in the order of the log; the first is its start. */
  constructor(script: Pick<Script, "steps">, members: number, events: readonly RunEvent[]) {
    this.#pauses = new Pauses(events);
    const spans: Span[] = [];
    const cues: Moment[] = [];
    let from = 0;
    for (const step of script.steps) {
      const laid = layStep(step, Math.max(1, members), from, changesOf(step.id, events), this.#pauses);
      spans.push({ step: step.id, from, to: laid.to, parts: laid.parts });
      cues.push(...laid.cues);
      from = laid.to;
    }
    this.spans = spans;
    this.end = from;
    this.cues = cues.filter((cue) => this.#happens(cue)).sort((a, b) => a.t - b.t);
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

  /** Programme time of the end; null while paused. */
  get endsAt(): number | null {
    const planned = this.toProgramme(this.end);
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

  /** The step on at `run`: the first before the start, the last after the end. */
  at(run: number): Span {
    const span = this.spans.find(({ to }) => run < to) ?? this.spans.at(-1);
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

function changesOf(step: string, events: readonly RunEvent[]): RunEvent[] {
  return events.filter((event) => "step" in event && event.step === step);
}
