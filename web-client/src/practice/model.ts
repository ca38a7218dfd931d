import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { RunEvent, RunView } from "../wire/messages.ts";
import { type Place, placeAt } from "./place.ts";
import { type Preferences, preferences } from "./preferences.ts";
import type { PlannedStrike, RingerState } from "./ringer.ts";
import type { BellName, Script, Sound } from "./script.ts";
import { type Strike, strikesOf } from "./strikes.ts";
import { Timeline } from "./timeline.ts";

/** What the model needs of the world. */
export interface PracticeParts {
  readonly clock: { readonly ready: boolean; programmeNow(): number; arm(armed: boolean): void };
  readonly ringer: {
    readonly state: ReadonlySignal<RingerState>;
    loudness: number;
    muted: boolean;
    open(): Promise<void>;
    plan(strikes: readonly PlannedStrike[]): void;
    try(sound: Sound): void;
  };
  readonly fetchScript: (id: string, version: number) => Promise<Script>;
  readonly storage: Pick<Storage, "getItem" | "setItem">;
  readonly every: (ms: number, run: () => void) => () => void;
  readonly later: (ms: number, run: () => void) => () => void;
  /** Lengths of vibration and rest in ms; absent where the device has none. */
  readonly vibrate?: (pattern: number[]) => void;
  readonly awake?: (held: boolean) => void;
}

export type PracticeState = "none" | "leadIn" | "running" | "paused" | "stopped" | "over";

/** One bell as it sounds; `id` grows with each. */
export interface Bloom {
  readonly id: number;
  readonly bell: BellName;
}

/** A bell on the ring of time; `place` from 0 to 1. */
export interface Dot {
  readonly place: number;
  readonly past: boolean;
}

const TICK_MS = 50;
/** A tick after a longer gap (a hidden tab) shows nothing of what was missed. */
const MISSED_MS = 1_000;
/** Whoever comes later than this after the start is told that it has begun. */
const LATE_MS = 4_000;
const LATE_SHOWN_MS = 20_000;
/** The last bell rings out, and there is a moment to read the closing words, before the view goes. */
const AFTERWARDS_MS = 60_000;
const RETRY_MS = [500, 1_000, 2_000, 4_000];
const BUZZ: Record<BellName, number[]> = {
  wake: [60],
  open: [220],
  mark: [90],
  turn: [120, 80, 120],
  close: [300],
};

/** A run of a practice as one person meets it. No DOM. */
export class PracticeModel {
  readonly #parts: PracticeParts;
  readonly #run = signal<RunView | null>(null);
  readonly #script = signal<Script | null>(null);
  readonly #trouble = signal(false);
  readonly #now = signal<number | null>(null);
  readonly #out = signal(false);
  readonly #bloom = signal<Bloom | null>(null);
  readonly #left = signal<string | null>(null);
  readonly #cameAt = signal<number | null>(null);
  readonly #scripts = new Map<string, Promise<Script>>();
  readonly #ends: (() => void)[] = [];
  readonly chosen: Preferences;

  readonly run: ReadonlySignal<RunView | null> = this.#run;
  readonly script: ReadonlySignal<Script | null> = this.#script;
  /** The script cannot be fetched at the moment; it is tried again. */
  readonly trouble: ReadonlySignal<boolean> = this.#trouble;
  /** Resting from the run; known to nobody else. */
  readonly steppedOut: ReadonlySignal<boolean> = this.#out;
  /** The bell that sounded last. */
  readonly bloom: ReadonlySignal<Bloom | null> = this.#bloom;

  readonly timeline = computed(() => {
    const run = this.#run.value;
    const script = this.#script.value;
    return run && script ? new Timeline(script, membersOf(run), run.events) : null;
  });

  readonly #strikes = computed<readonly Strike[]>(() => {
    const timeline = this.timeline.value;
    const script = this.#script.value;
    return timeline && script ? strikesOf(timeline, script) : [];
  });

  /** Without the clock's first answer nothing can be placed in time. */
  readonly #ready = computed(() => this.#now.value !== null);

  /** Run time in ms, to the tick. */
  readonly #runTime = computed(() => {
    const now = this.#now.value;
    return now === null ? null : (this.timeline.value?.toRun(now) ?? null);
  });

  readonly state = computed<PracticeState>(() => {
    const now = this.#now.value;
    const timeline = this.timeline.value;
    if (now === null || !timeline) return this.#run.value ? "leadIn" : "none";
    if (timeline.stopsAt !== null && now >= timeline.stopsAt && timeline.stopsAt === timeline.endsAt) return "stopped";
    if (timeline.endsAt !== null && now >= timeline.endsAt) return "over";
    if (timeline.pausedAt(now)) return "paused";
    return timeline.toRun(now) < 0 ? "leadIn" : "running";
  });

  /** Is there a run to be shown? For a while after its end, too, to whoever is in it, until they go back to the room. */
  readonly present = computed(() => {
    const run = this.#run.value;
    if (!run || this.#left.value === run.id) return false;
    const now = this.#now.value;
    const end = this.timeline.value?.endsAt ?? null;
    return now === null || end === null || now < end + (this.#out.value ? 0 : AFTERWARDS_MS);
  });

  readonly place = computed<Place | null>(() => {
    const timeline = this.timeline.value;
    const script = this.#script.value;
    const at = this.#runTime.value;
    return timeline && script && at !== null ? placeAt(timeline, script, Math.max(0, at)) : null;
  });

  /** Whole seconds until the start; 0 once it has begun. */
  readonly startsIn = computed(() => Math.ceil(Math.max(0, -(this.#runTime.value ?? 0)) / 1000));

  /** Whole seconds left of the step. */
  readonly leftInStep = computed(() => {
    const place = this.place.value;
    return place ? secondsUntil(place.span.to, this.#runTime.value) : 0;
  });

  /** Whole seconds left of the run. */
  readonly leftInAll = computed(() => secondsUntil(this.timeline.value?.end ?? 0, this.#runTime.value));

  /** How much of the run is past, 0 to 1, in steps too small to see. */
  readonly progress = computed(() => {
    const end = this.timeline.value?.end ?? 0;
    const share = end > 0 ? (this.#runTime.value ?? 0) / end : 0;
    return Math.round(Math.min(1, Math.max(0, share)) * 2000) / 2000;
  });

  readonly dots = computed<readonly Dot[]>(() => {
    const timeline = this.timeline.value;
    if (!timeline) return [];
    const past = this.progress.value;
    return timeline.bells.map(({ t }) => ({ place: t / timeline.end, past: t / timeline.end <= past }));
  });

  /** The person came when it had begun, a moment ago. */
  readonly late = computed(() => {
    const came = this.#cameAt.value;
    const start = this.timeline.value?.toProgramme(0) ?? null;
    const now = this.#now.value;
    if (came === null || start === null || now === null) return false;
    return came > start + LATE_MS && now < came + LATE_SHOWN_MS;
  });

  /** A pause was ordered and not yet a resume. */
  readonly pausing = computed(() => {
    const changes = this.#run.value?.events.filter(({ type }) => /Paused|Resumed/.test(type)) ?? [];
    return changes.at(-1)?.type === "practicePaused";
  });

  /** The browser lets nothing sound before a tap. */
  readonly locked = computed(() => this.#parts.ringer.state.value !== "ready");

  constructor(parts: PracticeParts) {
    this.#parts = parts;
    this.chosen = preferences(parts.storage);
    this.#ends.push(
      parts.every(TICK_MS, () => this.tick()),
      effect(() => this.#planBells()),
      effect(() => this.#keepAwake()),
      effect(() => {
        parts.ringer.loudness = this.chosen.loudness.value;
      }),
      effect(() => {
        parts.ringer.muted = this.#out.value;
      }),
    );
  }

  /** What the room says of the run when one comes, or comes again. */
  welcome(run: RunView | undefined): void {
    if (run && run.id === this.#run.peek()?.id) {
      this.#run.value = run;
      return;
    }
    this.#begin(run ?? null);
    this.#cameAt.value = this.#clockTime();
  }

  /** `actor` leads a run that they start. */
  event(event: RunEvent, actor: string): void {
    const run = this.#run.peek();
    if (event.type === "practiceStarted") {
      const { run: id, practice, version } = event;
      if (run?.id !== id) this.#begin({ id, practice, version, leader: actor, events: [event] });
    } else if (run?.id === event.run) {
      this.#run.value = { ...run, events: [...run.events, event] };
    }
  }

  /** Has the script at hand before it is wanted. */
  prepare(id: string, version: number): Promise<Script> {
    const key = `${id}/${version}`;
    const kept = this.#scripts.get(key) ?? this.#parts.fetchScript(id, version);
    this.#scripts.set(key, kept);
    kept.catch(() => this.#scripts.delete(key));
    return kept;
  }

  /** From within a tap or key press: lets the device sound. */
  hearBells(): void {
    this.#parts.ringer.open().catch(() => {});
  }

  tryBell(): void {
    this.#parts.ringer.try("soft");
  }

  stepOut(): void {
    this.#out.value = true;
  }

  comeBack(): void {
    this.#out.value = false;
    this.#cameAt.value = this.#clockTime();
  }

  /** Once it is over: away with it. */
  backToRoom(): void {
    this.#left.value = this.#run.peek()?.id ?? null;
  }

  tick(): void {
    const now = this.#clockTime();
    if (now === null) return;
    const first = this.#now.peek() === null;
    const before = this.#now.peek() ?? now;
    this.#now.value = now;
    this.#cameAt.value ??= now;
    if (first) this.#skipIfOver();
    if (now - before < MISSED_MS && !this.#out.peek()) this.#show(before, now);
  }

  end(): void {
    for (const end of this.#ends.splice(0)) end();
    this.#parts.ringer.plan([]);
    this.#parts.clock.arm(false);
    this.#parts.awake?.(false);
  }

  #begin(run: RunView | null): void {
    this.#run.value = run;
    this.#script.value = null;
    this.#out.value = false;
    this.#bloom.value = null;
    if (!run) return;
    this.hearBells();
    this.#load(run, 0);
  }

  #load(run: RunView, attempt: number): void {
    this.prepare(run.practice, run.version).then(
      (script) => this.#loaded(run, script),
      () => {
        if (this.#run.peek()?.id !== run.id) return;
        this.#trouble.value = true;
        this.#parts.later(RETRY_MS[attempt] ?? 4_000, () => this.#load(run, attempt + 1));
      },
    );
  }

  #loaded(run: RunView, script: Script): void {
    if (this.#run.peek()?.id !== run.id) return;
    this.#trouble.value = false;
    this.#script.value = script;
    this.#skipIfOver();
  }

  #planBells(): void {
    if (!this.#ready.value) return;
    const strikes = this.#strikes.value;
    this.#parts.ringer.plan(strikes.flatMap(({ at, sound }) => (at === null ? [] : [{ at, sound }])));
  }

  #keepAwake(): void {
    const on = ["leadIn", "running", "paused"].includes(this.state.value);
    this.#parts.clock.arm(on);
    this.#parts.awake?.(on && !this.#out.value);
  }

  /** The visible bell and the one that is felt. */
  #show(from: number, to: number): void {
    const strike = this.#strikes.peek().find(({ at }) => at !== null && from < at && at <= to);
    if (!strike) return;
    this.#bloom.value = { id: (this.#bloom.peek()?.id ?? 0) + 1, bell: strike.bell };
    this.#parts.vibrate?.(BUZZ[strike.bell]);
  }

  #clockTime(): number | null {
    return this.#parts.clock.ready ? this.#parts.clock.programmeNow() : null;
  }

  /** Whoever comes after the end goes straight to the room. */
  #skipIfOver(): void {
    if (this.state.peek() === "over" || this.state.peek() === "stopped") this.backToRoom();
  }
}

function membersOf({ events: [start] }: RunView): number {
  return start?.type === "practiceStarted" ? start.members : 1;
}

function secondsUntil(to: number, run: number | null): number {
  return Math.max(0, Math.ceil((to - Math.max(0, run ?? 0)) / 1000));
}
