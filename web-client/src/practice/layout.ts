import type { RunEvent, RunGroup } from "../wire/messages.ts";
import { OPEN } from "./groupTurns.ts";
import { Passage, type Sizes } from "./passage.ts";
import type { Pauses } from "./pauses.ts";
import type { Step } from "./script.ts";

/** The one group of a run that names none. */
export const ROOM = "room";

type Start = Extract<RunEvent, { type: "practiceStarted" }>;

/** Goes through a script and lays one passage after the other, each changed by the events that fall into it. */
export class Layout {
  readonly steps: readonly Step[];
  readonly passages: Passage[] = [];
  groups: Sizes;
  #place = 0;
  #backTo = -1;
  #over = false;

  constructor(steps: readonly Step[], start: Start) {
    this.steps = played(steps, start.without ?? []);
    this.groups = start.groups?.length ? sizesOf(start.groups) : new Map([[ROOM, Math.max(1, start.members)]]);
  }

  /** The step that follows what is laid. */
  get next(): number {
    return this.#over ? this.steps.length : this.#place + 1;
  }

  /** P13: events count in the order of the log, and none before the one before it. */
  lay(events: readonly RunEvent[], pauses: Pauses): readonly Passage[] {
    this.#begin(0, 0, 0);
    let run = Number.NEGATIVE_INFINITY;
    for (const event of events) {
      run = Math.max(run, pauses.toRun(event.at));
      this.#goOnTo(run);
      if (this.#over || event.type === "practiceStopped") break;
      this.#apply(event, run);
    }
    this.#goOnTo(Number.MAX_VALUE);
    return this.passages;
  }

  #apply(event: RunEvent, run: number): void {
    if (event.type === "practiceGrouped" && event.groups.length > 0) {
      this.groups = sizesOf(event.groups);
      this.#present.group(this.groups, run);
    } else if (event.type === "practiceWentBack") {
      this.#goBack(event.step, run);
    } else {
      this.#present.apply(event, run);
    }
  }

  #goBack(id: string, run: number): void {
    const to = this.steps.findIndex((step) => step.id === id);
    if (to < 0) return;
    this.#present.breakOff(run);
    this.#backTo = to;
  }

  #goOnTo(run: number): void {
    while (!this.#over && this.#present.to <= run) this.#next();
  }

  #next(): void {
    const { to, repeats, repetition } = this.#present;
    if (this.#backTo >= 0) {
      this.#begin(this.#backTo, 0, to);
      this.#backTo = -1;
    } else if (repeats) this.#begin(this.#place, repetition + 1, to);
    else if (this.#place + 1 < this.steps.length) this.#begin(this.#place + 1, 0, to);
    else this.#over = true;
  }

  #begin(place: number, repetition: number, from: number): void {
    const step = this.steps[place];
    if (!step) throw new RangeError("a script has at least one step");
    this.#place = place;
    this.passages.push(new Passage(step, repetition, from, this.groups));
  }

  get #present(): Passage {
    return this.passages.at(-1) as Passage;
  }
}

/** The end of what is laid is not known. */
export function isOpen(end: number): boolean {
  return end === OPEN;
}

/** P26: optional steps may be left out, but not all there is. */
export function played(steps: readonly Step[], without: readonly string[]): readonly Step[] {
  const left = steps.filter((step) => !(step.optional && without.includes(step.id)));
  return left.length > 0 ? left : steps;
}

function sizesOf(groups: readonly RunGroup[]): Sizes {
  return new Map(groups.map(({ id, members }) => [id, Math.max(1, members.length)]));
}
