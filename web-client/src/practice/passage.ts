import type { RunEvent } from "../wire/messages.ts";
import { byHand, GroupTurns, isShared, OPEN, type Part } from "./groupTurns.ts";
import { type Cue, ms, type Step } from "./script.ts";
import type { Moment } from "./timeline.ts";

/** How many people are in each group. */
export type Sizes = ReadonlyMap<string, number>;

const NEVER = OPEN;

/** One going through a step, and what changed it. Run time in ms; `OPEN` is an end that nobody knows. */
export class Passage {
  readonly step: Step;
  readonly repetition: number;
  readonly from: number;
  readonly #turns = new Map<string, GroupTurns>();
  #length: number;
  #waits: boolean;
  #heldAt = NEVER;
  #cut = NEVER;
  #gently = false;
  #left = false;

  constructor(step: Step, repetition: number, from: number, groups: Sizes) {
    this.step = step;
    this.repetition = repetition;
    this.from = from;
    this.#length = ms(step.seconds ?? 0);
    this.#waits = step.hold === true && this.#isLastRepetition;
    this.#layTurns(groups);
  }

  /** Is there a further repetition, which no order has left out? */
  get repeats(): boolean {
    return !this.#isLastRepetition && !this.#left;
  }

  /** Does it wait for the leader: at its end, or instead of it? */
  get waits(): boolean {
    return this.#waits || this.#heldAt !== NEVER;
  }

  /** Where it would end by itself: the soft end of what is open. */
  get planned(): number {
    if (this.step.mode !== "round") return this.from + this.#length;
    const ends = [...this.#turns.values()].map((group) => {
      const { length } = group.parts;
      return group.end === OPEN
        ? group.anchor(length - 1) + (group.size - length) * ms(this.step.each ?? 0)
        : group.end;
    });
    return Math.max(this.from, ...ends);
  }

  /** Where the next passage begins. */
  get to(): number {
    const gap = this.#isLastRepetition ? 0 : ms(this.step.repeat?.gap ?? 0);
    return Math.min(this.#waits ? OPEN : this.#content + gap, this.#cut);
  }

  /** P66: how many the group had when its turns began; 0 where there are none. */
  began(group: string): number {
    return this.#of(group)?.began ?? 0;
  }

  /** Its turns for a group, or the passage itself. */
  parts(group: string): readonly Part[] {
    const mine = this.#of(group);
    return mine?.parts ?? [{ turn: null, from: this.from, to: Math.min(this.#content, this.#cut) }];
  }

  apply(event: RunEvent, run: number): void {
    if (event.type === "turnPassed") this.#pass(event.group, event.turn, run);
    else if (this.#left || !("step" in event) || event.step !== this.step.id) return;
    else if (event.type === "practiceExtended") this.#extend(event.ms, run);
    else if (event.type === "practiceHeld") this.#hold(run);
    else if (event.type === "practiceWentOn") this.#leave(run, true);
    else if (event.type === "practiceSkipped") this.#leave(this.from + Math.max(0, event.into), false);
  }

  /** P27: what was on ends here, without a sound. */
  breakOff(run: number): void {
    this.#cut = Math.min(this.#cut, Math.max(this.from, run));
    this.#gently = false;
    this.#left = true;
  }

  /** P34, P35: groups may change before a shared step and in it. */
  group(groups: Sizes, run: number): void {
    if (!isShared(this.step) || this.#left) return;
    if (run <= this.from) {
      this.#turns.clear();
      this.#layTurns(groups);
      return;
    }
    for (const [id, size] of groups) {
      const there = this.#turns.get(id);
      if (there) there.grow(size, run);
      else if (this.step.mode === "round" || run < this.from + this.#length) this.#turns.set(id, this.#lay(size, run));
    }
  }

  /** What happens in it, by the order of the script within each turn. */
  cues(passage: number, group: string): Moment[] {
    const parts = this.parts(group);
    const found = parts.flatMap((part, i) => {
      const anchor = this.#of(group)?.anchor(i) ?? this.from + this.#length;
      return this.step.cues
        .map((cue) => ({ t: this.#place(cue, part, anchor), passage, step: this.step.id, turn: part.turn, cue }))
        .filter(({ t }) => t !== NEVER);
    });
    return [...found, ...this.#closing(passage, parts, found)];
  }

  #layTurns(groups: Sizes): void {
    if (!isShared(this.step)) return;
    for (const [id, size] of groups) this.#turns.set(id, this.#lay(size, this.from));
  }

  #lay(size: number, start: number): GroupTurns {
    return this.step.mode === "round"
      ? GroupTurns.round(this.step, size, start)
      : GroupTurns.divided(this.step, size, start, this.from + this.#length);
  }

  /** The end of what the step holds, without waiting and resting. P29: a round lasts until the last group is done. */
  get #content(): number {
    if (this.step.mode === "round") return Math.max(...[...this.#turns.values()].map(({ end }) => end));
    return this.#heldAt === NEVER ? this.from + this.#length : OPEN;
  }

  #extend(by: number, run: number): void {
    if (this.#heldAt !== NEVER || run >= this.#content) return;
    this.#length += by;
    for (const group of this.#turns.values()) group.extend(by, run);
  }

  /** P23, P24. */
  #hold(run: number): void {
    if (isShared(this.step)) this.#waits = true;
    else if (this.#heldAt === NEVER && run < this.from + this.#length) this.#heldAt = run;
  }

  #leave(at: number, gently: boolean): void {
    this.#cut = Math.max(this.from, at);
    this.#gently = gently;
    this.#left = true;
  }

  #pass(group: string, turn: number, run: number): void {
    if (run < this.#cut) this.#turns.get(group)?.pass(turn, run);
  }

  /** P16, P17, P23, P32: never where a cue does not fit, comes at or after the cut or the pass, or waits for an end. */
  #place(cue: Cue, part: Part, anchor: number): number {
    const fromEnd = cue.from === "end";
    const t = fromEnd ? anchor - ms(cue.at) : part.from + ms(cue.at);
    const fits = t >= part.from && t <= (byHand(this.step) ? OPEN : anchor);
    const passed = byHand(this.step) && t >= part.to;
    const waiting = fromEnd && t >= this.#heldAt;
    return fits && !passed && !waiting && t < this.#cut ? t : NEVER;
  }

  /** P25: the closing bell of what is on, unless it has rung. */
  #closing(passage: number, parts: readonly Part[], found: readonly Moment[]): Moment[] {
    const cue = closingOf(this.step);
    if (!this.#gently || !cue) return [];
    const turn = (parts.findLast(({ from }) => from <= this.#cut) ?? parts[0])?.turn ?? null;
    if (found.some((moment) => moment.cue === cue && moment.turn === turn)) return [];
    return [{ t: this.#cut, passage, step: this.step.id, turn, cue }];
  }

  /** P28: who is in no group follows the first of the largest. */
  #of(group: string): GroupTurns | undefined {
    return (
      this.#turns.get(group) ??
      [...this.#turns.values()].reduce<GroupTurns | undefined>(
        (largest, one) => (largest && largest.size >= one.size ? largest : one),
        undefined,
      )
    );
  }

  get #isLastRepetition(): boolean {
    return !this.step.repeat || this.repetition + 1 >= this.step.repeat.times;
  }
}

/** The bell nearest to the end of those anchored to it. */
export function closingOf(step: Step): Cue | undefined {
  return step.cues
    .filter(({ kind, from }) => kind === "bell" && from === "end")
    .reduce<Cue | undefined>((nearest, cue) => (nearest && nearest.at <= cue.at ? nearest : cue), undefined);
}
