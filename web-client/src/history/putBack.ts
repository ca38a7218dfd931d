import * as Y from "yjs";
import { ITEMS } from "./changes.ts";

/** What some items were, to write it again. */
type Copies = ReadonlyMap<string, Y.Map<unknown> | undefined>;

/** Makes some items of a board what they were in `then`, as one change of this person. Returns what takes that back. */
export function putBack(now: Y.Doc, keys: Iterable<string>, then: Y.Doc): () => void {
  const all = [...keys];
  const before = copies(now, all);
  write(now, copies(then, all));
  return () => write(now, before);
}

function copies(doc: Y.Doc, keys: readonly string[]): Copies {
  const items = doc.getMap<unknown>(ITEMS);
  return new Map(
    keys.map((key) => {
      const item = items.get(key);
      return [key, item instanceof Y.Map ? item.clone() : undefined];
    }),
  );
}

function write(doc: Y.Doc, wanted: Copies): void {
  const items = doc.getMap<unknown>(ITEMS);
  doc.transact(() => {
    for (const [key, item] of wanted) {
      if (item === undefined) items.delete(key);
      else items.set(key, item);
    }
  });
}
