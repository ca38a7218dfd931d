import { type ReadonlySignal, signal } from "@preact/signals";
import type { Awareness } from "y-protocols/awareness";
import type { Scope } from "../kit/scope.ts";
import type { Place, Point } from "./geometry.ts";
import { placeFrom, positionOf } from "./model.ts";

/** What another person's screen tells us of them. */
export interface Other {
  readonly client: number;
  readonly person: string;
  readonly name: string;
  readonly cursor: Point | undefined;
  readonly drag: { readonly id: string; readonly place: Place } | undefined;
}

/** Cursors are told at most this often: 20 a second. */
const TELL_MS = 50;
/** A dropped note is told as held a little longer, so that its new place is there before it is let go, ms. */
const LET_GO_MS = 200;

/** Where the others point and what they drag, told over the content doc's awareness. Never stored. */
export class Hands {
  readonly #awareness: Awareness;
  readonly #others = signal<readonly Other[]>([]);
  #state: Record<string, unknown>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #letGo: ReturnType<typeof setTimeout> | undefined;
  #toldAt = Number.NEGATIVE_INFINITY;

  constructor(scope: Scope, awareness: Awareness, me: { person: string; name: string; color: string }) {
    this.#awareness = awareness;
    this.#state = me;
    awareness.setLocalState(me);
    const onChange = (): void => this.#reread();
    awareness.on("change", onChange);
    scope.add(() => awareness.off("change", onChange));
    scope.add(() => clearTimeout(this.#timer));
    scope.add(() => clearTimeout(this.#letGo));
    onChange();
  }

  get others(): ReadonlySignal<readonly Other[]> {
    return this.#others;
  }

  pointTo(cursor: Point | undefined): void {
    this.#tell({ cursor: cursor && { x: Math.round(cursor.x), y: Math.round(cursor.y) } });
  }

  drag(id: string, place: Place): void {
    clearTimeout(this.#letGo);
    this.#tell({ drag: { id, pos: positionOf(place) } });
  }

  drop(): void {
    clearTimeout(this.#letGo);
    this.#letGo = setTimeout(() => this.#tell({ drag: undefined }), LET_GO_MS);
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

  #reread(): void {
    const others: Other[] = [];
    for (const [client, state] of this.#awareness.states) {
      if (client !== this.#awareness.clientID) others.push(readOther(client, state));
    }
    this.#others.value = others;
  }
}

function readOther(client: number, state: Record<string, unknown>): Other {
  const cursor = state.cursor as { x?: unknown; y?: unknown } | undefined;
  const drag = state.drag as { id?: unknown; pos?: unknown } | undefined;
  const points = typeof cursor?.x === "number" && typeof cursor.y === "number";
  return {
    client,
    person: String(state.person ?? ""),
    name: String(state.name ?? ""),
    cursor: points ? { x: Number(cursor.x), y: Number(cursor.y) } : undefined,
    drag: typeof drag?.id === "string" ? { id: drag.id, place: placeFrom(drag.pos) } : undefined,
  };
}
