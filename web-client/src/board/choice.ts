import { type ReadonlySignal, signal } from "@preact/signals";
import type { ItemBook } from "./model/book.ts";

const NONE: ReadonlySet<string> = new Set();

/** What is chosen on a board. Whoever is in a group brings the group along. */
export class Choice {
  readonly #items: ItemBook;
  readonly #chosen = signal<ReadonlySet<string>>(NONE);
  /** Stays chosen while keys go on, so that many are chosen without a pointer. */
  readonly #kept = new Set<string>();

  constructor(items: ItemBook) {
    this.#items = items;
  }

  get chosen(): ReadonlySignal<ReadonlySet<string>> {
    return this.#chosen;
  }

  choose(ids: Iterable<string>): void {
    this.#kept.clear();
    this.#set(ids);
  }

  reach(ids: Iterable<string>): void {
    this.#set([...this.#kept, ...ids]);
  }

  keep(): number {
    for (const id of this.#chosen.peek()) this.#kept.add(id);
    return this.#kept.size;
  }

  toggle(id: string): void {
    const next = new Set(this.#chosen.peek());
    const gone = next.has(id);
    for (const each of this.#withGroups([id])) {
      if (gone) next.delete(each);
      else next.add(each);
    }
    this.#chosen.value = next;
  }

  /** These are no longer there. */
  drop(gone: ReadonlySet<string>): void {
    for (const id of gone) this.#kept.delete(id);
    this.#chosen.value = new Set([...this.#chosen.peek()].filter((id) => !gone.has(id)));
  }

  #set(ids: Iterable<string>): void {
    const chosen = this.#withGroups(ids);
    this.#chosen.value = chosen.size === 0 ? NONE : chosen;
  }

  #withGroups(ids: Iterable<string>): Set<string> {
    const chosen = new Set([...ids].filter((id) => this.#items.get(id) !== undefined));
    const groups = new Set([...chosen].map((id) => this.#items.get(id)?.group ?? "").filter((group) => group !== ""));
    if (groups.size > 0) for (const item of this.#items.values()) if (groups.has(item.group)) chosen.add(item.id);
    return chosen;
  }
}
