import { type ReadonlySignal, signal } from "@preact/signals";
import type { Scope } from "../kit/scope.ts";

/** `saving` is said after half a second, `unsaved` without a line or after five seconds. */
export type SavedState = "saved" | "saving" | "unsaved";

const SAVING_AFTER_MS = 500;
const UNSAVED_AFTER_MS = 5_000;

/**
 * Counts the document messages of one connection against the server's `saved n` (D6). Invariant: `#sent` holds, for each
 * message not yet said to be saved, since when the oldest change in it waits; undefined where it carries no change.
 */
export class SavedCount {
  readonly #now: () => number;
  readonly #onChange: (unsaved: boolean) => void;
  readonly #state = signal<SavedState>("saved");
  #sent: (number | undefined)[] = [];
  #saved = 0;
  /** Since when a change waits that no message of this connection carries. */
  #unsentSince: number | undefined;
  #connected = false;
  #told = false;

  constructor(scope: Scope, now: () => number, onChange: (unsaved: boolean) => void) {
    this.#now = now;
    this.#onChange = onChange;
    scope.every(250, () => this.#refresh());
  }

  get state(): ReadonlySignal<SavedState> {
    return this.#state;
  }

  /** Whether any change waits to be saved. */
  get waiting(): boolean {
    return this.#oldest() !== undefined;
  }

  changed(): void {
    this.#unsentSince ??= this.#now();
    this.#refresh();
  }

  /** A change of an earlier visit waits. */
  carry(): void {
    this.changed();
  }

  connected(): void {
    this.#connected = true;
    this.#saved = 0;
    this.#refresh();
  }

  /** Step 2 was sent: it carries everything that waits. */
  answered(bringsText: boolean): void {
    this.#sent.push(this.#unsentSince ?? (bringsText ? this.#now() : undefined));
    this.#unsentSince = undefined;
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
    this.#unsentSince = this.#oldest();
    this.#sent = [];
    this.#connected = false;
    this.#refresh();
  }

  #oldest(): number | undefined {
    return this.#sent.find((at) => at !== undefined) ?? this.#unsentSince;
  }

  #refresh(): void {
    const oldest = this.#oldest();
    if (this.#told !== (oldest !== undefined)) {
      this.#told = oldest !== undefined;
      this.#onChange(this.#told);
    }
    this.#state.value = this.#judge(oldest);
  }

  #judge(oldest: number | undefined): SavedState {
    if (oldest === undefined) return "saved";
    const waited = this.#now() - oldest;
    if (!this.#connected || waited >= UNSAVED_AFTER_MS) return "unsaved";
    return waited >= SAVING_AFTER_MS ? "saving" : this.#state.value;
  }
}
