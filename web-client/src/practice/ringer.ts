import { type ReadonlySignal, signal } from "@preact/signals";
import { AudioClock } from "./audioClock.ts";
import type { Sound } from "./script.ts";
import { Speaker } from "./speaker.ts";
import { keyOf, type PlannedStrike } from "./strikes.ts";
import { type Tally, TallyKeeper } from "./tally.ts";

/** What the ringer needs of the world. Times in ms. */
export interface RingerParts {
  readonly createContext: () => AudioContext;
  /** `performance.now` */
  readonly now: () => number;
  readonly every: (ms: number, run: () => void) => () => void;
  /** Local time (`now`) of an instant of programme time. */
  readonly toLocal: (programme: number) => number;
}

/** `locked`: the browser wants a tap before it lets anything sound. */
export type RingerState = "off" | "locked" | "ready";

interface Armed {
  readonly strike: PlannedStrike;
  readonly when: number;
  readonly source: AudioBufferSourceNode;
}

const CHECK_MS = 100;
/** Clocks are re-measured all the time; smaller corrections are not worth a new node. */
const TOLERANCE_S = 0.0007;
/** Nearer than this, on the audio clock, a strike stays as it is. */
const FIXED_S = 0.1;
/** Later than this a strike would be a second bell to those who sit beside us. */
const TOO_LATE_S = 0.1;
/** An audio clock that stands still this long is dead (seen on tablets after an interruption). */
const STUCK_MS = 2_500;

/**
 * Rings bells at instants of programme time: every strike to come is scheduled on the audio clock at once, and moved while the
 * clocks drift against each other, so that nothing depends on timers, the server or the network.
 */
export class Ringer {
  readonly #parts: RingerParts;
  readonly #speaker: Speaker;
  readonly #count: TallyKeeper;
  readonly #state = signal<RingerState>("off");
  readonly #armed = new Map<string, Armed>();
  #plan: readonly PlannedStrike[] = [];
  #clock: AudioClock | null = null;
  #stop: (() => void) | null = null;

  constructor(parts: RingerParts) {
    this.#parts = parts;
    this.#speaker = new Speaker(parts.createContext);
    this.#count = new TallyKeeper(parts.toLocal);
  }

  get state(): ReadonlySignal<RingerState> {
    return this.#state;
  }

  /** Sounds of the present plan and those before it that came, or did not come. */
  get tally(): ReadonlySignal<Tally> {
    return this.#count.tally;
  }

  /** Output latency in ms, as far as the browser knows it. */
  get latency(): number {
    return this.#speaker.latency;
  }

  /** All that sounds goes through it; for measuring. */
  get master(): GainNode | null {
    return this.#speaker.master;
  }

  /** 0 (silent) to 1. */
  get loudness(): number {
    return this.#speaker.loudness;
  }

  set loudness(value: number) {
    this.#speaker.loudness = value;
  }

  set muted(value: boolean) {
    this.#speaker.muted = value;
  }

  /** Opens the audio device; from within a tap or key press it also unlocks it. */
  async open(): Promise<void> {
    this.watch();
    if (!this.#speaker.context) this.#build();
    // Without a tap the promise of a locked context stays open for ever: look at the state instead.
    this.#speaker.context?.resume().then(
      () => this.#check(),
      () => this.#check(),
    );
    this.#check();
  }

  /** Counts what is missed, also while nothing may sound yet. */
  watch(): void {
    this.#stop ??= this.#parts.every(CHECK_MS, () => this.#check());
  }

  close(): void {
    this.#stop?.();
    this.#stop = null;
    this.#plan = [];
    this.#drop();
    this.#state.value = "off";
  }

  /** Takes the place of every earlier plan; a sound that has begun rings out. */
  plan(strikes: readonly PlannedStrike[]): void {
    this.#plan = strikes;
    const keys = new Set(strikes.map(keyOf));
    for (const [key, armed] of this.#armed) {
      if (!keys.has(key)) this.#disarm(key, armed);
    }
    this.#count.plan(strikes, this.#parts.now());
    this.#arm();
  }

  /** One sound now, to hear how loud it is. */
  try(sound: Sound): void {
    this.#speaker.source(sound)?.start();
  }

  #build(): void {
    this.#clock = new AudioClock(this.#speaker.open(), this.#parts.now);
  }

  #drop(): void {
    this.#disarmAll();
    this.#speaker.close();
    this.#clock = null;
  }

  #check(): void {
    this.#count.judge(this.#parts.now(), (key) => this.#armed.has(key), !this.#speaker.muted);
    const { context } = this.#speaker;
    if (!context) return;
    this.#state.value = context.state === "running" ? "ready" : "locked";
    this.#clock?.measure();
    const dead = context.state === "closed" || (context.state === "running" && this.#clock?.stuckFor(STUCK_MS));
    if (dead) this.#rebuild();
    else if (context.state !== "running") this.#wait(context);
    this.#arm();
  }

  /** What was scheduled on a clock that stands still would come late: it is scheduled anew when the clock runs again. */
  #wait(context: AudioContext): void {
    this.#disarmAll();
    this.#clock = new AudioClock(context, this.#parts.now);
    context.resume().catch(() => {});
  }

  #rebuild(): void {
    this.#drop();
    this.#build();
    this.#speaker.context?.resume().catch(() => {});
  }

  #arm(): void {
    const { context } = this.#speaker;
    const clock = this.#clock;
    if (!context || !clock || context.state !== "running") return;
    for (const strike of this.#plan) this.#armOne(strike, context, clock);
  }

  #armOne(strike: PlannedStrike, context: AudioContext, clock: AudioClock): void {
    const key = keyOf(strike);
    const local = this.#parts.toLocal(strike.at);
    const ahead = local - this.#parts.now();
    const when = clock.toContext(local);
    const armed = this.#armed.get(key);
    const fixed = armed && armed.when - context.currentTime < FIXED_S;
    if (fixed || (armed && Math.abs(armed.when - when) < TOLERANCE_S)) return;
    if (ahead <= 0 || when < context.currentTime - TOO_LATE_S) return;
    if (armed) this.#disarm(key, armed);
    const source = this.#speaker.source(strike.sound);
    if (!source) return;
    source.start(Math.max(0, when));
    this.#armed.set(key, { strike, when, source });
  }

  #disarmAll(): void {
    for (const [key, armed] of this.#armed) this.#disarm(key, armed);
  }

  #disarm(key: string, { source, when }: Armed): void {
    this.#armed.delete(key);
    const { context } = this.#speaker;
    if (context && when > context.currentTime) {
      source.stop();
      source.disconnect();
    }
  }
}
