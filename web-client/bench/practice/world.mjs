/** A world whose time is a number: timers in order, nothing waits for real. Times in ms. */
export class World {
  now = 0;
  #timers = [];
  #count = 0;

  at(time, run) {
    const timer = { time: Math.max(time, this.now), order: this.#count++, run, off: false };
    let low = 0;
    let high = this.#timers.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (later(this.#timers[middle], timer)) low = middle + 1;
      else high = middle;
    }
    this.#timers.splice(low, 0, timer);
    return () => {
      timer.off = true;
    };
  }

  every(ms, run) {
    let stop = () => {};
    const again = () => {
      stop = this.at(this.now + ms, () => {
        run();
        again();
      });
    };
    again();
    return () => stop();
  }

  runTo(end) {
    for (;;) {
      const next = this.#timers.at(-1);
      if (!next || next.time > end) break;
      this.#timers.pop();
      this.now = next.time;
      if (!next.off) next.run();
    }
    this.now = end;
  }
}

/** The list is kept from late to early, so that the next one is taken from its end. */
function later(one, other) {
  return one.time > other.time || (one.time === other.time && one.order > other.order);
}

/** Seeded, so that a run can be seen again (mulberry32). */
export function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * A way to the server and back: the base delay of a client is 0.5 to 1.5 times `delay`, up and down differ by `lopsided` of it, to either side, and
 * each message takes up to `jitter` more or less.
 */
export class Way {
  constructor(random, { delay, jitter, lopsided }) {
    const base = delay * (0.5 + random());
    const tilt = (random() < 0.5 ? 1 : -1) * (lopsided / 2);
    this.random = random;
    this.jitter = Math.min(jitter, base);
    this.upBase = base * (1 + tilt);
    this.downBase = base * (1 - tilt);
    this.open = true;
  }

  get lopsided() {
    return Math.abs(this.upBase - this.downBase);
  }

  up() {
    return Math.max(0, this.upBase + (2 * this.random() - 1) * this.jitter);
  }

  down() {
    return Math.max(0, this.downBase + (2 * this.random() - 1) * this.jitter);
  }
}

/** A device's own clock: it began at some number, and runs `ppm` fast. */
export class LocalClock {
  constructor(random, ppm) {
    this.start = random() * 1e6;
    this.pace = 1 + ppm / 1e6;
  }

  at(real) {
    return this.start + real * this.pace;
  }

  toReal(local) {
    return (local - this.start) / this.pace;
  }
}
