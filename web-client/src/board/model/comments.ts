import { computed, type ReadonlySignal, signal } from "@preact/signals";
import * as Y from "yjs";
import { newId } from "../../kit/id.ts";
import type { Scope } from "../../kit/scope.ts";
import { wordsOf } from "./words.ts";

export interface Comment {
  readonly id: string;
  /** The item that it is about. */
  readonly on: string;
  readonly text: string;
  readonly by: string;
  readonly at: number;
  readonly done: boolean;
}

export const COMMENT_LIMIT = 1_000;

/** What people say about items: `comments` of the content. */
export class Comments {
  readonly #shared: Y.Map<Y.Map<unknown>>;
  readonly #me: string;
  readonly #now: () => number;
  readonly #change: (run: () => void) => void;
  readonly #version = signal(0);
  readonly #open = new Map<string, ReadonlySignal<number>>();

  constructor(
    scope: Scope,
    shared: Y.Map<Y.Map<unknown>>,
    me: string,
    now: () => number,
    change: (run: () => void) => void,
  ) {
    this.#shared = shared;
    this.#me = me;
    this.#now = now;
    this.#change = change;
    const told = (): void => {
      this.#version.value++;
    };
    shared.observeDeep(told);
    scope.add(() => shared.unobserveDeep(told));
  }

  readonly #byItem = computed(() => {
    this.#version.value;
    const found = new Map<string, Comment[]>();
    for (const [id, value] of this.#shared) {
      const comment = value instanceof Y.Map ? readComment(id, value) : undefined;
      if (comment) found.set(comment.on, [...(found.get(comment.on) ?? []), comment]);
    }
    return found;
  });

  /** The oldest first. */
  on(item: string): readonly Comment[] {
    return (this.#byItem.value.get(item) ?? []).toSorted((a, b) => a.at - b.at);
  }

  openOn(item: string): ReadonlySignal<number> {
    const unwatched = (): boolean => this.#open.delete(item);
    const count = (): number => (this.#byItem.value.get(item) ?? []).filter(({ done }) => !done).length;
    const known = this.#open.get(item) ?? computed(count, { unwatched });
    this.#open.set(item, known);
    return known;
  }

  add(on: string, text: string): void {
    const words = text.trim().slice(0, COMMENT_LIMIT);
    if (words !== "") this.#change(() => this.#write({ on, text: words, by: this.#me, at: this.#now() }));
  }

  /** Writes comments as they were said elsewhere. */
  bring(all: readonly Omit<Comment, "id">[]): void {
    this.#change(() => {
      for (const { on, text, by, at, done } of all) this.#write({ on, text, by, at, ...(done && { done }) });
    });
  }

  #write(fields: Readonly<Record<string, unknown>>): void {
    this.#shared.set(newId(), new Y.Map(Object.entries(fields)));
  }

  settle(id: string, done: boolean): void {
    this.#change(() => this.#shared.get(id)?.set("done", done));
  }

  remove(id: string): void {
    this.#change(() => this.#shared.delete(id));
  }
}

/** A comment as it is stored; undefined for what is none. */
export function readComment(id: string, value: { get(key: string): unknown }): Comment | undefined {
  if (typeof value.get("on") !== "string") return undefined;
  return {
    id,
    on: wordsOf(value.get("on")),
    text: wordsOf(value.get("text")).slice(0, COMMENT_LIMIT),
    by: wordsOf(value.get("by")),
    at: Number(wordsOf(value.get("at"))) || 0,
    done: value.get("done") === true,
  };
}
