import { batch, computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import * as Y from "yjs";
import type { Scope } from "../../kit/scope.ts";
import { Gathered } from "./gathered.ts";
import { type Item, type Link, readItem, type SharedItem, type Where } from "./items.ts";

/** A bare number that grows with each change of something; who reads it is told. */
type Version = Signal<number>;

/**
 * All items of a board as they are now, read once for each change. An edit of one item costs the same however many there are:
 * each has a signal of its own, and lists are made anew only when what they are sorted by changed.
 */
export class ItemBook {
  readonly #items = new Map<string, Item>();
  readonly #signals = new Map<string, Signal<Item | undefined>>();
  readonly #contents: Version = signal(0);
  readonly #order: Version = signal(0);
  readonly #places = new Gathered();
  readonly #links = new Set<string>();

  /** Follows a shared map of items; which stand in that doc. */
  follow(scope: Scope, shared: Y.Map<SharedItem>, where: Where): void {
    const onItems = (events: readonly Y.YEvent<SharedItem>[], { local }: Y.Transaction): void =>
      this.#reread(shared, changedIds(events), where, local);
    shared.observeDeep(onItems);
    scope.add(() => shared.unobserveDeep(onItems));
    scope.add(() => this.#places.flush());
    this.#reread(shared, new Set(shared.keys()), where, true);
  }

  /** Ids from the backmost to the foremost. */
  readonly order: ReadonlySignal<readonly string[]> = computed(() => {
    this.#order.value;
    return [...this.#items.values()].sort(byOrder).map(({ id }) => id);
  });

  /** All items, from the backmost to the foremost; a new list with every change of any. */
  readonly all: ReadonlySignal<readonly Item[]> = computed(() => {
    this.#contents.value;
    return this.order.value.flatMap((id) => this.#items.get(id) ?? []);
  });

  /** Changes when items came, went or moved: at once by this person's hand, gathered by others'. */
  get places(): ReadonlySignal<number> {
    return this.#places.version;
  }

  /** Changes with every change of any item. */
  get contents(): ReadonlySignal<number> {
    return this.#contents;
  }

  get size(): number {
    return this.#items.size;
  }

  get(id: string): Item | undefined {
    return this.#items.get(id);
  }

  /** Every item without telling the reader of later changes, in no order. */
  values(): Iterable<Item> {
    return this.#items.values();
  }

  /** Every link, as {@link values}. */
  links(): readonly Link[] {
    return [...this.#links].map((id) => this.#items.get(id) as Link);
  }

  /** One item, told anew with each change of it. What is gone is not kept for longer than somebody looks for it. */
  watch(id: string): ReadonlySignal<Item | undefined> {
    const unwatched = (): void => {
      if (!this.#items.has(id)) this.#signals.delete(id);
    };
    const known = this.#signals.get(id) ?? signal(this.#items.get(id), { unwatched });
    this.#signals.set(id, known);
    return known;
  }

  #reread(shared: Y.Map<SharedItem>, changed: ReadonlySet<string>, where: Where, own: boolean): void {
    if (changed.size === 0) return;
    let [order, places] = [false, false];
    batch(() => {
      for (const id of changed) {
        const before = this.#items.get(id);
        if (before && whereIs(before) !== where && !shared.has(id)) continue;
        const now: unknown = shared.get(id);
        const after = readItem(id, now instanceof Y.Map ? now : undefined, where);
        order ||= before?.z !== after?.z || before?.kind !== after?.kind;
        places ||= order || !samePlace(before, after);
        this.#put(id, after);
      }
      this.#contents.value++;
      if (order) this.#order.value++;
      if (places) this.#places.changed(own);
    });
  }

  #put(id: string, item: Item | undefined): void {
    if (item) this.#items.set(id, item);
    else this.#items.delete(id);
    if (item?.kind === "link") this.#links.add(id);
    else this.#links.delete(id);
    const told = this.#signals.get(id);
    if (told) told.value = item;
  }
}

function whereIs({ prepared, hidden }: Item): Where {
  return prepared ? "frame" : hidden ? "own" : "board";
}

/** Frames lie under everything; else by order, then by id, so that it is the same on every screen. */
export function byOrder(a: Item, b: Item): number {
  return Number(b.kind === "frame") - Number(a.kind === "frame") || a.z - b.z || (a.id < b.id ? -1 : 1);
}

function samePlace(a: Item | undefined, b: Item | undefined): boolean {
  return a !== undefined && b !== undefined && JSON.stringify(a.pos) === JSON.stringify(b.pos);
}

function changedIds(events: readonly Y.YEvent<SharedItem>[]): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const event of events) {
    if (event.path.length > 0) ids.add(String(event.path[0]));
    else for (const id of event.changes.keys.keys()) ids.add(id);
  }
  return ids;
}
