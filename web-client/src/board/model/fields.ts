import * as Y from "yjs";
import type { SharedItem } from "./items.ts";

export function setAll(item: SharedItem, fields: Readonly<Record<string, unknown>>): void {
  for (const [key, value] of Object.entries(fields)) {
    if (value === undefined) item.delete(key);
    else item.set(key, value);
  }
}

export function copyOf(item: SharedItem): SharedItem {
  const copy: SharedItem = new Y.Map();
  for (const [key, value] of item) copy.set(key, value instanceof Y.Text ? new Y.Text(value.toString()) : value);
  return copy;
}
