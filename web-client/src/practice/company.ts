import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { CurrentRun } from "./currentRun.ts";
import { groupOf } from "./groups.ts";
import type { Neighbour, PracticeParts } from "./parts.ts";
import type { Self } from "./place.ts";
import { type Readiness, readinessOf } from "./readiness.ts";

/** A line may drop for a moment; after this long the lead is offered to others. */
const OFFER_AFTER_MS = 10_000;

/** Those who are in the room with a run: who they are, who leads, who has no group yet, and whose devices are ready. */
export class Company {
  readonly #parts: Pick<PracticeParts, "me" | "leads" | "people" | "devices">;
  readonly #run: CurrentRun;
  /** Names stay known when their people go. */
  readonly #names = new Map<string, string>();
  readonly #away = signal<{ readonly since: number; readonly now: number } | null>(null);

  constructor(parts: Pick<PracticeParts, "me" | "leads" | "people" | "devices">, run: CurrentRun) {
    this.#parts = parts;
    this.#run = run;
  }

  readonly self = computed<Self>(() => {
    const id = this.#parts.me?.value;
    return { id, leads: this.#parts.leads ?? false, group: groupOf(this.#run.groups.value, id) };
  });

  readonly people: ReadonlySignal<readonly Neighbour[]> = computed(() => this.#parts.people?.value ?? []);

  readonly leaders = computed<readonly Neighbour[]>(() => this.people.value.filter(({ leads }) => leads));

  /** Names of those who are here and in no group, though it matters. */
  readonly unplaced = computed<readonly string[]>(() => {
    const groups = this.#run.groups.value;
    const leader = this.#run.view.value?.leader;
    if (groups.length === 0) return [];
    return this.people.value
      .filter(({ id }) => id !== leader && !groups.some(({ members }) => members.includes(id)))
      .map(({ name }) => name);
  });

  /** How the devices of the room stand, as far as they said. */
  readonly readiness = computed<Readiness>(() =>
    readinessOf(
      this.#parts.devices?.value ?? [],
      this.people.value.map(({ id }) => id),
    ),
  );

  /** The leader has been away for a while: somebody else may take the lead. */
  readonly leaderAway = computed(() => {
    const away = this.#away.value;
    return away !== null && away.now - away.since >= OFFER_AFTER_MS;
  });

  /** Remembers names until what it gives back is called. */
  watch(): () => void {
    return effect(() => {
      for (const { id, name } of this.people.value) this.#names.set(id, name);
    });
  }

  nameOf(person: string): string {
    return this.people.value.find(({ id }) => id === person)?.name ?? this.#names.get(person) ?? "…";
  }

  isHere(person: string): boolean {
    return this.#parts.people === undefined || this.people.value.some(({ id }) => id === person);
  }

  tick(now: number): void {
    const leader = this.#run.view.peek()?.leader;
    const away = leader !== undefined && leader !== "" && !this.isHere(leader);
    this.#away.value = away ? { since: this.#away.peek()?.since ?? now, now } : null;
  }
}
