import { newId } from "../kit/id.ts";
import { besideOthers } from "./beside.ts";
import type { Desk } from "./desk.ts";
import type { Layout } from "./geometry/layout.ts";
import type { Point } from "./geometry/point.ts";
import { byOrder } from "./model/book.ts";
import type { Draft } from "./model/draft.ts";
import { type End, type Item, type Pos, writeEnd } from "./model/items.ts";
import { plus } from "./placing.ts";
import { landing, shownAt } from "./render/boxes.ts";

/** How far a copy lies from what it was copied from, board units. */
export const COPY_STEP: Point = { x: 16, y: 16 };

/** A copy of what is chosen, which is then chosen instead. */
export function duplicate(desk: Desk, by: Point = COPY_STEP): void {
  const items = [...desk.chosen.peek()].flatMap((id) => desk.board.items.get(id) ?? []);
  if (items.length > 0) desk.choose(addCopies(desk, items, by));
}

/** Writes copies of items, so far from them; links among them join the copies. Returns the new ids. */
export function addCopies(desk: Desk, items: readonly Item[], by: Point): readonly string[] {
  const layout = desk.board.layout.peek();
  if (layout === undefined) return [];
  const groups = new Map<string, string>();
  const sorted = [...items].sort(byOrder);
  const places = placesOf(desk, layout, sorted, by);
  const drafts = sorted.map((item, index): Draft => {
    const { kind, text, fields } = draftOf(item);
    const pos = places[index] as Pos;
    return { kind, pos, ...(text === undefined ? {} : { text }), fields: regrouped(fields ?? {}, groups) };
  });
  let ids: readonly string[] = [];
  desk.board.change(() => {
    ids = desk.board.add(...drafts);
    relink(desk, sorted, ids, by);
  });
  return ids;
}

/** Copies that are to lie where their originals do are about to be dragged off them. */
function placesOf({ board }: Desk, layout: Layout, items: readonly Item[], by: Point): readonly Pos[] {
  if (by.x === 0 && by.y === 0) return items.map(({ pos }) => pos);
  const laid = items.map((item) => ({ item, pos: landing(layout, item, plus(shownAt(layout, item), by)) }));
  return besideOthers(layout, board.items.values(), laid);
}

/** Copies are a group of their own, not of what they were copied from. */
export function regrouped(
  fields: Readonly<Record<string, unknown>>,
  groups: Map<string, string>,
): Readonly<Record<string, unknown>> {
  const old = fields.group;
  if (typeof old !== "string") return fields;
  const fresh = groups.get(old) ?? newId();
  groups.set(old, fresh);
  return { ...fields, group: fresh };
}

function relink(desk: Desk, sorted: readonly Item[], ids: readonly string[], by: Point): void {
  if (!sorted.some(({ kind }) => kind === "link")) return;
  const copyOf = new Map(sorted.map(({ id }, index) => [id, ids[index] as string]));
  const moved = (end: End): End => {
    if (end.at === "item") return { at: "item", id: copyOf.get(end.id) ?? end.id };
    return end.at === "point" ? { at: "point", x: end.x + by.x, y: end.y + by.y } : end;
  };
  sorted.forEach((item, index) => {
    if (item.kind !== "link") return;
    desk.board.set([ids[index] as string], { from: writeEnd(moved(item.from)), to: writeEnd(moved(item.to)) });
  });
}

/** What is written of an item when it is made again. */
export function draftOf(item: Item): Draft {
  const { id: _, kind, pos, text, by: __, at: ___, z: ____, prepared: _____, hidden: ______, ...rest } = item;
  const fields: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(rest)) {
    const empty = value === "" || value === false || value === "field" || (Array.isArray(value) && value.length === 0);
    if (!empty || key === "head" || key === "filled")
      fields[key] = key === "from" || key === "to" ? writeEnd(value as End) : value;
  }
  return { kind, pos, text, fields };
}
