import * as Y from "yjs";
import { setAll } from "./fields.ts";
import { type Kind, type Pos, type SharedItem, writePos } from "./items.ts";

/** The fields of an item as they are written, without those that every item gets by itself. */
export interface Draft {
  readonly kind: Kind;
  readonly pos: Pos;
  readonly text?: string;
  readonly fields?: Readonly<Record<string, unknown>>;
}

/** An item to be put into a doc, of this person and moment. */
export function written({ kind, pos, text, fields }: Draft, by: string, at: number): SharedItem {
  const item: SharedItem = new Y.Map();
  setAll(item, { kind, pos: writePos(pos) });
  if (text !== undefined) item.set("text", new Y.Text(text));
  setAll(item, { by, at, ...fields });
  return item;
}
