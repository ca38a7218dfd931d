import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { ClientReport, RunEvent, RunView } from "../wire/messages.ts";
import { Bells } from "./bells.ts";
import { Company } from "./company.ts";
import { Course } from "./course.ts";
import { CurrentRun } from "./currentRun.ts";
import type { PracticeParts } from "./parts.ts";
import { type BreathPhase, phaseAt } from "./place.ts";
import { breathOf, type Preferences, preferences } from "./preferences.ts";
import type { Script } from "./script.ts";
import { Sheet } from "./sheet.ts";

const TICK_MS = 50;
/** Whoever comes later than this after the start is told that it has begun. */
const LATE_MS = 4_000;
const LATE_SHOWN_MS = 20_000;
/** What the practice may bring up, and what one may choose, can be read for so long from the start. */
const CARE_SHOWN_MS = 30_000;
/** The last bell rings out, and there is a moment to read the closing words, before the view goes. */
const AFTERWARDS_MS = 60_000;

/** A run of a practice as one person meets it. No DOM. */
export class PracticeModel {
  readonly #parts: PracticeParts;
  readonly #now = signal<number | null>(null);
  readonly #out = signal(false);
  readonly #left = signal<string | null>(null);
  /** Bound of the clock's error in ms, in steps worth telling. */
  readonly #error = signal<number | null>(null);
  readonly #circleIn = signal<number | null>(null);
  readonly #cameAt = signal<number | null>(null);
  readonly #caredFor = signal<string | null>(null);
  readonly #ends: (() => void)[] = [];
  readonly chosen: Preferences;
  readonly run: CurrentRun;
  readonly company: Company;
  readonly course: Course;
  readonly bells: Bells;
  readonly sheet: Sheet;

  /** Resting from the run; known to nobody else. */
  readonly steppedOut: ReadonlySignal<boolean> = this.#out;

  constructor(parts: PracticeParts) {
    this.#parts = parts;
    this.chosen = preferences(parts.storage);
    this.run = new CurrentRun(parts, { began: (run) => this.#began(run), loaded: () => this.#skipIfOver() });
    this.company = new Company(parts, this.run);
    this.course = new Course(this.run, this.company.self, this.#now);
    const timed = computed(() => this.#now.value !== null);
    const { run, course, company, chosen } = this;
    this.bells = new Bells(parts, { run, course, company, chosen, steppedOut: this.#out, timed });
    this.sheet = new Sheet(parts.storage, () => this.run.view.peek()?.id ?? "");
    this.#ends.push(
      this.company.watch(),
      parts.every(TICK_MS, () => this.tick()),
      this.bells.watch(),
      effect(() => this.#keepAwake()),
    );
  }

  /** Is there a run to be shown? For a while after its end, too, to whoever is in it, until they go back to the room. */
  readonly present = computed(() => {
    const run = this.run.view.value;
    if (!run || this.#left.value === run.id) return false;
    const now = this.#now.value;
    const end = this.course.timeline.value?.endsAt ?? null;
    return now === null || end === null || now < end + (this.#out.value ? 0 : AFTERWARDS_MS);
  });

  /** The room's board is wanted now: the practice makes room for it, until the person wants the circle back. */
  readonly atBoard = computed(() => {
    const place = this.course.place.value;
    return (
      this.course.state.value === "running" && place?.step.mode === "board" && this.#circleIn.value !== place.passage
    );
  });

  /** The person came when it had begun, a moment ago. */
  readonly late = computed(() => {
    const came = this.#cameAt.value;
    const start = this.course.timeline.value?.toProgramme(0) ?? null;
    const now = this.#now.value;
    if (came === null || start === null || now === null) return false;
    return came > start + LATE_MS && now < came + LATE_SHOWN_MS;
  });

  /** The care notice is shown at the start, until it is read; who leads has read it before. */
  readonly caring = computed(() => {
    const run = this.run.view.value;
    const state = this.course.state.value;
    const start = state === "leadIn" || (state === "running" && (this.course.runTime.value ?? 0) < CARE_SHOWN_MS);
    const known = run?.id === this.#caredFor.value || run?.leader === this.company.self.value.id;
    return start && !known && this.run.script.value !== null;
  });

  /** The breath guide, at the pace of the practice or one's own. */
  readonly breath = computed<{ readonly phase: BreathPhase; readonly ms: number } | null>(() => {
    const guided = this.course.place.value?.breath ?? null;
    const own = breathOf(this.chosen.pace.value);
    if (!guided || !this.chosen.breathGuide.value) return null;
    return own ? phaseAt(own, Math.max(0, this.course.runTime.value ?? 0)) : guided;
  });

  /** What the leader hears of this device. */
  readonly report = computed<ClientReport | null>(() => {
    const error = this.#error.value;
    if (error === null) return null;
    const { rang, missed } = this.#parts.ringer.tally.value;
    const latency = Math.round(this.#parts.ringer.latency);
    const script = this.run.complete.value;
    return { type: "report", error, audio: this.bells.audio.value, latency, script, rang, missed };
  });

  /** What the room says of the run when one comes, or comes again. */
  welcome(run: RunView | undefined): void {
    if (this.run.welcome(run)) this.#cameAt.value = this.#clockTime();
  }

  /** `actor` leads a run that they start. */
  event(event: RunEvent, actor: string): void {
    this.run.event(event, actor);
  }

  /** Has the script at hand before it is wanted. */
  prepare(id: string, version: number): Promise<Script> {
    return this.run.prepare(id, version);
  }

  /** From within a tap or key press: lets the device sound. */
  hearBells(): void {
    this.bells.open();
  }

  /** Can this device be felt? */
  get canVibrate(): boolean {
    return this.#parts.vibrate !== undefined;
  }

  /** The care notice was read. */
  careRead(): void {
    this.#caredFor.value = this.run.view.peek()?.id ?? null;
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
    this.#circleIn.value = this.course.place.peek()?.passage ?? null;
  }

  toBoard(): void {
    this.#circleIn.value = null;
  }

  /** Once it is over: away with it. */
  backToRoom(): void {
    this.#left.value = this.run.view.peek()?.id ?? null;
  }

  tick(): void {
    const now = this.#clockTime();
    if (now === null) return;
    const before = this.#now.peek();
    this.#now.value = now;
    this.#cameAt.value ??= now;
    this.#error.value = told(this.#parts.clock.errorBound);
    this.company.tick(now);
    if (before === null) this.#skipIfOver();
    this.bells.tick(before ?? now, now);
  }

  end(): void {
    for (const end of this.#ends.splice(0)) end();
    this.#parts.clock.arm(false);
    this.#parts.awake?.(false);
  }

  #began(run: RunView | null): void {
    this.#out.value = false;
    this.#circleIn.value = null;
    this.bells.forget();
    if (run) this.hearBells();
  }

  #keepAwake(): void {
    const on = ["leadIn", "running", "paused"].includes(this.course.state.value);
    this.#parts.clock.arm(on);
    this.#parts.awake?.(on && !this.#out.value);
  }

  #clockTime(): number | null {
    return this.#parts.clock.ready ? this.#parts.clock.programmeNow() : null;
  }

  /** Whoever comes after the end goes straight to the room. */
  #skipIfOver(): void {
    if (this.course.closed.peek()) this.backToRoom();
  }
}

/** Small changes of the bound are not worth a message. */
function told(bound: number): number | null {
  if (!Number.isFinite(bound)) return null;
  return bound < 20 ? Math.ceil(bound) : Math.ceil(bound / 10) * 10;
}
