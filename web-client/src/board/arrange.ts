import { newId } from "../kit/id.ts";
import { movedTo } from "./beside.ts";
import type { Desk } from "./desk.ts";
import { union } from "./geometry/boxes.ts";
import type { Box, Point } from "./geometry/point.ts";
import { byOrder } from "./model/book.ts";
import type { Item } from "./model/items.ts";
import { boxesOf, plus } from "./placing.ts";
import { landing, shownAt } from "./render/boxes.ts";

export type Edge = "left" | "right" | "top" | "bottom" | "middle" | "centre";
export type Step = "front" | "back" | "forward" | "backward";

/** Lines the chosen items up at an edge of what they span together. */
export function align(desk: Desk, edge: Edge): void {
  const layout = desk.board.layout.peek();
  const items = desk.chosenLoose().filter(({ kind }) => kind !== "link");
  if (layout === undefined || items.length < 2) return;
  const boxes = boxesOf(desk.board, layout, items);
  const all = union(boxes) as Box;
  const laid = items.map((item, index) => {
    const by = aligned(boxes[index] as Box, all, edge);
    return { item, pos: landing(layout, item, plus(shownAt(layout, item), by)) };
  });
  desk.board.move(movedTo(desk.board, layout, laid));
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
  const moved = [...desk.chosenLoose()].sort(byOrder);
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
  const items = desk.chosenLoose();
  if (items.length > 1)
    desk.board.set(
      items.map(({ id }) => id),
      { group: newId() },
    );
}

export function ungroup(desk: Desk): void {
  const items = desk.chosenLoose().filter((item) => item.group !== "");
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
