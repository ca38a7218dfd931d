/**
 * One exchange: programme time less local time (the offset) was between `lo` and `hi` at local time `at`, whatever the two ways
 * of the line took. Times in ms.
 */
export interface Exchange {
  readonly at: number;
  readonly lo: number;
  readonly hi: number;
}

/** What is not known of a rate: how far it is from `rate` at most. Both in ms per ms. */
export interface Rate {
  readonly rate: number;
  readonly unsure: number;
}

/** Two quartz clocks drift apart by at most about 100 ppm. */
export const NO_RATE: Rate = { rate: 0, unsure: 100e-6 };

const MOST_RATE = 300e-6;
/** The rate itself wanders with the warmth of the machines. */
const WANDER = 5e-6;
/** A rate is not believed sooner: over a shorter time the drift hides in the jitter. */
const RATE_AFTER_MS = 45_000;
/** Rates beyond this are seldom: where exchanges say little, the smaller rate is believed. */
const USUAL_RATE = 30e-6;
/** Halves 600 ppm to less than a thousandth of one. */
const HALVINGS = 40;

/** The offsets at `now` that all exchanges allow, each worth less the older it is: the middle, and half the width. */
export function allowed(exchanges: readonly Exchange[], now: number, of: Rate): { offset: number; half: number } {
  const { lo, hi } = between(exchanges, now, of);
  return { offset: (lo + hi) / 2, half: Math.abs(hi - lo) / 2 };
}

/** Can both be true? If not, the local clock stood still in between. */
export function agree(old: Exchange, fresh: Exchange, of: Rate): boolean {
  const { lo, hi } = between([old], fresh.at, of);
  return lo <= fresh.hi && hi >= fresh.lo;
}

/**
 * The rate at which the widest band fits between what is too low and what is too high: the likeliest one where ways take a least time
 * and, now and then, any time more.
 */
export function rateOf(exchanges: readonly Exchange[]): Rate {
  const [first, last] = [exchanges[0], exchanges.at(-1)];
  if (!first || !last || last.at - first.at < RATE_AFTER_MS) return NO_RATE;
  const width = (rate: number) => {
    const { lo, hi } = between(exchanges, last.at, { rate, unsure: 0 });
    return hi - lo;
  };
  const mean = exchanges.reduce((sum, { lo, hi }) => sum + hi - lo, 0) / exchanges.length;
  const doubt = (mean - width(0)) / exchanges.length;
  const rate = highest((at) => width(at) - (doubt * Math.abs(at)) / USUAL_RATE, -MOST_RATE, MOST_RATE);
  const left = (mean - width(rate)) / exchanges.length;
  // What is left to chance at both ends of half the time.
  const unsure = WANDER + (8 * left) / (last.at - first.at);
  return { rate, unsure: Math.min(NO_RATE.unsure, unsure) };
}

function between(exchanges: readonly Exchange[], now: number, { rate, unsure }: Rate): { lo: number; hi: number } {
  let lo = Number.NEGATIVE_INFINITY;
  let hi = Number.POSITIVE_INFINITY;
  for (const one of exchanges) {
    const moved = rate * (now - one.at);
    const wider = unsure * Math.abs(now - one.at);
    lo = Math.max(lo, one.lo + moved - wider);
    hi = Math.min(hi, one.hi + moved + wider);
  }
  return { lo, hi };
}

/** Where a function that rises and then falls is highest. */
function highest(of: (x: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  for (let i = 0; i < HALVINGS; i++) {
    const [one, other] = [low + (high - low) / 3, high - (high - low) / 3];
    if (of(one) < of(other)) low = one;
    else high = other;
  }
  return (low + high) / 2;
}
