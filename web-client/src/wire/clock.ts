/** What the clock needs of the world. Times in ms; `now` is monotonic (`performance.now`). */
export interface ClockParts {
  readonly now: () => number;
  /**
   * Sends one exchange; the answer comes to `onAnswer`. May drop it while there is no line. `there` is the programme time at which
   * it will be read, where that is known from before this connection.
   */
  readonly send: (t0: number, there?: number) => void;
  /** Runs once after a while; gives a way to call it off. */
  readonly later: (ms: number, run: () => void) => () => void;
}

/**
 * One exchange: programme time less local time (the offset) was between `lo` and `hi` at local time `at`, whatever the two ways
 * of the line took.
 */
interface Exchange {
  readonly at: number;
  readonly lo: number;
  readonly hi: number;
}

/** The offset as the exchanges of half a minute give it; spells of local time are numbered. */
interface Spell {
  readonly number: number;
  readonly at: number;
  readonly offset: number;
}

/** A line of offsets over local time, from which the estimate is read. */
interface Course {
  readonly at: number;
  readonly offset: number;
  readonly rate: number;
}

/** A first burst finds one quick exchange among several, also on a bad line; then it is asked less and less. */
const PACE: readonly { readonly times: number; readonly every: number }[] = [
  { times: 8, every: 120 },
  { times: 60, every: 250 },
];
/** Afterwards; a line whose delays vary much is asked more often. */
const SELDOM_MS = 3_000;
const OFTEN_MS = 1_000;
const RESTLESS_MS = 40;
/** Two to five minutes of exchanges. */
const WINDOW = 120;
const SPELL_MS = 30_000;
/** Half an hour of spells tells the rate to a few ppm. */
const SPELLS = 60;
/** Two quartz clocks drift apart by at most about 100 ppm; with a known rate there is little left. */
const DRIFT = 100e-6;
const LEAST_DRIFT = 5e-6;
/** A rate is not believed sooner. */
const RATE_AFTER_MS = 85_000;
const MOST_RATE = 300e-6;
/** Slewing at half a per cent cannot be heard or seen, and mends 5 ms in a second. */
const SLEW = 0.005;
/** More than this apart, the machine slept or its clock was stopped: slewing would take minutes, so step even when armed. */
const BROKEN_MS = 250;

/**
 * The client's estimate of programme time (K1 to K5): four-timestamp exchanges, each of which bounds the offset from both sides; the estimate
 * is the middle of what all of the last minutes allow, so that the quickest way up and the quickest way down count, and the least
 * round trip above all. The drift between the two clocks is estimated, too. While armed, corrections are slewed, never stepped.
 */
export class Clock {
  readonly #parts: ClockParts;
  #exchanges: Exchange[] = [];
  #spells: Spell[] = [];
  #course: Course = { at: 0, offset: 0, rate: 0 };
  #drift = DRIFT;
  /** what was left to slew at `#since` */
  #rest = 0;
  #since = 0;
  #armed = false;
  #knewBefore = false;
  #stop: (() => void) | null = null;

  constructor(parts: ClockParts) {
    this.#parts = parts;
  }

  /** Begins a burst, then keeps on; call it at every connect. */
  start(): void {
    this.stop();
    this.#knewBefore = this.ready;
    this.#ask(0, 0);
  }

  stop(): void {
    this.#stop?.();
    this.#stop = null;
  }

  /** Has there been an answer? Before it programme time is not known. */
  get ready(): boolean {
    return this.#exchanges.length > 0;
  }

  /** While a run is on nothing may jump. */
  arm(armed: boolean): void {
    this.#armed = armed;
  }

  /** `t0`, `t3` are local, `t1`, `t2` programme time: sent, received, answered, back here. */
  onAnswer(t0: number, t1: number, t2: number, t3: number): void {
    if (!(t3 - t0 - (t2 - t1) >= 0)) return;
    const fresh = { at: t3, lo: t2 - t3, hi: t1 - t0 };
    const first = !this.ready;
    const kept = this.#exchanges.filter((old) => this.#agree(old, fresh));
    if (kept.length < this.#exchanges.length) this.#forgetRate();
    this.#exchanges = [...kept, fresh].slice(-WINDOW);
    this.#knewBefore &&= kept.length > 0;
    this.#aim(first);
  }

  programmeNow(): number {
    const now = this.#parts.now();
    return now + this.#offsetAt(now);
  }

  /** Local time (`now`) of an instant of programme time. */
  toLocal(programme: number): number {
    let local = programme - this.#course.offset;
    for (let i = 0; i < 4; i++) local = programme - this.#offsetAt(local);
    return local;
  }

  /** How far off the estimate may be, in ms; endless before the first answer. */
  get errorBound(): number {
    if (!this.ready) return Number.POSITIVE_INFINITY;
    const now = this.#parts.now();
    return this.#allowed(now).half + Math.abs(this.#restAt(now));
  }

  /** Programme seconds that a local second lasts too short, e.g. 1e-5 for a local clock that is 10 ppm slow. */
  get rate(): number {
    return this.#course.rate;
  }

  #ask(stage: number, done: number): void {
    const now = this.#parts.now();
    const there = this.#knewBefore ? now + this.#offsetAt(now) + this.#leastWay : undefined;
    this.#parts.send(now, there);
    const pace = PACE[stage] ?? { times: Number.POSITIVE_INFINITY, every: this.#restless ? OFTEN_MS : SELDOM_MS };
    const over = done + 1 >= pace.times;
    this.#stop = this.#parts.later(pace.every, () => this.#ask(over ? stage + 1 : stage, over ? 0 : done + 1));
  }

  /** ms that a message takes at best. */
  get #leastWay(): number {
    return Math.min(...this.#exchanges.map(({ lo, hi }) => hi - lo)) / 2;
  }

  /** Do round trips vary much? */
  get #restless(): boolean {
    const widths = this.#exchanges.map(({ lo, hi }) => hi - lo).sort((a, b) => a - b);
    return (widths[widths.length >> 1] ?? 0) - (widths[0] ?? 0) > RESTLESS_MS;
  }

  #aim(first: boolean): void {
    const now = this.#parts.now();
    this.#keepSpell(now);
    this.#estimateRate();
    const current = this.#offsetAt(now);
    const { offset } = this.#allowed(now);
    const step = first || !this.#armed || Math.abs(offset - current) > BROKEN_MS;
    this.#course = { at: now, offset, rate: this.#course.rate };
    this.#rest = step ? 0 : current - offset;
    this.#since = now;
  }

  #offsetAt(local: number): number {
    const { at, offset, rate } = this.#course;
    return offset + rate * (local - at) + this.#restAt(local);
  }

  #restAt(local: number): number {
    const left = Math.max(0, Math.abs(this.#rest) - Math.max(0, local - this.#since) * SLEW);
    return Math.sign(this.#rest) * left;
  }

  /** The offsets at `now` that all exchanges allow: the middle, and half the width. */
  #allowed(now: number, exchanges: readonly Exchange[] = this.#exchanges): { offset: number; half: number } {
    const { lo, hi } = exchanges.reduce(
      (all, one) => {
        const { lo, hi } = this.#carried(one, now);
        return { lo: Math.max(all.lo, lo), hi: Math.min(all.hi, hi) };
      },
      { lo: Number.NEGATIVE_INFINITY, hi: Number.POSITIVE_INFINITY },
    );
    return { offset: (lo + hi) / 2, half: Math.abs(hi - lo) / 2 };
  }

  /** An exchange is worth less the older it is. */
  #carried({ at, lo, hi }: Exchange, now: number): { lo: number; hi: number } {
    const moved = this.#course.rate * (now - at);
    const wider = this.#drift * Math.abs(now - at);
    return { lo: lo + moved - wider, hi: hi + moved + wider };
  }

  /** Can both be true? If not, the local clock stood still in between, and the older one says nothing any more. */
  #agree(old: Exchange, fresh: Exchange): boolean {
    const { lo, hi } = this.#carried(old, fresh.at);
    return lo <= fresh.hi && hi >= fresh.lo;
  }

  /** What the exchanges of this half minute alone allow takes the place of what they allowed before. */
  #keepSpell(now: number): void {
    const number = Math.floor((this.#exchanges.at(-1)?.at ?? now) / SPELL_MS);
    const { offset } = this.#allowed(
      now,
      this.#exchanges.filter(({ at }) => Math.floor(at / SPELL_MS) === number),
    );
    const before = this.#spells.filter((spell) => spell.number !== number);
    this.#spells = [...before, { number, at: now, offset }].slice(-SPELLS);
  }

  #forgetRate(): void {
    this.#spells = [];
    this.#drift = DRIFT;
  }

  /** The slope of the line through the spells that leaves the least squares. */
  #estimateRate(): void {
    const { length } = this.#spells;
    const span = (this.#spells.at(-1)?.at ?? 0) - (this.#spells[0]?.at ?? 0);
    // Through two points any line is perfect, and says nothing of its error.
    if (length < 3 || span < RATE_AFTER_MS) return;
    const at = this.#spells.reduce((sum, spell) => sum + spell.at, 0) / length;
    const offset = this.#spells.reduce((sum, spell) => sum + spell.offset, 0) / length;
    const up = this.#spells.reduce((sum, spell) => sum + (spell.at - at) * (spell.offset - offset), 0);
    const across = this.#spells.reduce((sum, spell) => sum + (spell.at - at) ** 2, 0);
    const rate = Math.max(-MOST_RATE, Math.min(MOST_RATE, up / across));
    const squares = this.#spells.reduce((sum, spell) => sum + (spell.offset - offset - rate * (spell.at - at)) ** 2, 0);
    this.#course = { ...this.#course, rate };
    // Four times the standard error of the slope.
    const error = 4 * Math.sqrt(squares / (length - 2) / across);
    this.#drift = Math.min(DRIFT, LEAST_DRIFT + error);
  }
}
