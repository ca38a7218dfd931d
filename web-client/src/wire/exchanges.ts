import { agree, allowed, type Exchange, NO_RATE, type Rate, rateOf } from "./band.ts";

/** Three to ten minutes: what the offset is taken from. */
const WINDOW = 200;
/** Exchanges of this time count as one where the rate is asked for. */
const SPELL_MS = 10_000;
/** Half an hour tells the rate to a few ppm, also on a line whose delays vary much. */
const SPELLS = 180;

/** What the exchanges of the last minutes say together of offset and rate. Times in ms. */
export class Exchanges {
  #recent: Exchange[] = [];
  #spells: Exchange[] = [];
  #rate: Rate = NO_RATE;

  get empty(): boolean {
    return this.#recent.length === 0;
  }

  /** Programme ms per local ms, less one. */
  get rate(): number {
    return this.#rate.rate;
  }

  /** Round trip of the quickest. */
  get leastRoundTrip(): number {
    return Math.min(...this.#recent.map(({ lo, hi }) => hi - lo));
  }

  /** How much longer than the quickest the middle one took. */
  get variation(): number {
    const trips = this.#recent.map(({ lo, hi }) => hi - lo).sort((a, b) => a - b);
    return (trips[trips.length >> 1] ?? 0) - (trips[0] ?? 0);
  }

  /** Those that it contradicts are void: the local clock stood still in between. False if all were. */
  add(fresh: Exchange): boolean {
    const kept = this.#recent.filter((old) => agree(old, fresh, this.#rate));
    if (kept.length < this.#recent.length) this.#spells = [];
    this.#recent = [...kept, fresh].slice(-WINDOW);
    this.#addToSpell(fresh);
    this.#rate = rateOf(this.#spells);
    return kept.length > 0;
  }

  /** The offsets at `now` that all of the last minutes allow: the middle, and half the width. */
  allowed(now: number): { offset: number; half: number } {
    return allowed(this.#recent, now, this.#rate);
  }

  #addToSpell(fresh: Exchange): void {
    const spell = this.#spells.at(-1);
    if (!spell || Math.floor(spell.at / SPELL_MS) !== Math.floor(fresh.at / SPELL_MS)) {
      this.#spells = [...this.#spells, fresh].slice(-SPELLS);
      return;
    }
    const moved = this.#rate.rate * (fresh.at - spell.at);
    const both = { at: fresh.at, lo: Math.max(fresh.lo, spell.lo + moved), hi: Math.min(fresh.hi, spell.hi + moved) };
    this.#spells = [...this.#spells.slice(0, -1), both];
  }
}
