import { Exchanges } from "./exchanges.ts";

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
  readonly #exchanges = new Exchanges();
  #course: Course = { at: 0, offset: 0, rate: 0 };
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
    return !this.#exchanges.empty;
  }

  /** While a run is on nothing may jump. */
  arm(armed: boolean): void {
    this.#armed = armed;
  }

  /** `t0`, `t3` are local, `t1`, `t2` programme time: sent, received, answered, back here. */
  onAnswer(t0: number, t1: number, t2: number, t3: number): void {
    if (!(t3 - t0 - (t2 - t1) >= 0)) return;
    const first = !this.ready;
    const agrees = this.#exchanges.add({ at: t3, lo: t2 - t3, hi: t1 - t0 });
    this.#knewBefore &&= agrees;
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
    return this.#exchanges.allowed(now).half + Math.abs(this.#restAt(now));
  }

  /** Programme seconds that a local second lasts too short, e.g. 1e-5 for a local clock that is 10 ppm slow. */
  get rate(): number {
    return this.#course.rate;
  }

  #ask(stage: number, done: number): void {
    const now = this.#parts.now();
    const there = this.#knewBefore ? now + this.#offsetAt(now) + this.#exchanges.leastRoundTrip / 2 : undefined;
    this.#parts.send(now, there);
    const pace = PACE[stage] ?? {
      times: Number.POSITIVE_INFINITY,
      every: this.#exchanges.variation > RESTLESS_MS ? OFTEN_MS : SELDOM_MS,
    };
    const over = done + 1 >= pace.times;
    this.#stop = this.#parts.later(pace.every, () => this.#ask(over ? stage + 1 : stage, over ? 0 : done + 1));
  }

  #aim(first: boolean): void {
    const now = this.#parts.now();
    const current = this.#offsetAt(now);
    const { offset } = this.#exchanges.allowed(now);
    const step = first || !this.#armed || Math.abs(offset - current) > BROKEN_MS;
    this.#course = { at: now, offset, rate: this.#exchanges.rate };
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
}
