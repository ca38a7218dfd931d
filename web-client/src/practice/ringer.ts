import { type ReadonlySignal, signal } from "@preact/signals";
import { AudioClock } from "./audioClock.ts";
import { render } from "./bell.ts";
import type { Sound } from "./script.ts";

/** What the ringer needs of the world. Times in ms. */
export interface RingerParts {
  readonly createContext: () => AudioContext;
  /** `performance.now` */
  readonly now: () => number;
  readonly every: (ms: number, run: () => void) => () => void;
  /** Local time (`now`) of an instant of programme time. */
  readonly toLocal: (programme: number) => number;
}

/** A sound to be heard at `at`, programme time in ms. */
export interface PlannedStrike {
  readonly at: number;
  readonly sound: Sound;
}

/** `locked`: the browser wants a tap before it lets anything sound. */
export type RingerState = "off" | "locked" | "ready";

/** How many sounds came, and how many should have and did not. */
export interface Tally {
  readonly rang: number;
  readonly missed: number;
}

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
const FADE_S = 0.08;
/** A sound is judged when it is surely over or surely missed. */
const JUDGE_AFTER_MS = 500;

/**
 * Rings bells at instants of programme time: every strike to come is scheduled on the audio clock at once, and moved while the
 * clocks drift against each other, so that nothing depends on timers, the server or the network.
 */
export class Ringer {
  readonly #parts: RingerParts;
  readonly #state = signal<RingerState>("off");
  readonly #tally = signal<Tally>({ rang: 0, missed: 0 });
  readonly #armed = new Map<string, Armed>();
  /** sounds that were planned while they were to come */
  readonly #awaited = new Map<string, PlannedStrike>();
  readonly #sounds = new Map<Sound, AudioBuffer>();
  #plan: readonly PlannedStrike[] = [];
  #context: AudioContext | null = null;
  #clock: AudioClock | null = null;
  #master: GainNode | null = null;
  #loudness = 0.7;
  #muted = false;
  #stop: (() => void) | null = null;

  constructor(parts: RingerParts) {
    this.#parts = parts;
  }

  get state(): ReadonlySignal<RingerState> {
    return this.#state;
  }

  /** Sounds of the present plan and those before it that came, or did not come. */
  get tally(): ReadonlySignal<Tally> {
    return this.#tally;
  }

  /** Output latency in ms, as far as the browser knows it. */
  get latency(): number {
    const { outputLatency = 0, baseLatency = 0 } = this.#context ?? {};
    return 1000 * (outputLatency || baseLatency);
  }

  /** All that sounds goes through it; for measuring. */
  get master(): GainNode | null {
    return this.#master;
  }

  /** Opens the audio device; from within a tap or key press it also unlocks it. */
  async open(): Promise<void> {
    this.watch();
    if (!this.#context) this.#build();
    await this.#resume();
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
    this.#await(keys);
    this.#arm();
  }

  /** 0 (silent) to 1. */
  set loudness(value: number) {
    this.#loudness = Math.min(1, Math.max(0, value));
    this.#fade();
  }

  get loudness(): number {
    return this.#loudness;
  }

  set muted(value: boolean) {
    this.#muted = value;
    this.#fade();
  }

  /** One sound now, to hear how loud it is. */
  try(sound: Sound): void {
    if (this.#context) this.#source(sound, this.#context)?.start();
  }

  #await(keys: ReadonlySet<string>): void {
    const now = this.#parts.now();
    for (const [key, strike] of this.#awaited) {
      if (!keys.has(key) && this.#parts.toLocal(strike.at) > now) this.#awaited.delete(key);
    }
    for (const strike of this.#plan) {
      if (this.#parts.toLocal(strike.at) > now) this.#awaited.set(keyOf(strike), strike);
    }
  }

  /** A sound that its person does not want to hear is neither rung nor missed. */
  #judge(): void {
    const now = this.#parts.now();
    for (const [key, strike] of this.#awaited) {
      if (this.#parts.toLocal(strike.at) > now - JUDGE_AFTER_MS) continue;
      this.#awaited.delete(key);
      const { rang, missed } = this.#tally.peek();
      if (this.#muted) continue;
      this.#tally.value = this.#armed.has(key) ? { rang: rang + 1, missed } : { rang, missed: missed + 1 };
    }
  }

  #build(): void {
    const context = this.#parts.createContext();
    this.#context = context;
    this.#clock = new AudioClock(context, this.#parts.now);
    this.#master = context.createGain();
    this.#master.gain.value = this.#gain();
    this.#master.connect(context.destination);
    // A silent source keeps the device running, so that the first bell finds warm clocks.
    const silence = context.createConstantSource();
    silence.offset.value = 0;
    silence.connect(this.#master);
    silence.start();
  }

  #drop(): void {
    for (const [key, armed] of this.#armed) this.#disarm(key, armed);
    this.#sounds.clear();
    const context = this.#context;
    this.#context = null;
    this.#clock = null;
    this.#master = null;
    if (context && context.state !== "closed") context.close().catch(() => {});
  }

  async #resume(): Promise<void> {
    const context = this.#context;
    if (!context) return;
    // Without a tap the promise of a locked context stays open for ever: look at the state instead.
    context.resume().then(
      () => this.#check(),
      () => this.#check(),
    );
    this.#check();
  }

  #check(): void {
    this.#judge();
    const context = this.#context;
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
    for (const [key, armed] of this.#armed) this.#disarm(key, armed);
    this.#clock = new AudioClock(context, this.#parts.now);
    context.resume().catch(() => {});
  }

  #rebuild(): void {
    this.#drop();
    this.#build();
    this.#context?.resume().catch(() => {});
  }

  #arm(): void {
    const context = this.#context;
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
    const source = this.#source(strike.sound, context);
    if (!source) return;
    source.start(Math.max(0, when));
    this.#armed.set(key, { strike, when, source });
  }

  #disarm(key: string, { source, when }: Armed): void {
    this.#armed.delete(key);
    if (this.#context && when > this.#context.currentTime) {
      source.stop();
      source.disconnect();
    }
  }

  #source(sound: Sound, context: AudioContext): AudioBufferSourceNode | null {
    if (!this.#master) return null;
    const source = context.createBufferSource();
    source.buffer = this.#buffer(sound, context);
    source.connect(this.#master);
    return source;
  }

  #buffer(sound: Sound, context: AudioContext): AudioBuffer {
    const kept = this.#sounds.get(sound);
    if (kept) return kept;
    const samples = render(sound, context.sampleRate);
    const buffer = context.createBuffer(1, samples.length, context.sampleRate);
    buffer.copyToChannel(samples, 0);
    this.#sounds.set(sound, buffer);
    return buffer;
  }

  #gain(): number {
    // Loudness is heard about as its square.
    return this.#muted ? 0 : this.#loudness ** 2;
  }

  #fade(): void {
    if (this.#master && this.#context) {
      this.#master.gain.setTargetAtTime(this.#gain(), this.#context.currentTime, FADE_S);
    }
  }
}

/** Two equal sounds at one instant are one (P7). */
function keyOf({ at, sound }: PlannedStrike): string {
  return `${at} ${sound}`;
}
