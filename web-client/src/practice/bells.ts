import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { AudioState } from "../wire/messages.ts";
import { lengthOfSound } from "./bell.ts";
import type { Company } from "./company.ts";
import type { Course } from "./course.ts";
import type { CurrentRun } from "./currentRun.ts";
import type { PracticeParts } from "./parts.ts";
import type { Preferences } from "./preferences.ts";
import type { BellName } from "./script.ts";
import { type PlannedStrike, type Strike, strikesOf } from "./strikes.ts";

/** One bell as it sounds; `id` grows with each. */
export interface Bloom {
  readonly id: number;
  readonly bell: BellName;
}

/** A tick after a longer gap (a hidden tab) shows nothing of what was missed. */
const MISSED_MS = 1_000;
/** Closed a little sooner, so that the onset is not heard. */
const GATE_BEFORE_MS = 250;
const BUZZ: Record<BellName, number[]> = {
  wake: [60],
  open: [220],
  mark: [90],
  turn: [120, 80, 120],
  close: [300],
};

/** What the bells follow. */
interface Sources {
  readonly run: CurrentRun;
  readonly course: Course;
  readonly company: Company;
  readonly chosen: Preferences;
  readonly steppedOut: ReadonlySignal<boolean>;
  /** Is programme time known? */
  readonly timed: ReadonlySignal<boolean>;
}

/** The bells of the run on this device, in their three faces: sound, picture, vibration. */
export class Bells {
  readonly #parts: Pick<PracticeParts, "ringer" | "track" | "vibrate" | "micGate">;
  readonly #of: Sources;
  readonly #bloom = signal<Bloom | null>(null);
  #gated = false;

  /** The bell that sounded last. */
  readonly bloom: ReadonlySignal<Bloom | null> = this.#bloom;

  /** What sounds in the room beside a practice: the ends of groups and breaks. */
  readonly ofRoom = signal<readonly PlannedStrike[]>([]);

  constructor(parts: Pick<PracticeParts, "ringer" | "track" | "vibrate" | "micGate">, of: Sources) {
    this.#parts = parts;
    this.#of = of;
  }

  readonly #strikes = computed<readonly Strike[]>(() => {
    const { run, course, company } = this.#of;
    const timeline = course.timeline.value;
    const script = run.script.value;
    const { group, leads } = company.self.value;
    return timeline && script ? strikesOf(timeline, script, run.events.value, { group: group.id, leads }) : [];
  });

  /** Those whose instant is known: none behind a pause. */
  readonly #planned = computed<readonly PlannedStrike[]>(() =>
    this.#strikes.value.flatMap(({ at, sound }) => (at === null ? [] : [{ at, sound }])),
  );

  /** The browser lets nothing sound before a tap. */
  readonly locked = computed(() => this.#parts.ringer.state.value !== "ready");

  /** Nothing sounds on this device, by choice. */
  readonly #unwanted = computed(() => {
    const { rings, loudness, onlyFelt } = this.#of.chosen;
    return !rings.value || loudness.value === 0 || onlyFelt.value;
  });

  /** Nothing sounds on this device, so the bell is also a word. */
  readonly silent = computed(() => this.locked.value || this.#unwanted.value);

  /** As the leader hears of it. */
  readonly audio = computed<AudioState>(() => {
    const state = this.#parts.ringer.state.value;
    if (this.#unwanted.value) return "SILENT";
    return state === "ready" ? "READY" : state === "locked" ? "LOCKED" : "OFF";
  });

  /** Rings until what it gives back is called. */
  watch(): () => void {
    const { ringer, track } = this.#parts;
    const { chosen, steppedOut, timed } = this.#of;
    const ends = [
      effect(() => {
        if (timed.value) ringer.plan([...this.#planned.value, ...this.ofRoom.value]);
      }),
      effect(() => {
        ringer.loudness = chosen.loudness.value;
      }),
      effect(() => {
        ringer.muted = steppedOut.value || this.#unwanted.value || chosen.track.value;
      }),
      effect(() => this.#playTrack()),
    ];
    return () => {
      for (const end of ends) end();
      ringer.plan([]);
      track?.stop();
    };
  }

  /** From within a tap or key press: lets the device sound. */
  open(): void {
    this.#parts.ringer.open().catch(() => {});
  }

  try(): void {
    this.#parts.ringer.try("soft");
  }

  forget(): void {
    this.#bloom.value = null;
  }

  /** `before` and `now` are programme times of this tick and the one before it. */
  tick(before: number, now: number): void {
    this.#gateMic(now);
    if (now - before < MISSED_MS && !this.#of.steppedOut.peek()) this.#show(before, now);
  }

  /** The same bells by other means; the ringer is silent then. */
  #playTrack(): void {
    const { track } = this.#parts;
    const { chosen, steppedOut, timed, run } = this.#of;
    if (!track || !timed.value) return;
    const wanted = chosen.track.value && !this.#unwanted.value && !steppedOut.value;
    const strikes = this.#planned.value;
    if (wanted && strikes.length > 0) track.play(strikes, run.script.value?.title ?? "", chosen.loudness.value);
    else track.stop();
  }

  #gateMic(now: number): void {
    const { micGate } = this.#parts;
    if (!micGate) return;
    const sounding =
      !this.silent.peek() &&
      this.#planned.peek().some(({ at, sound }) => now > at - GATE_BEFORE_MS && now < at + lengthOfSound(sound));
    if (sounding !== this.#gated) micGate(sounding);
    this.#gated = sounding;
  }

  /** The visible bell and the one that is felt. */
  #show(from: number, to: number): void {
    const strike = this.#strikes.peek().find(({ at }) => at !== null && from < at && at <= to);
    if (!strike) return;
    const { picture, vibrates, onlyFelt } = this.#of.chosen;
    if (picture.value) this.#bloom.value = { id: (this.#bloom.peek()?.id ?? 0) + 1, bell: strike.bell };
    if (vibrates.value || onlyFelt.value) this.#parts.vibrate?.(BUZZ[strike.bell]);
  }
}
