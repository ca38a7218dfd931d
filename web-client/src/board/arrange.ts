import { newId } from "../kit/id.ts";
import type { Desk } from "./desk.ts";
import { boxesOf } from "./desk.ts";
import { union } from "./geometry/boxes.ts";
import type { Box, Point } from "./geometry/point.ts";
import type { Draft } from "./model/board.ts";
import { byOrder } from "./model/book.ts";
import { type End, type Item, isFree, type Pos, writeEnd } from "./model/items.ts";
import { landing, shownAt } from "./render/boxes.ts";

export type Edge = "left" | "right" | "top" | "bottom" | "middle" | "centre";
export type Step = "front" | "back" | "forward" | "backward";

/** How far a copy lies from what it was copied from, board units. */
export const COPY_STEP: Point = { x: 16, y: 16 };

/** What is chosen and may be changed. */
export function loose(desk: Desk): readonly Item[] {
  return [...desk.chosen.peek()]
    .flatMap((id) => desk.board.items.get(id) ?? [])
    .filter((item) => desk.board.isLoose(item));
}

/** Lines the chosen items up at an edge of what they span together. */
export function align(desk: Desk, edge: Edge): void {
  const layout = desk.board.layout.peek();
  const items = loose(desk).filter(({ kind }) => kind !== "link");
  if (layout === undefined || items.length < 2) return;
  const boxes = boxesOf(desk.board, layout, items);
  const all = union(boxes) as Box;
  desk.board.move(
    items.map((item, index): readonly [string, Pos] => {
      const by = aligned(boxes[index] as Box, all, edge);
      const at = shownAt(layout, item);
      return [item.id, landing(layout, item, { x: at.x + by.x, y: at.y + by.y })];
    }),
  );
}

function aligned(box: Box, all: Box, edge: Edge): Point {
  switch (edge) {
    case "left":
      return { x: all.x - box.x, y: 0 };
    case "right":
      return { x: all.x + all.w - box.x - box.w, y: 0 };
    case "top":
      return { x: 0, y: all.y - box.y };
    case "bottom":
      return { x: 0, y: all.y + all.h - box.y - box.h };
    case "middle":
      return { x: 0, y: all.y + all.h / 2 - box.y - box.h / 2 };
    case "centre":
      return { x: all.x + all.w / 2 - box.x - box.w / 2, y: 0 };
  }
}

/** Moves the chosen items nearer to the front or the back: past one other item, or past all. */
export function reorder(desk: Desk, step: Step): void {
  const { board } = desk;
  const moved = [...loose(desk)].sort(byOrder);
  const rest = board.items.all.peek().filter(({ id }) => !moved.some((item) => item.id === id));
  if (moved.length === 0 || rest.length === 0) return;
  const at = placeAmong(rest, moved, step);
  const [below, above] = [rest[at - 1]?.z, rest[at]?.z];
  const low = below ?? (above as number) - 2;
  const high = above ?? low + 2;
  board.change(() => {
    moved.forEach(({ id }, index) => {
      board.set([id], { z: low + ((high - low) * (index + 1)) / (moved.length + 1) });
    });
  });
}

/** How many of the rest lie below afterwards. */
function placeAmong(rest: readonly Item[], moved: readonly Item[], step: Step): number {
  if (step === "front") return rest.length;
  if (step === "back") return 0;
  const [first, last] = [moved[0] as Item, moved.at(-1) as Item];
  if (step === "forward") return Math.min(rest.length, rest.filter((item) => byOrder(item, last) < 0).length + 1);
  return Math.max(0, rest.filter((item) => byOrder(item, first) < 0).length - 1);
}

export function group(desk: Desk): void {
  const items = loose(desk);
  if (items.length > 1)
    desk.board.set(
      items.map(({ id }) => id),
      { group: newId() },
    );
}

export function ungroup(desk: Desk): void {
  const items = loose(desk).filter((item) => item.group !== "");
  if (items.length > 0)
    desk.board.set(
      items.map(({ id }) => id),
      { group: undefined },
    );
}

/** Locks what is chosen, or unlocks it if all of it is locked. */
export function toggleLock(desk: Desk): boolean {
  const items = [...desk.chosen.peek()]
    .flatMap((id) => desk.board.items.get(id) ?? [])
    .filter((item) => desk.board.mayChange(item));
  const locked = !items.every((item) => item.locked);
  desk.board.set(
    items.map(({ id }) => id),
    { locked: locked || undefined },
  );
  return locked;
}

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
  const drafts = [...items].sort(byOrder).map((item): Draft => {
    const at = shownAt(layout, item);
    const { kind, text, fields } = draftOf(item);
    const pos =
      isFree(item.pos) || by.x !== 0 || by.y !== 0
        ? landing(layout, item, { x: at.x + by.x, y: at.y + by.y })
        : item.pos;
    return { kind, pos, ...(text === undefined ? {} : { text }), fields: regrouped(fields ?? {}, groups) };
  });
  let ids: readonly string[] = [];
  desk.board.change(() => {
    ids = desk.board.add(...drafts);
    relink(desk, [...items].sort(byOrder), ids, by);
  });
  return ids;
}

function regrouped(
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
