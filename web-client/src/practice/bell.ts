import type { BellName, Pattern, Script, Sound } from "./script.ts";

/** What a bell is unless the practice says otherwise: patterns of the programme, gaps in seconds. */
export const PATTERNS: Readonly<Record<BellName, Pattern>> = {
  wake: { sound: "bowl-muffled", count: 1 },
  open: { sound: "bowl", count: 3, gap: 7 },
  mark: { sound: "soft", count: 1 },
  turn: { sound: "bowl", count: 1 },
  close: { sound: "bowl", count: 2, gap: 2 },
};

/** Gap of a pattern that names none, in seconds: long enough for two sounds to be two. */
const GAP = 2;

export function patternOf(script: Pick<Script, "bells">, bell: BellName): Required<Pattern> {
  return { gap: GAP, ...(script.bells?.[bell] ?? PATTERNS[bell]) };
}

/** One mode of a struck body: frequency over the lowest, loudness, seconds to fall to 1/e, beat in Hz. */
interface Partial {
  readonly ratio: number;
  readonly gain: number;
  readonly decay: number;
  readonly beat: number;
}

interface Body {
  /** lowest frequency in Hz: high enough for the speaker of a phone */
  readonly base: number;
  /** seconds of rise: a bell that starts softly does not startle */
  readonly attack: number;
  readonly seconds: number;
  readonly partials: readonly Partial[];
}

/** Ratios near those of a rimmed bowl (modes (2,0) to (5,0) of a thin shell: about 1, 2.8, 5.2, 8.2); set by ear. */
const BOWL: readonly Partial[] = [
  { ratio: 1, gain: 1, decay: 3.4, beat: 0.7 },
  { ratio: 2.76, gain: 0.5, decay: 2.0, beat: 1.1 },
  { ratio: 5.19, gain: 0.2, decay: 0.9, beat: 0.4 },
  { ratio: 8.2, gain: 0.07, decay: 0.4, beat: 0 },
];

const BODIES: Readonly<Record<Sound, Body>> = {
  bowl: { base: 236, attack: 0.012, seconds: 11, partials: BOWL },
  "bowl-muffled": {
    base: 236,
    attack: 0.014,
    seconds: 1.6,
    partials: BOWL.slice(0, 2).map((partial) => ({ ...partial, gain: partial.gain * 0.6, decay: 0.22, beat: 0 })),
  },
  wood: {
    base: 540,
    attack: 0.003,
    seconds: 0.5,
    partials: [
      { ratio: 1, gain: 0.8, decay: 0.07, beat: 0 },
      { ratio: 2.57, gain: 0.35, decay: 0.035, beat: 0 },
      { ratio: 4.9, gain: 0.12, decay: 0.02, beat: 0 },
    ],
  },
  soft: {
    base: 354,
    attack: 0.03,
    seconds: 6,
    partials: [
      { ratio: 1, gain: 0.6, decay: 1.7, beat: 0.5 },
      { ratio: 2.76, gain: 0.13, decay: 0.8, beat: 0.8 },
    ],
  },
};

/** The highest sample of a bowl; the softer sounds stay below it. */
const PEAK = 0.8;
/** Seconds of fading out at the end, so that nothing clicks. */
const TAIL = 0.4;

/** How long a sound is, in ms. */
export function lengthOfSound(sound: Sound): number {
  return BODIES[sound].seconds * 1000;
}

/** One struck sound as samples in -1 to 1; the same on every device of that rate. */
export function render(sound: Sound, sampleRate: number): Float32Array<ArrayBuffer> {
  const body = BODIES[sound];
  const samples = new Float32Array(Math.ceil(body.seconds * sampleRate));
  const scale = PEAK / BOWL.reduce((sum, { gain }) => sum + gain, 0);
  for (const partial of body.partials) addPartial(samples, body, partial, scale, sampleRate);
  for (let i = 0; i < samples.length; i++) {
    samples[i] = (samples[i] ?? 0) * envelope(i / sampleRate, body);
  }
  return samples;
}

/** Two close tones beat, as the two orientations of a mode in a bowl that is not quite round do. */
function addPartial(samples: Float32Array, body: Body, partial: Partial, scale: number, rate: number): void {
  const frequency = body.base * partial.ratio;
  if (frequency > rate / 2) return;
  const low = (2 * Math.PI * (frequency - partial.beat / 2)) / rate;
  const high = (2 * Math.PI * (frequency + partial.beat / 2)) / rate;
  const fall = Math.exp(-1 / (partial.decay * rate));
  let gain = (partial.gain * scale) / 2;
  for (let i = 0; i < samples.length; i++) {
    samples[i] = (samples[i] ?? 0) + gain * (Math.sin(low * i) + Math.sin(high * i));
    gain *= fall;
  }
}

function envelope(t: number, { attack, seconds }: Body): number {
  const rise = t < attack ? 0.5 - 0.5 * Math.cos((Math.PI * t) / attack) : 1;
  const left = seconds - t;
  return rise * (left < TAIL ? Math.max(0, left / TAIL) : 1);
}
