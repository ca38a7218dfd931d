import * as Y from "yjs";
import { wordsOf } from "../board/model/words.ts";
import type { ChangeKind, ChangeList } from "../wire/messages.ts";

/** What changed of one item of a board. */
export interface Change {
  readonly key: string;
  readonly kind: ChangeKind;
  /** The words before and now; undefined where the item was not, or is not. */
  readonly was: string | undefined;
  readonly now: string | undefined;
  /** The cell it lay in, and lies in. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly by: readonly string[];
}

/** The name of the cell in which an item lies, by its stored place. */
export type CellName = (pos: unknown) => string;

/** The map of a board's items. */
export const ITEMS = "items";

/** The changes of a board's items with their words, and how many others there are. */
export function readChanges(
  list: ChangeList,
  then: Y.Doc,
  now: Y.Doc,
  cellName: CellName,
): [readonly Change[], number] {
  const items = list.changes.filter(({ root, key }) => root === ITEMS && key !== undefined);
  const changes = items.map(({ key, change, by }): Change => {
    const [before, after] = [itemIn(then, key as string), itemIn(now, key as string)];
    return {
      key: key as string,
      kind: change,
      was: before && textOf(before),
      now: after && textOf(after),
      from: before && cellName(before.get("pos")),
      to: after && cellName(after.get("pos")),
      by,
    };
  });
  return [changes, list.changes.length - items.length];
}

function itemIn(doc: Y.Doc, key: string): Y.Map<unknown> | undefined {
  const item = doc.getMap(ITEMS).get(key);
  return item instanceof Y.Map ? item : undefined;
}

function textOf(item: Y.Map<unknown>): string {
  return wordsOf(item.get("text"));
}
