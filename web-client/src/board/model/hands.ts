import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Awareness } from "y-protocols/awareness";
import type { Scope } from "../../kit/scope.ts";
import type { Point } from "../geometry/point.ts";
import type { View } from "../input/viewport.ts";
import { wordsOf } from "./words.ts";

/** What another person's screen tells us of them. */
export interface Other {
  readonly client: number;
  readonly person: string;
  readonly name: string;
  readonly cursor: Point | undefined;
  readonly drag: { readonly ids: readonly string[]; readonly by: Point } | undefined;
  /** What they see: the middle of their screen, and the width of the board on it. */
  readonly sees: Sight | undefined;
  /** They point with the laser. */
  readonly laser: boolean;
  /** They ask everybody to look where they look, since this moment (0 for not). */
  readonly calls: number;
  /** What they say at their cursor. */
  readonly says: string;
}

export interface Sight {
  readonly x: number;
  readonly y: number;
  /** Board units across the smaller side of the screen, so that screens of other shapes see the same. */
  readonly across: number;
}

/** What is held by whom, by item id. */
export type Held = ReadonlyMap<string, { readonly person: string; readonly name: string; readonly by: Point }>;

/** Cursors are told at most this often: 20 a second. */
const TELL_MS = 50;
/** A dropped note is told as held a little longer, so that its new place is there before it is let go, ms. */
const LET_GO_MS = 200;
/** An awareness message is small: so many of the things in the hand are named. */
const MOST_NAMED = 30;
const LONGEST_SAYING = 120;

/** Where the others point and what they drag, told over the content doc's awareness. Never stored. */
export class Hands {
  readonly #awareness: Awareness;
  readonly #others = signal<readonly Other[]>([]);
  #state: Record<string, unknown>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #letGo: ReturnType<typeof setTimeout> | undefined;
  #toldAt = Number.NEGATIVE_INFINITY;
  #reading = false;

  constructor(scope: Scope, awareness: Awareness, me: { person: string; name: string; color: string }) {
    this.#awareness = awareness;
    this.#state = me;
    awareness.setLocalState(me);
    const onChange = (): void => this.#rereadSoon();
    awareness.on("change", onChange);
    scope.add(() => awareness.off("change", onChange));
    scope.add(() => clearTimeout(this.#timer));
    scope.add(() => clearTimeout(this.#letGo));
    this.#reread();
  }

  get others(): ReadonlySignal<readonly Other[]> {
    return this.#others;
  }

  /** What others drag, written so that it is equal while only their cursors move. */
  readonly #heldText = computed(() =>
    JSON.stringify(
      this.#others.value.flatMap(({ person, name, drag }) =>
        (drag?.ids ?? []).map((id) => [id, { person, name, by: drag?.by }]),
      ),
    ),
  );

  /** What others drag; the same map while only their cursors move. */
  readonly held: ReadonlySignal<Held> = computed(() => new Map(JSON.parse(this.#heldText.value)));

  pointTo(cursor: Point | undefined): void {
    this.#tell({ cursor: cursor && rounded(cursor) });
  }

  drag(ids: Iterable<string>, by: Point): void {
    clearTimeout(this.#letGo);
    this.#tell({ drag: { ids: [...ids].slice(0, MOST_NAMED), by: rounded(by) } });
  }

  drop(): void {
    clearTimeout(this.#letGo);
    this.#letGo = setTimeout(() => this.#tell({ drag: undefined }), LET_GO_MS);
  }

  look({ k, x, y }: View, screen: { w: number; h: number }): void {
    const across = Math.min(screen.w, screen.h) / k;
    this.#tell({ sees: { x: Math.round(x), y: Math.round(y), across: Math.round(across) } });
  }

  laser(on: boolean): void {
    this.#tell({ laser: on || undefined });
  }

  say(text: string): void {
    this.#tell({ says: text.slice(0, LONGEST_SAYING) || undefined });
  }

  /** Asks everybody to look where this person looks, from now on; 0 ends it. */
  call(at: number): void {
    this.#tell({ calls: at || undefined });
  }

  #tell(part: Record<string, unknown>): void {
    this.#state = { ...this.#state, ...part };
    const wait = this.#toldAt + TELL_MS - performance.now();
    if (wait <= 0) this.#say();
    else this.#timer ??= setTimeout(() => this.#say(), wait);
  }

  #say(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#toldAt = performance.now();
    this.#awareness.setLocalState(this.#state);
  }

  /** Forty cursors at 20 Hz are read once a frame, not 800 times a second. */
  #rereadSoon(): void {
    if (this.#reading) return;
    this.#reading = true;
    const run = (): void => {
      this.#reading = false;
      this.#reread();
    };
    if (document.visibilityState === "hidden") setTimeout(run, TELL_MS);
    else requestAnimationFrame(run);
  }

  #reread(): void {
    const others: Other[] = [];
    for (const [client, state] of this.#awareness.states) {
      if (client !== this.#awareness.clientID) others.push(readOther(client, state));
    }
    this.#others.value = others;
  }
}

function rounded({ x, y }: Point): Point {
  return { x: Math.round(x), y: Math.round(y) };
}

function readOther(client: number, state: Record<string, unknown>): Other {
  const drag = state.drag as { ids?: unknown; by?: unknown } | undefined;
  const by = readPoint(drag?.by);
  const sees = state.sees as { across?: unknown } | undefined;
  const at = readPoint(sees);
  return {
    client,
    person: wordsOf(state.person),
    name: wordsOf(state.name),
    cursor: readPoint(state.cursor),
    drag: by && Array.isArray(drag?.ids) ? { ids: drag.ids.slice(0, MOST_NAMED).map(wordsOf), by } : undefined,
    sees: at && typeof sees?.across === "number" ? { ...at, across: sees.across } : undefined,
    laser: state.laser === true,
    calls: typeof state.calls === "number" ? state.calls : 0,
    says: typeof state.says === "string" ? state.says.slice(0, LONGEST_SAYING) : "",
  };
}

function readPoint(value: unknown): Point | undefined {
  const { x, y } = (value ?? {}) as { x?: unknown; y?: unknown };
  return typeof x === "number" && typeof y === "number" && Number.isFinite(x + y) ? { x, y } : undefined;
}
