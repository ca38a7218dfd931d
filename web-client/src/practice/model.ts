import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { AudioState, ClientReport, DeviceReport, RunEvent, RunGroup, RunView } from "../wire/messages.ts";
import { lengthOfSound } from "./bell.ts";
import { groupOf, groupsOf, isFor } from "./groups.ts";
import { type BreathPhase, type Place, phaseAt, placeAt, type Said, type Self, type TurnPlace } from "./place.ts";
import { breathOf, type Preferences, preferences } from "./preferences.ts";
import { type Readiness, readinessOf } from "./readiness.ts";
import type { PlannedStrike, RingerState, Tally } from "./ringer.ts";
import type { BellName, Script, Sound } from "./script.ts";
import { type Strike, strikesOf } from "./strikes.ts";
import { Timeline } from "./timeline.ts";

/** What the model needs of the world. */
export interface PracticeParts {
  readonly clock: {
    readonly ready: boolean;
    readonly errorBound: number;
    programmeNow(): number;
    arm(armed: boolean): void;
  };
  readonly ringer: {
    readonly state: ReadonlySignal<RingerState>;
    readonly tally: ReadonlySignal<Tally>;
    readonly latency: number;
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
  /** Bells as a sound file, for a locked phone. */
  readonly track?: { play(strikes: readonly PlannedStrike[], title: string, loudness: number): void; stop(): void };
  /** Whoever sends this person's voice closes the microphone while a bell sounds here, so that others do not hear it twice. */
  readonly micGate?: (closed: boolean) => void;
  /** Who this is, once it is known, and whether they may lead. */
  readonly me?: ReadonlySignal<string | undefined>;
  readonly leads?: boolean;
  /** Everybody in the room. */
  readonly people?: ReadonlySignal<readonly Neighbour[]>;
  /** What the devices of the room said, for those who lead. */
  readonly devices?: ReadonlySignal<readonly DeviceReport[]>;
}

/** Somebody in the room. */
export interface Neighbour {
  readonly id: string;
  readonly name: string;
  readonly leads: boolean;
}

/** Where a group is in its turns. */
export interface GroupPlace {
  readonly group: RunGroup;
  readonly turn: TurnPlace | null;
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
/** A line may drop for a moment; after this long the lead is offered to others. */
const OFFER_AFTER_MS = 10_000;
/** Closed a little sooner, so that the onset is not heard. */
const GATE_BEFORE_MS = 250;
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
  /** Bound of the clock's error in ms, in steps worth telling. */
  readonly #error = signal<number | null>(null);
  readonly #awaySince = signal<number | null>(null);
  readonly #circleIn = signal<number | null>(null);
  readonly #cameAt = signal<number | null>(null);
  readonly #scripts = new Map<string, Promise<Script>>();
  readonly #ends: (() => void)[] = [];
  #gated = false;
  readonly #names = new Map<string, string>();
  readonly chosen: Preferences;
  readonly sheet: { read(): string; write(text: string): void };

  readonly run: ReadonlySignal<RunView | null> = this.#run;
  readonly script: ReadonlySignal<Script | null> = this.#script;
  /** The script cannot be fetched at the moment; it is tried again. */
  readonly trouble: ReadonlySignal<boolean> = this.#trouble;
  /** Resting from the run; known to nobody else. */
  readonly steppedOut: ReadonlySignal<boolean> = this.#out;
  /** The bell that sounded last. */
  readonly bloom: ReadonlySignal<Bloom | null> = this.#bloom;

  /** Who does it together; empty where it does not matter. */
  readonly groups = computed<readonly RunGroup[]>(() => groupsOf(this.#run.value?.events ?? []));

  readonly self = computed<Self>(() => {
    const id = this.#parts.me?.value;
    return { id, leads: this.#parts.leads ?? false, group: groupOf(this.groups.value, id) };
  });

  readonly timeline = computed(() => {
    const run = this.#run.value;
    const script = this.#script.value;
    return run && script ? new Timeline(script, this.self.value.group.id, run.events) : null;
  });

  readonly #strikes = computed<readonly Strike[]>(() => {
    const timeline = this.timeline.value;
    const script = this.#script.value;
    const { group, leads } = this.self.value;
    const events = this.#run.value?.events ?? [];
    return timeline && script ? strikesOf(timeline, script, events, { group: group.id, leads }) : [];
  });

  /** Lines by hand, for this person. */
  readonly #said = computed<readonly Said[]>(() => {
    const { group, leads } = this.self.value;
    return (this.#run.value?.events ?? []).flatMap((event) =>
      event.type === "lineSaid" && (leads || isFor(event.groups, group.id))
        ? [{ t: this.timeline.value?.toRun(event.at) ?? 0, text: event.text }]
        : [],
    );
  });

  /** Without the clock's first answer nothing can be placed in time. */
  /** What sounds in the room beside a practice: the end of groups and breaks. */
  readonly roomBells = signal<readonly PlannedStrike[]>([]);

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
    return timeline && script && at !== null
      ? placeAt(timeline, script, Math.max(0, at), this.self.value, this.#said.value)
      : null;
  });

  /** For the leader: where each group is. */
  readonly groupPlaces = computed<readonly GroupPlace[]>(() => {
    const run = this.#run.value;
    const script = this.#script.value;
    const at = Math.max(0, this.#runTime.value ?? 0);
    if (!run || !script || !this.place.value?.turn) return [];
    return this.groups.value.map((group) => {
      const timeline = new Timeline(script, group.id, run.events);
      return { group, turn: placeAt(timeline, script, at, { id: undefined, leads: false, group }).turn };
    });
  });

  /** Names of those who are here and in no group, though it matters. */
  readonly unplaced = computed<readonly string[]>(() => {
    const groups = this.groups.value;
    if (groups.length === 0) return [];
    const { people } = this.#parts;
    return (people?.value ?? [])
      .filter(({ id }) => id !== this.#run.value?.leader && !groups.some(({ members }) => members.includes(id)))
      .map(({ name }) => name);
  });

  /** How the devices of the room stand, as far as they said. */
  readonly readiness = computed<Readiness>(() =>
    readinessOf(
      this.#parts.devices?.value ?? [],
      (this.#parts.people?.value ?? []).map(({ id }) => id),
    ),
  );

  readonly leaders = computed<readonly Neighbour[]>(() =>
    (this.#parts.people?.value ?? []).filter(({ leads }) => leads),
  );

  /** The leader has been away for a while: somebody else may take the lead. */
  readonly leaderAway = computed(() => {
    const since = this.#awaySince.value;
    return since !== null && (this.#now.value ?? 0) - since >= OFFER_AFTER_MS;
  });

  /** The room's board is wanted now: the practice makes room for it, until the person wants the circle back. */
  readonly atBoard = computed(() => {
    const place = this.place.value;
    return this.state.value === "running" && place?.step.mode === "board" && this.#circleIn.value !== place.passage;
  });

  /** Whole seconds until the start; 0 once it has begun. */
  readonly startsIn = computed(() => Math.ceil(Math.max(0, -(this.#runTime.value ?? 0)) / 1000));

  /** Whole seconds left of the step. */
  readonly leftInStep = computed(() => {
    const place = this.place.value;
    return place ? secondsUntil(place.span.planned, this.#runTime.value) : 0;
  });

  /** Whole seconds left of the run. */
  readonly leftInAll = computed(() => secondsUntil(this.timeline.value?.plannedEnd ?? 0, this.#runTime.value));

  /** How much of the run is past, 0 to 1, in steps too small to see. */
  readonly progress = computed(() => {
    const end = this.timeline.value?.plannedEnd ?? 0;
    const share = end > 0 ? (this.#runTime.value ?? 0) / end : 0;
    return Math.round(Math.min(1, Math.max(0, share)) * 2000) / 2000;
  });

  readonly dots = computed<readonly Dot[]>(() => {
    const timeline = this.timeline.value;
    if (!timeline) return [];
    const past = this.progress.value;
    return timeline.bells.map(({ t }) => ({ place: t / timeline.plannedEnd, past: t / timeline.plannedEnd <= past }));
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

  /** The breath guide, at the pace of the practice or one's own. */
  readonly breath = computed<{ readonly phase: BreathPhase; readonly ms: number } | null>(() => {
    const guided = this.place.value?.breath ?? null;
    const own = breathOf(this.chosen.pace.value);
    if (!guided || !this.chosen.breathGuide.value) return null;
    return own ? phaseAt(own, Math.max(0, this.#runTime.value ?? 0)) : guided;
  });

  /** Nothing sounds on this device, so the bell is also a word. */
  readonly silent = computed(() => this.locked.value || !this.chosen.rings.value || this.chosen.loudness.value === 0);

  /** Has this device all it needs of the run that is on? */
  readonly #hasScript = computed(() => this.#run.value === null || this.#script.value !== null);

  /** What the leader hears of this device. */
  readonly report = computed<ClientReport | null>(() => {
    const error = this.#error.value;
    if (error === null) return null;
    const { rang, missed } = this.#parts.ringer.tally.value;
    const latency = Math.round(this.#parts.ringer.latency);
    return { type: "report", error, audio: this.#audio(), latency, script: this.#hasScript.value, rang, missed };
  });

  constructor(parts: PracticeParts) {
    this.#parts = parts;
    this.chosen = preferences(parts.storage);
    this.sheet = sheetOf(parts.storage, () => this.#run.peek()?.id ?? "");
    this.#ends.push(
      effect(() => {
        for (const { id, name } of parts.people?.value ?? []) this.#names.set(id, name);
      }),
      parts.every(TICK_MS, () => this.tick()),
      effect(() => this.#planBells()),
      effect(() => this.#keepAwake()),
      effect(() => {
        parts.ringer.loudness = this.chosen.loudness.value;
      }),
      effect(() => {
        parts.ringer.muted = this.#out.value || !this.chosen.rings.value || this.chosen.track.value;
      }),
      effect(() => this.#playTrack()),
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
      const leader = event.type === "practiceHandedOver" ? event.person : run.leader;
      this.#run.value = { ...run, leader, events: [...run.events, event] };
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

  nameOf(person: string): string {
    return this.#parts.people?.value.find(({ id }) => id === person)?.name ?? this.#names.get(person) ?? "…";
  }

  isHere(person: string): boolean {
    return this.#parts.people?.value.some(({ id }) => id === person) ?? true;
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

  /** In a step at the board: the circle again, with all that can be done. */
  toCircle(): void {
    this.#circleIn.value = this.place.peek()?.passage ?? null;
  }

  toBoard(): void {
    this.#circleIn.value = null;
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
    this.#watchLeader(now);
    this.#error.value = told(this.#parts.clock.errorBound);
    this.#gateMic(now);
    if (first) this.#skipIfOver();
    if (now - before < MISSED_MS && !this.#out.peek()) this.#show(before, now);
  }

  end(): void {
    for (const end of this.#ends.splice(0)) end();
    this.#parts.ringer.plan([]);
    this.#parts.track?.stop();
    this.#parts.clock.arm(false);
    this.#parts.awake?.(false);
  }

  #watchLeader(now: number): void {
    const leader = this.#run.peek()?.leader;
    const away = leader !== undefined && leader !== "" && !this.isHere(leader);
    this.#awaySince.value = away ? (this.#awaySince.peek() ?? now) : null;
  }

  #begin(run: RunView | null): void {
    this.#run.value = run;
    this.#script.value = null;
    this.#out.value = false;
    this.#circleIn.value = null;
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
    const strikes = this.#strikes.value.flatMap(({ at, sound }) => (at === null ? [] : [{ at, sound }]));
    this.#parts.ringer.plan([...strikes, ...this.roomBells.value]);
  }

  /** The same bells by other means; the ringer is silent then. */
  #playTrack(): void {
    const { track } = this.#parts;
    if (!track || !this.#ready.value) return;
    const wanted = this.chosen.track.value && this.chosen.rings.value && !this.#out.value;
    const strikes = this.#strikes.value.flatMap(({ at, sound }) => (at === null ? [] : [{ at, sound }]));
    if (wanted && strikes.length > 0) track.play(strikes, this.#script.value?.title ?? "", this.chosen.loudness.value);
    else track.stop();
  }

  #gateMic(now: number): void {
    const { micGate } = this.#parts;
    if (!micGate) return;
    const sounding =
      !this.silent.peek() &&
      this.#strikes
        .peek()
        .some(({ at, sound }) => at !== null && now > at - GATE_BEFORE_MS && now < at + lengthOfSound(sound));
    if (sounding !== this.#gated) micGate(sounding);
    this.#gated = sounding;
  }

  #audio(): AudioState {
    const state = this.#parts.ringer.state.value;
    if (!this.chosen.rings.value || this.chosen.loudness.value === 0) return "SILENT";
    return state === "ready" ? "READY" : state === "locked" ? "LOCKED" : "OFF";
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

/** What is written in a run is kept on this device alone, under the run. */
function sheetOf(storage: PracticeParts["storage"], run: () => string): PracticeModel["sheet"] {
  const key = () => `mandala.sheet.${run()}`;
  return {
    read: () => attempt(() => storage.getItem(key())) ?? "",
    write: (text) => void attempt(() => storage.setItem(key(), text)),
  };
}

/** A browser that forbids storage forgets; nothing else is lost. */
function attempt<T>(use: () => T): T | undefined {
  try {
    return use();
  } catch {
    return undefined;
  }
}

/** Small changes of the bound are not worth a message. */
function told(bound: number): number | null {
  if (!Number.isFinite(bound)) return null;
  return bound < 20 ? Math.ceil(bound) : Math.ceil(bound / 10) * 10;
}

function secondsUntil(to: number, run: number | null): number {
  return Math.max(0, Math.ceil((to - Math.max(0, run ?? 0)) / 1000));
}
