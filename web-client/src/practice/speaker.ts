import { render } from "./bell.ts";
import type { Sound } from "./script.ts";

const FADE_S = 0.08;

/** The audio device of the page: one context, all sounds rendered once, one loudness. */
export class Speaker {
  readonly #createContext: () => AudioContext;
  readonly #sounds = new Map<Sound, AudioBuffer>();
  #context: AudioContext | null = null;
  #master: GainNode | null = null;
  #loudness = 0.7;
  #muted = false;

  constructor(createContext: () => AudioContext) {
    this.#createContext = createContext;
  }

  get context(): AudioContext | null {
    return this.#context;
  }

  /** All that sounds goes through it. */
  get master(): GainNode | null {
    return this.#master;
  }

  /** Output latency in ms, as far as the browser knows it. */
  get latency(): number {
    const { outputLatency = 0, baseLatency = 0 } = this.#context ?? {};
    return 1000 * (outputLatency || baseLatency);
  }

  /** 0 (silent) to 1. */
  get loudness(): number {
    return this.#loudness;
  }

  set loudness(value: number) {
    this.#loudness = Math.min(1, Math.max(0, value));
    this.#fade();
  }

  get muted(): boolean {
    return this.#muted;
  }

  set muted(value: boolean) {
    this.#muted = value;
    this.#fade();
  }

  open(): AudioContext {
    const context = this.#createContext();
    this.#context = context;
    this.#master = context.createGain();
    this.#master.gain.value = this.#gain;
    this.#master.connect(context.destination);
    // A silent source keeps the device running, so that the first bell finds warm clocks.
    const silence = context.createConstantSource();
    silence.offset.value = 0;
    silence.connect(this.#master);
    silence.start();
    return context;
  }

  close(): void {
    this.#sounds.clear();
    const context = this.#context;
    this.#context = null;
    this.#master = null;
    if (context && context.state !== "closed") context.close().catch(() => {});
  }

  /** A sound to be started; null while there is no device. */
  source(sound: Sound): AudioBufferSourceNode | null {
    if (!this.#context || !this.#master) return null;
    const source = this.#context.createBufferSource();
    source.buffer = this.#buffer(sound, this.#context);
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

  /** Loudness is heard about as its square. */
  get #gain(): number {
    return this.#muted ? 0 : this.#loudness ** 2;
  }

  #fade(): void {
    if (this.#master && this.#context) {
      this.#master.gain.setTargetAtTime(this.#gain, this.#context.currentTime, FADE_S);
    }
  }
}
