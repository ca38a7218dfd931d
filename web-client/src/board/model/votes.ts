import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type * as Y from "yjs";
import type { Scope } from "../../kit/scope.ts";

/** How a vote goes, as those who lead set it in the frame. */
export interface Ballot {
  readonly id: string;
  /** Dots that each person has. */
  readonly dots: number;
  readonly open: boolean;
}

export const MOST_DOTS = 20;

/** Who put how many dots on what: `votes` of the content, by `BALLOT|ITEM|PERSON`. */
type Counts = ReadonlyMap<string, ReadonlyMap<string, number>>;
const NOBODY: ReadonlyMap<string, number> = new Map();

/**
 * Dot voting. A person's dots beyond what the ballot gives are not counted, on any screen: the same rule everywhere instead of a
 * refusal, so that votes given without a line count as well.
 */
export class Votes {
  readonly #shared: Y.Map<number>;
  readonly #me: string;
  readonly #change: (run: () => void) => void;
  readonly #ballot: ReadonlySignal<Ballot | undefined>;
  readonly #version = signal(0);
  readonly #shown = new Map<string, ReadonlySignal<number>>();

  constructor(
    scope: Scope,
    shared: Y.Map<number>,
    ballot: ReadonlySignal<Ballot | undefined>,
    me: string,
    change: (run: () => void) => void,
  ) {
    this.#shared = shared;
    this.#me = me;
    this.#change = change;
    this.#ballot = ballot;
    const told = (): void => {
      this.#version.value++;
    };
    shared.observe(told);
    scope.add(() => shared.unobserve(told));
  }

  get ballot(): ReadonlySignal<Ballot | undefined> {
    return this.#ballot;
  }

  /** Every item's dots by person, cut to what each person has. */
  readonly counts: ReadonlySignal<Counts> = computed(() => {
    this.#version.value;
    const ballot = this.#ballot.value;
    return ballot === undefined ? new Map() : counted(this.#shared, ballot);
  });

  /** My dots that are still in my hand. */
  readonly left: ReadonlySignal<number> = computed(() => {
    const ballot = this.#ballot.value;
    if (ballot === undefined) return 0;
    let used = 0;
    for (const people of this.counts.value.values()) used += people.get(this.#me) ?? 0;
    return ballot.dots - used;
  });

  total(item: string): number {
    let sum = 0;
    for (const n of (this.counts.value.get(item) ?? NOBODY).values()) sum += n;
    return sum;
  }

  mine(item: string): number {
    return this.counts.value.get(item)?.get(this.#me) ?? 0;
  }

  /** What is shown on an item: while the ballot is open one's own dots, so that nobody follows the crowd; then all. */
  shownOn(item: string): ReadonlySignal<number> {
    const unwatched = (): boolean => this.#shown.delete(item);
    const count = (): number => (this.#ballot.value?.open ? this.mine(item) : this.total(item));
    const known = this.#shown.get(item) ?? computed(count, { unwatched });
    this.#shown.set(item, known);
    return known;
  }

  /** One dot more or less of mine; says whether there was one to give or take. */
  give(item: string, by: 1 | -1): boolean {
    const ballot = this.#ballot.peek();
    const now = this.mine(item);
    if (!ballot?.open || now + by < 0 || (by > 0 && this.left.peek() <= 0)) return false;
    this.#change(() => {
      const key = `${ballot.id}|${item}|${this.#me}`;
      if (now + by === 0) this.#shared.delete(key);
      else this.#shared.set(key, now + by);
    });
    return true;
  }
}

function counted(shared: Y.Map<number>, ballot: Ballot): Counts {
  const counts = new Map<string, Map<string, number>>();
  const used = new Map<string, number>();
  for (const key of [...shared.keys()].sort()) {
    const [id, item, person] = key.split("|");
    const n = shared.get(key);
    if (id !== ballot.id || !item || !person || typeof n !== "number" || !(n > 0)) continue;
    const before = used.get(person) ?? 0;
    const given = Math.min(Math.floor(n), ballot.dots - before);
    if (given <= 0) continue;
    used.set(person, before + given);
    const people = counts.get(item) ?? new Map<string, number>();
    people.set(person, given);
    counts.set(item, people);
  }
  return counts;
}

export function readBallot(value: unknown): Ballot | undefined {
  const { id, dots, open } = (value ?? {}) as Partial<Ballot>;
  if (typeof id !== "string" || typeof dots !== "number") return undefined;
  return { id, dots: Math.min(MOST_DOTS, Math.max(1, Math.round(dots))), open: open === true };
}
