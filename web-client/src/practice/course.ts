import { computed, type ReadonlySignal } from "@preact/signals";
import type { RunGroup } from "../wire/messages.ts";
import type { CurrentRun } from "./currentRun.ts";
import { isFor } from "./groups.ts";
import { lateAt, togetherAt } from "./late.ts";
import { type Place, placeAt, type Said, type Self, type TurnPlace, waiting } from "./place.ts";
import { Timeline } from "./timeline.ts";

export type PracticeState = "none" | "leadIn" | "running" | "paused" | "stopped" | "over";

/** Where a group is in its turns. */
export interface GroupPlace {
  readonly group: RunGroup;
  readonly turn: TurnPlace | null;
}

/** A bell on the ring of time; `place` from 0 to 1. */
export interface Dot {
  readonly place: number;
  readonly past: boolean;
}

/** Where the run is, by programme time (`now`, to the tick; null before the clock's first answer). */
export class Course {
  readonly #run: CurrentRun;
  readonly #self: ReadonlySignal<Self>;
  readonly #now: ReadonlySignal<number | null>;

  constructor(run: CurrentRun, self: ReadonlySignal<Self>, now: ReadonlySignal<number | null>) {
    this.#run = run;
    this.#self = self;
    this.#now = now;
  }

  readonly timeline = computed(() => {
    const run = this.#run.view.value;
    const script = this.#run.script.value;
    return run && script ? new Timeline(script, this.#self.value.group.id, run.events) : null;
  });

  /** Run time in ms, to the tick. */
  readonly runTime = computed(() => {
    const now = this.#now.value;
    return now === null ? null : (this.timeline.value?.toRun(now) ?? null);
  });

  readonly state = computed<PracticeState>(() => {
    const now = this.#now.value;
    const timeline = this.timeline.value;
    if (now === null || !timeline) return this.#run.view.value ? "leadIn" : "none";
    if (timeline.stopsAt !== null && now >= timeline.stopsAt && timeline.stopsAt === timeline.endsAt) return "stopped";
    if (timeline.endsAt !== null && now >= timeline.endsAt) return "over";
    if (timeline.pausedAt(now)) return "paused";
    return timeline.toRun(now) < 0 ? "leadIn" : "running";
  });

  readonly closed = computed(() => this.state.value === "over" || this.state.value === "stopped");

  /** P62: how it is with who came late, in a step with turns or in groups; null for all others, and in other steps. */
  readonly late = computed<"waits" | "looksOn" | null>(() => {
    const timeline = this.timeline.value;
    const script = this.#run.script.value;
    const { leads, group } = this.#self.value;
    const groups = this.#run.groups.value;
    if (!timeline || !script || leads || groups.length === 0 || group.members.length > 0) return null;
    const late = lateAt(script, timeline, Math.max(0, this.runTime.value ?? 0), this.#run.without.value);
    return late === "waits" || late === "looksOn" ? late : null;
  });

  /** Whole minutes until who came late is with all others again; null while nobody knows. */
  readonly minutesToTogether = computed(() => {
    const timeline = this.timeline.value;
    const script = this.#run.script.value;
    const run = Math.max(0, this.runTime.value ?? 0);
    const at = timeline && script ? togetherAt(script, timeline, run, this.#run.without.value) : null;
    return at === null ? null : Math.max(1, Math.ceil((at - run) / 60_000));
  });

  readonly place = computed<Place | null>(() => {
    const timeline = this.timeline.value;
    const script = this.#run.script.value;
    const at = this.runTime.value;
    if (!timeline || !script || at === null) return null;
    const run = Math.max(0, at);
    const place = placeAt(timeline, script, run, this.#self.value, this.#said.value);
    return this.late.value === "waits" ? waiting(place, run, this.#said.value) : place;
  });

  /** For the leader: where each group is. */
  readonly groupPlaces = computed<readonly GroupPlace[]>(() => {
    const script = this.#run.script.value;
    const at = Math.max(0, this.runTime.value ?? 0);
    if (!script || !this.place.value?.turn) return [];
    return this.#timelines.value.map(({ group, timeline }) => {
      return { group, turn: placeAt(timeline, script, at, { id: undefined, leads: false, group }).turn };
    });
  });

  /** Whole seconds until the start; 0 once it has begun. */
  readonly startsIn = computed(() => Math.ceil(Math.max(0, -(this.runTime.value ?? 0)) / 1000));

  /** Whole seconds left of the step. */
  readonly leftInStep = computed(() => {
    const place = this.place.value;
    return place ? secondsUntil(place.span.planned, this.runTime.value) : 0;
  });

  /** Whole seconds left of the run. */
  readonly leftInAll = computed(() => secondsUntil(this.timeline.value?.plannedEnd ?? 0, this.runTime.value));

  /** How much of the run is past, 0 to 1, in steps too small to see. */
  readonly progress = computed(() => {
    const end = this.timeline.value?.plannedEnd ?? 0;
    const share = end > 0 ? (this.runTime.value ?? 0) / end : 0;
    return Math.round(Math.min(1, Math.max(0, share)) * 2000) / 2000;
  });

  readonly dots = computed<readonly Dot[]>(() => {
    const timeline = this.timeline.value;
    if (!timeline) return [];
    const past = this.progress.value;
    return timeline.bells.map(({ t }) => ({ place: t / timeline.plannedEnd, past: t / timeline.plannedEnd <= past }));
  });

  /** Lines by hand, for this person. */
  readonly #said = computed<readonly Said[]>(() => {
    const { group, leads } = this.#self.value;
    return this.#run.events.value.flatMap((event) =>
      event.type === "lineSaid" && (leads || isFor(event.groups, group.id))
        ? [{ t: this.timeline.value?.toRun(event.at) ?? 0, text: event.text }]
        : [],
    );
  });

  readonly #timelines = computed(() => {
    const script = this.#run.script.value;
    const events = this.#run.events.value;
    if (!script) return [];
    return this.#run.groups.value.map((group) => ({ group, timeline: new Timeline(script, group.id, events) }));
  });
}

function secondsUntil(to: number, run: number | null): number {
  return Math.max(0, Math.ceil((to - Math.max(0, run ?? 0)) / 1000));
}
