import { render } from "./bell.ts";
import type { Sound } from "./script.ts";
import type { PlannedStrike } from "./strikes.ts";

/** What the track needs of the world. Times in ms. */
export interface TrackParts {
  readonly createAudio: () => HTMLAudioElement;
  readonly urlOf: (wave: Blob) => string;
  readonly drop: (url: string) => void;
  readonly programmeNow: () => number;
  readonly every: (ms: number, run: () => void) => () => void;
  readonly session?: MediaSession;
}

/** The highest partial of a bell is below 3 kHz, so this is enough, and half an hour is 29 MB. */
export const TRACK_RATE = 8_000;
const CHECK_MS = 1_000;
/** Nearer than this nobody hears two bells. */
const CLOSE_ENOUGH_MS = 40;
/** A bell that sounds is not cut for less than this. */
const FAR_OFF_MS = 400;
/** A phone pauses what ends at once; the track goes on this long after the last bell. */
const TAIL_MS = 12_000;
const HEADER_BYTES = 44;

/**
 * The bells of a run as one sound file that plays like music, for phones that stop everything else when their screen is locked. It is held to
 * programme time by seeking between the bells.
 */
export class BellTrack {
  readonly #parts: TrackParts;
  #audio: HTMLAudioElement | null = null;
  #url: string | null = null;
  #base = 0;
  #strikes: readonly PlannedStrike[] = [];
  #stop: (() => void) | null = null;

  constructor(parts: TrackParts) {
    this.#parts = parts;
  }

  /** Plays these sounds, each at its programme time; from within a tap the first time. */
  play(strikes: readonly PlannedStrike[], title: string, loudness: number): void {
    const now = this.#parts.programmeNow();
    const ahead = strikes.filter(({ at }) => at > now);
    if (ahead.length === 0) {
      this.stop();
      return;
    }
    this.#strikes = ahead;
    this.#base = now;
    const audio = this.#audio ?? this.#parts.createAudio();
    this.#audio = audio;
    this.#load(audio, waveOf(ahead, now));
    audio.volume = loudness ** 2;
    this.#announce(title);
    audio.play().then(
      () => this.#tell("playing"),
      () => {},
    );
    this.#stop ??= this.#parts.every(CHECK_MS, () => this.#hold());
  }

  stop(): void {
    this.#stop?.();
    this.#stop = null;
    this.#audio?.pause();
    this.#audio = null;
    if (this.#url) this.#parts.drop(this.#url);
    this.#url = null;
    this.#tell("none");
  }

  get playing(): boolean {
    return this.#audio !== null && !this.#audio.paused;
  }

  /** How far the track is from where it should be, in ms. */
  get off(): number {
    if (!this.#audio) return 0;
    return this.#audio.currentTime * 1000 - (this.#parts.programmeNow() - this.#base);
  }

  #load(audio: HTMLAudioElement, wave: Blob): void {
    if (this.#url) this.#parts.drop(this.#url);
    this.#url = this.#parts.urlOf(wave);
    audio.src = this.#url;
  }

  #hold(): void {
    const audio = this.#audio;
    if (!audio || audio.paused || audio.seeking) return;
    const now = this.#parts.programmeNow();
    const sounding = this.#strikes.some(({ at }) => now > at - CHECK_MS && now < at + TAIL_MS);
    if (Math.abs(this.off) > (sounding ? FAR_OFF_MS : CLOSE_ENOUGH_MS)) {
      audio.currentTime = Math.max(0, (now - this.#base) / 1000);
    }
  }

  #tell(state: MediaSessionPlaybackState): void {
    const { session } = this.#parts;
    if (!session) return;
    session.playbackState = state;
    if (state === "none") session.metadata = null;
  }

  /** What a locked screen shows; its buttons do nothing, for the run is the leader's to pause. */
  #announce(title: string): void {
    const { session } = this.#parts;
    if (!session) return;
    session.metadata = new MediaMetadata({ title });
    for (const action of ["pause", "seekbackward", "seekforward"] as const) {
      session.setActionHandler(action, () => void this.#audio?.play());
    }
  }
}

/** The sounds from `base` on as a WAV file, one channel of 16 bits. */
export function waveOf(strikes: readonly PlannedStrike[], base: number): Blob {
  const end = Math.max(...strikes.map(({ at }) => at)) + TAIL_MS;
  const samples = new Int16Array(Math.ceil(((end - base) / 1000) * TRACK_RATE));
  const sounds = new Map<Sound, Float32Array>();
  for (const { at, sound } of strikes) {
    const bell = sounds.get(sound) ?? render(sound, TRACK_RATE);
    sounds.set(sound, bell);
    add(samples, bell, Math.round(((at - base) / 1000) * TRACK_RATE));
  }
  return new Blob([headerOf(samples.byteLength), samples], { type: "audio/wav" });
}

function add(samples: Int16Array, bell: Float32Array, from: number): void {
  for (let i = 0; i < bell.length && from + i < samples.length; i++) {
    const sum = (samples[from + i] ?? 0) + Math.round((bell[i] ?? 0) * 32_767);
    samples[from + i] = Math.max(-32_768, Math.min(32_767, sum));
  }
}

function headerOf(bytes: number): ArrayBuffer {
  const view = new DataView(new ArrayBuffer(HEADER_BYTES));
  const word = (at: number, text: string) => {
    for (let i = 0; i < 4; i++) view.setUint8(at + i, text.charCodeAt(i));
  };
  word(0, "RIFF");
  view.setUint32(4, HEADER_BYTES - 8 + bytes, true);
  word(8, "WAVE");
  word(12, "fmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, TRACK_RATE, true);
  view.setUint32(28, TRACK_RATE * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  word(36, "data");
  view.setUint32(40, bytes, true);
  return view.buffer;
}
