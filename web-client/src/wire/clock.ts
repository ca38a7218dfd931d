/** What the clock needs of the world. Times in ms; `now` is monotonic (`performance.now`). */
export interface ClockParts {
  readonly now: () => number;
  /** Sends one exchange; the answer comes to `onAnswer`. May drop it while there is no line. */
  readonly send: (t0: number) => void;
  /** Runs once after a while; gives a way to call it off. */
  readonly later: (ms: number, run: () => void) => () => void;
}

/** One exchange: `offset` is programme time less local time, right to within `rtt / 2` when it was taken. */
interface Exchange {
  readonly at: number;
  readonly offset: number;
  readonly rtt: number;
}

/** A first burst finds one quick exchange among several, also on a bad line. */
const BURST = 8;
const BURST_EVERY_MS = 120;
const EVERY_MS = 10_000;
const WINDOW = 12;
/** Two quartz clocks drift apart by at most about 100 ppm; an older exchange is worth that much less. */
const DRIFT = 100e-6;
/** Slewing at half a per cent cannot be heard or seen, and mends 5 ms in a second. */
const SLEW = 0.005;
/** More than this apart, the machine slept or its clock was stopped: slewing would take minutes, so step even when armed. */
const BROKEN_MS = 250;

/**
 * The client's estimate of programme time (S9): four-timestamp exchanges, of which the one with the least round trip is
 * believed (NTP's clock filter, RFC 5905 section 10). While armed, corrections are slewed, never stepped.
 */
export class Clock {
  readonly #parts: ClockParts;
  #exchanges: Exchange[] = [];
  #from = 0;
  #target = 0;
  #since = 0;
  #armed = false;
  #stop: (() => void) | null = null;

  constructor(parts: ClockParts) {
    this.#parts = parts;
  }

  /** Begins a burst, then keeps on; call it at every connect. */
  start(): void {
    this.stop();
    this.#exchange(BURST);
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
    const rtt = t3 - t0 - (t2 - t1);
    if (!(rtt >= 0)) return;
    const exchange = { at: t3, offset: (t1 + t2 - t0 - t3) / 2, rtt };
    const first = !this.ready;
    const kept = this.#exchanges.filter((old) => agree(old, exchange));
    this.#exchanges = [...kept, exchange].slice(-WINDOW);
    this.#aim(first);
  }

  programmeNow(): number {
    const now = this.#parts.now();
    return now + this.#offsetAt(now);
  }

  /** Local time (`now`) of an instant of programme time. */
  toLocal(programme: number): number {
    return programme - this.#offsetAt(programme - this.#target);
  }

  /** How far off the estimate may be, in ms; endless before the first answer. */
  get errorBound(): number {
    const now = this.#parts.now();
    const best = this.#best(now);
    if (!best) return Number.POSITIVE_INFINITY;
    return error(best, now) + Math.abs(this.#target - this.#offsetAt(now));
  }

  #exchange(left: number): void {
    this.#parts.send(this.#parts.now());
    const wait = left > 1 ? BURST_EVERY_MS : EVERY_MS;
    this.#stop = this.#parts.later(wait, () => this.#exchange(left - 1));
  }

  #aim(first: boolean): void {
    const now = this.#parts.now();
    const best = this.#best(now);
    if (!best) return;
    const current = this.#offsetAt(now);
    const step = first || !this.#armed || Math.abs(best.offset - current) > BROKEN_MS;
    this.#from = step ? best.offset : current;
    this.#target = best.offset;
    this.#since = now;
  }

  #offsetAt(local: number): number {
    const way = this.#target - this.#from;
    const done = Math.max(0, local - this.#since) * SLEW;
    return Math.abs(way) <= done ? this.#target : this.#from + Math.sign(way) * done;
  }

  #best(now: number): Exchange | undefined {
    return this.#exchanges.reduce<Exchange | undefined>(
      (best, one) => (best && error(best, now) <= error(one, now) ? best : one),
      undefined,
    );
  }
}

function error(exchange: Exchange, now: number): number {
  return exchange.rtt / 2 + (now - exchange.at) * DRIFT;
}

/** Can both be true? If not, the local clock stood still in between, and the older one says nothing any more. */
function agree(old: Exchange, fresh: Exchange): boolean {
  return Math.abs(old.offset - fresh.offset) <= error(old, fresh.at) + fresh.rtt / 2;
}
