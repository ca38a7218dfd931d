import { besideOthers } from "../beside.ts";
import { draftOf, regrouped } from "../copies.ts";
import type { BoardModel } from "../model/board.ts";
import type { Draft } from "../model/draft.ts";
import { type End, type Item, type Pos, readItem, writeEnd, writePos } from "../model/items.ts";

export const ITEMS_FORMAT = "mandala-items/1";
/** One paste or import brings at most so many items. */
export const MOST_ITEMS = 5_000;

/** Items as they travel by clipboard and file: plain JSON, `pos` and ends as in the doc. */
export interface ItemsFile {
  readonly format: typeof ITEMS_FORMAT;
  readonly items: readonly Readonly<Record<string, unknown>>[];
}

export function itemsFile(items: readonly Item[]): ItemsFile {
  return { format: ITEMS_FORMAT, items: items.map(plain) };
}

export function plain(item: Item): Readonly<Record<string, unknown>> {
  const { kind, pos, text, fields } = draftOf(item);
  return {
    id: item.id,
    kind,
    pos: writePos(pos),
    ...(text === "" ? {} : { text }),
    by: item.by,
    at: item.at,
    z: item.z,
    ...fields,
  };
}

/** Reads items that came from anywhere; what is no item of ours is left out. */
export function readItems(value: unknown): readonly Item[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, MOST_ITEMS).flatMap((each, index) => {
    if (typeof each !== "object" || each === null) return [];
    const fields = new Map(Object.entries(each as Record<string, unknown>));
    const id = typeof fields.get("id") === "string" ? String(fields.get("id")) : `item ${index}`;
    return readItem(id, fields, "board") ?? [];
  });
}

/** Writes items that came from elsewhere as new ones of this person; links among them join the new ones. */
export function addAll(
  board: BoardModel,
  items: readonly Item[],
  keep: { readonly authors: boolean },
): readonly string[] {
  const groups = new Map<string, string>();
  const places = placesIn(board, items);
  const drafts = items.map((item, index): Draft => {
    const { fields = {}, ...rest } = draftOf(item);
    const draft = { ...rest, pos: places[index] as Pos, fields: regrouped(fields, groups) };
    return keep.authors ? { ...draft, fields: { ...draft.fields, by: item.by, at: item.at, z: item.z } } : draft;
  });
  let ids: readonly string[] = [];
  board.change(() => {
    ids = board.add(...drafts);
    const made = new Map(items.map(({ id }, index) => [id, ids[index] as string]));
    items.forEach((item, index) => {
      if (item.kind !== "link") return;
      const joined = (end: End): End => (end.at === "item" ? { at: "item", id: made.get(end.id) ?? "" } : end);
      board.set([ids[index] as string], { from: writeEnd(joined(item.from)), to: writeEnd(joined(item.to)) });
    });
  });
  return ids;
}

function placesIn(board: BoardModel, items: readonly Item[]): readonly Pos[] {
  const layout = board.layout.peek();
  const laid = items.map((item) => ({ item, pos: item.pos }));
  return layout ? besideOthers(layout, board.items.values(), laid) : items.map(({ pos }) => pos);
}
