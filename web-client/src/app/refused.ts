import { type ReadonlySignal, signal } from "@preact/signals";
import * as Y from "yjs";
import { newId } from "../kit/id.ts";
import { recall, remember } from "../kit/memory.ts";

/** An item of a board as plain JSON, whose words the server did not take. */
export interface RefusedItem {
  readonly id: string;
  readonly text: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface Offer {
  /** The close code that told it. */
  readonly code: number;
  readonly items: readonly RefusedItem[];
}

interface Kept extends Offer {
  /** False until it was compared with what the server has. */
  readonly compared: boolean;
}

const NOTHING: Kept = { code: 0, compared: true, items: [] };

/**
 * The words of a board that the server refused. A Yjs doc whose update was refused is stuck (its clock has a gap), so it is dropped whole; its
 * words are kept here, outlive a reload, and are offered as a copy until the person lets them go.
 */
export class Refused {
  readonly #key: string;
  readonly #offer = signal<Offer | undefined>(undefined);
  #kept: Kept = NOTHING;

  constructor(account: string, docId: string) {
    this.#key = `refused ${account} ${docId}`;
    const known = recall(this.#key);
    if (known !== undefined) this.#put(JSON.parse(known) as Kept);
  }

  /** What is surely not on the board, with the code that said why; undefined for nothing. */
  get offer(): ReadonlySignal<Offer | undefined> {
    return this.#offer;
  }

  /** Keeps all words of a doc that is about to be dropped. */
  keep(code: number, content: Y.Doc): void {
    const before = this.#kept.items;
    const items = itemsOf(content).filter(({ id }) => !before.some((other) => other.id === id));
    this.#put({ code, compared: false, items: [...before, ...items] });
  }

  /** Forgets what the server has after all; called once a new doc is the same as the server's. */
  compare(content: Y.Doc): void {
    const kept = this.#kept;
    if (kept.items.length === 0) return;
    const there = new Map(itemsOf(content).map(({ id, text }) => [id, text]));
    this.#put({ ...kept, compared: true, items: kept.items.filter(({ id, text }) => there.get(id) !== text) });
  }

  /** Writes them to the board anew, as new items. */
  putBack(content: Y.Doc): void {
    const items = content.getMap<Y.Map<unknown>>("items");
    content.transact(() => {
      for (const { text, fields } of this.#kept.items) {
        const entries = Object.entries({ ...fields, text: new Y.Text(text) });
        items.set(newId(), new Y.Map(entries));
      }
    });
    this.letGo();
  }

  letGo(): void {
    this.#put(NOTHING);
  }

  #put(kept: Kept): void {
    this.#kept = kept;
    remember(this.#key, kept.items.length > 0 ? JSON.stringify(kept) : undefined);
    this.#offer.value = kept.compared && kept.items.length > 0 ? { code: kept.code, items: kept.items } : undefined;
  }
}

function itemsOf(content: Y.Doc): readonly RefusedItem[] {
  return [...content.getMap<unknown>("items").entries()].flatMap(([id, item]) => {
    if (!(item instanceof Y.Map)) return [];
    const fields = item.toJSON() as Record<string, unknown>;
    const text = String(fields.text ?? "");
    return text.trim() === "" ? [] : [{ id, text, fields }];
  });
}
