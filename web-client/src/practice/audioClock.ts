/** How many measurements count: outliers of single ones (up to 2 ms seen) fall out of their median. */
const WINDOW = 5;
/** The first measurements of a context are off by up to 10 ms. */
const WARM_UP_S = 0.5;

/**
 * Maps `performance.now` onto an audio context's time: what is scheduled at `toContext(p)` leaves the device at `p`, as far as
 * the browser knows its output latency (Web Audio API, `getOutputTimestamp`).
 */
export class AudioClock {
  readonly #context: AudioContext;
  readonly #now: () => number;
  #offsets: number[] = [];
  #seenTime = -1;
  #seenAt: number;

  constructor(context: AudioContext, now: () => number) {
    this.#context = context;
    this.#now = now;
    this.#seenAt = now();
  }

  /** Measure; call it a few times a second. */
  measure(): void {
    const { currentTime } = this.#context;
    if (currentTime !== this.#seenTime) {
      this.#seenTime = currentTime;
      this.#seenAt = this.#now();
    }
    const offset = this.#offset();
    if (offset !== null) this.#offsets = [...this.#offsets, offset].slice(-WINDOW);
  }

  /** Has the audio clock stood still for this many ms, although it should run? */
  stuckFor(ms: number): boolean {
    return this.#now() - this.#seenAt > ms;
  }

  /** Context time in s at which to schedule what shall be heard at `local` ms. */
  toContext(local: number): number {
    return (local + this.#median()) / 1000;
  }

  #offset(): number | null {
    if (this.#context.currentTime < WARM_UP_S) return null;
    const { contextTime = 0, performanceTime = 0 } = this.#context.getOutputTimestamp?.() ?? {};
    return contextTime > 0 && performanceTime > 0 ? contextTime * 1000 - performanceTime : this.#guess();
  }

  /** Where the browser has no output timestamp, or none yet: what is mixed now is heard after the latency. */
  #guess(): number {
    const { currentTime, baseLatency = 0, outputLatency = 0 } = this.#context;
    return (currentTime - baseLatency - outputLatency) * 1000 - this.#now();
  }

  #median(): number {
    const sorted = [...this.#offsets].sort((a, b) => a - b);
    return sorted[sorted.length >> 1] ?? this.#guess();
  }
}
