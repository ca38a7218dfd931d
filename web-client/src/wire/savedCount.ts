import { type ReadonlySignal, signal } from "@preact/signals";
import type { Scope } from "../kit/scope.ts";

/** `saving` is said after half a second, `unsaved` without a line or after five seconds. */
export type SavedState = "saved" | "saving" | "unsaved";

const SAVING_AFTER_MS = 500;
const UNSAVED_AFTER_MS = 5_000;
/** What follows the last change within this time is the same change to a person: a word typed, not its letters, ms. */
const ONE_CHANGE_MS = 1_000;

/** Changes that wait to be saved: since when, and how many a person would call them. */
interface Waiting {
  readonly since: number;
  readonly changes: number;
}

/**
 * Counts the document messages of one connection against the server's `saved n` (D6). Invariant: `#sent` holds, for each
 * message not yet said to be saved, what waits in it; undefined where it carries no change.
 */
export class SavedCount {
  readonly #now: () => number;
  readonly #onChange: (changes: number) => void;
  readonly #state = signal<SavedState>("saved");
  readonly #changes = signal(0);
  #sent: (Waiting | undefined)[] = [];
  #saved = 0;
  /** What no message of this connection carries yet. */
  #unsent: Waiting | undefined;
  #changedAt = Number.NEGATIVE_INFINITY;
  #connected = false;

  constructor(scope: Scope, now: () => number, onChange: (changes: number) => void) {
    this.#now = now;
    this.#onChange = onChange;
    scope.every(250, () => this.#refresh());
  }

  get state(): ReadonlySignal<SavedState> {
    return this.#state;
  }

  /** How many changes wait to be saved, sent or not; 0 exactly when everything is saved. */
  get changes(): ReadonlySignal<number> {
    return this.#changes;
  }

  changed(): void {
    const follows = this.#now() - this.#changedAt < ONE_CHANGE_MS && this.#changes.peek() > 0;
    this.#changedAt = this.#now();
    this.#unsent = both(this.#unsent, { since: this.#now(), changes: follows ? 0 : 1 });
    this.#refresh();
  }

  /** Changes of an earlier visit wait. */
  carry(changes: number): void {
    this.#unsent = both(this.#unsent, { since: this.#now(), changes });
    this.#refresh();
  }

  connected(): void {
    this.#connected = true;
    this.#saved = 0;
    this.#refresh();
  }

  /** Step 2 was sent: it carries everything that waits. */
  answered(bringsText: boolean): void {
    this.#sent.push(this.#unsent ?? (bringsText ? { since: this.#now(), changes: 1 } : undefined));
    this.#unsent = undefined;
    this.#refresh();
  }

  sent(): void {
    this.answered(true);
  }

  saved(n: number): void {
    this.#sent.splice(0, n - this.#saved);
    this.#saved = n;
    this.#refresh();
  }

  lost(): void {
    for (const waiting of this.#sent) if (waiting) this.#unsent = both(waiting, this.#unsent);
    this.#sent = [];
    this.#connected = false;
    this.#refresh();
  }

  #refresh(): void {
    const waiting = [...this.#sent, this.#unsent].filter((each) => each !== undefined);
    const changes = waiting.length === 0 ? 0 : Math.max(1, sum(waiting));
    if (changes !== this.#changes.peek()) {
      this.#changes.value = changes;
      this.#onChange(changes);
    }
    this.#state.value = this.#judge(waiting[0]?.since);
  }

  #judge(oldest: number | undefined): SavedState {
    if (oldest === undefined) return "saved";
    const waited = this.#now() - oldest;
    if (!this.#connected || waited >= UNSAVED_AFTER_MS) return "unsaved";
    return waited >= SAVING_AFTER_MS ? "saving" : this.#state.value;
  }
}

function both(first: Waiting | undefined, then: Waiting | undefined): Waiting | undefined {
  if (first === undefined || then === undefined) return first ?? then;
  return { since: Math.min(first.since, then.since), changes: first.changes + then.changes };
}

function sum(waiting: readonly Waiting[]): number {
  return waiting.reduce((all, { changes }) => all + changes, 0);
}
