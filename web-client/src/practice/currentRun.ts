import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { RunEvent, RunGroup, RunView } from "../wire/messages.ts";
import { groupsOf } from "./groups.ts";
import type { PracticeParts } from "./parts.ts";
import type { Script } from "./script.ts";

const RETRY_MS = [500, 1_000, 2_000, 4_000];

/** What its owner is told. */
interface Listener {
  /** Another run than before, or none any more. */
  began(run: RunView | null): void;
  /** Its script has come. */
  loaded(): void;
}

/** The run that is on: its events as they came, and its script, which is asked for until it is here. */
export class CurrentRun {
  readonly #parts: Pick<PracticeParts, "fetchScript" | "later">;
  readonly #listener: Listener;
  readonly #run = signal<RunView | null>(null);
  readonly #script = signal<Script | null>(null);
  readonly #trouble = signal(false);
  readonly #scripts = new Map<string, Promise<Script>>();

  readonly view: ReadonlySignal<RunView | null> = this.#run;
  readonly script: ReadonlySignal<Script | null> = this.#script;
  /** The script cannot be fetched at the moment; it is tried again. */
  readonly trouble: ReadonlySignal<boolean> = this.#trouble;

  readonly events = computed<readonly RunEvent[]>(() => this.#run.value?.events ?? []);

  /** Who does it together; empty where it does not matter. */
  readonly groups = computed<readonly RunGroup[]>(() => groupsOf(this.events.value));

  /** P26: the optional steps that its start left out. */
  readonly without = computed<readonly string[]>(() => {
    const [start] = this.events.value;
    return (start?.type === "practiceStarted" && start.without) || [];
  });

  /** A pause was ordered and not yet a resume. */
  readonly pausing = computed(
    () => this.events.value.findLast(({ type }) => /Paused|Resumed/.test(type))?.type === "practicePaused",
  );

  /** Has this device all it needs of the run that is on? */
  readonly complete = computed(() => this.#run.value === null || this.#script.value !== null);

  constructor(parts: Pick<PracticeParts, "fetchScript" | "later">, listener: Listener) {
    this.#parts = parts;
    this.#listener = listener;
  }

  /** What the room says of the run when one comes, or comes again. True if it is another one than before. */
  welcome(run: RunView | undefined): boolean {
    const same = run !== undefined && run.id === this.#run.peek()?.id;
    if (same) this.#run.value = run;
    else this.#begin(run ?? null);
    return !same;
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

  #begin(run: RunView | null): void {
    this.#run.value = run;
    this.#script.value = null;
    this.#listener.began(run);
    if (run) this.#load(run, 0);
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
    this.#listener.loaded();
  }
}
