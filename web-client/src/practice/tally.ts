import { type ReadonlySignal, signal } from "@preact/signals";
import { keyOf, type PlannedStrike } from "./strikes.ts";

/** How many sounds came, and how many should have and did not. */
export interface Tally {
  readonly rang: number;
  readonly missed: number;
}

/** A sound is judged when it is surely over or surely missed. */
const JUDGE_AFTER_MS = 500;

/** Counts the sounds that were planned while they were to come: did they? Times are local, in ms. */
export class TallyKeeper {
  readonly #toLocal: (programme: number) => number;
  readonly #tally = signal<Tally>({ rang: 0, missed: 0 });
  readonly #awaited = new Map<string, PlannedStrike>();

  constructor(toLocal: (programme: number) => number) {
    this.#toLocal = toLocal;
  }

  get tally(): ReadonlySignal<Tally> {
    return this.#tally;
  }

  /** Takes the place of the plan before it, as far as that is still to come. */
  plan(strikes: readonly PlannedStrike[], now: number): void {
    const keys = new Set(strikes.map(keyOf));
    for (const [key, { at }] of this.#awaited) {
      if (!keys.has(key) && this.#toLocal(at) > now) this.#awaited.delete(key);
    }
    for (const strike of strikes) {
      if (this.#toLocal(strike.at) > now) this.#awaited.set(keyOf(strike), strike);
    }
  }

  /** A sound that its person does not want to hear is neither rung nor missed. */
  judge(now: number, rang: (key: string) => boolean, wanted: boolean): void {
    for (const [key, { at }] of this.#awaited) {
      if (this.#toLocal(at) > now - JUDGE_AFTER_MS) continue;
      this.#awaited.delete(key);
      if (wanted) this.#count(rang(key));
    }
  }

  #count(came: boolean): void {
    const { rang, missed } = this.#tally.peek();
    this.#tally.value = came ? { rang: rang + 1, missed } : { rang, missed: missed + 1 };
  }
}
