import { boxOfCorners, middleOf } from "../geometry/boxes.ts";
import type { Box, Point } from "../geometry/point.ts";
import type { Item } from "../model/items.ts";
import type { Easel, Touch } from "./tool.ts";

/** A corner of the chosen item by which it is made larger or smaller: -1 or 1 on each axis. */
export interface Handle {
  readonly id: string;
  readonly sx: -1 | 1;
  readonly sy: -1 | 1;
}

/** A new size that is being tried. */
export interface Resized {
  readonly id: string;
  readonly box: Box;
  /** For texts: the new letter size. */
  readonly size?: number;
}

export const HANDLE_PX = { mouse: 12, pen: 16, touch: 24 } as const;
const LEAST = 12;

/** The one chosen item that has corners to pull. */
export function resizable({ desk, board }: Easel): Item | undefined {
  const [id, ...more] = desk.chosen.value;
  const item = id === undefined || more.length > 0 ? undefined : board.items.get(id);
  const sized = item && ["shape", "image", "frame", "text"].includes(item.kind);
  return sized && board.isLoose(item) ? item : undefined;
}

export function handleAt(easel: Easel, { point, by }: Touch): Handle | undefined {
  const item = resizable(easel);
  if (item === undefined) return undefined;
  const { x, y, w, h } = easel.boxOf(item);
  const reach = HANDLE_PX[by] / easel.view.scale.peek();
  for (const sx of [-1, 1] as const) {
    for (const sy of [-1, 1] as const) {
      const corner = { x: sx < 0 ? x : x + w, y: sy < 0 ? y : y + h };
      if (Math.abs(point.x - corner.x) <= reach && Math.abs(point.y - corner.y) <= reach)
        return { id: item.id, sx, sy };
    }
  }
  return undefined;
}

/** The box after the corner was pulled. Images and texts keep their proportions, others with Shift. */
export function resized(
  easel: Easel,
  { id, sx, sy }: Handle,
  from: Point,
  { point, shift }: Touch,
): Resized | undefined {
  const item = easel.board.items.get(id);
  if (item === undefined) return undefined;
  const { x, y, w, h } = easel.boxOf(item);
  const still = { x: sx < 0 ? x + w : x, y: sy < 0 ? y + h : y };
  let [nw, nh] = [Math.max(LEAST, w + sx * (point.x - from.x)), Math.max(LEAST, h + sy * (point.y - from.y))];
  if (shift || item.kind === "image" || item.kind === "text") {
    const factor = Math.max(nw / w, nh / h);
    [nw, nh] = [w * factor, h * factor];
  }
  const box = boxOfCorners(still, { x: still.x + sx * nw, y: still.y + sy * nh });
  return item.kind === "text" ? { id, box, size: Math.round((item.size * nh) / Math.max(1, h)) } : { id, box };
}

export function resize({ board, desk }: Easel, to: Resized | undefined): void {
  desk.resizing.value = undefined;
  const item = to && board.items.get(to.id);
  if (to === undefined || item === undefined) return;
  if (to.size !== undefined) board.move([[to.id, { x: to.box.x, y: to.box.y }]], () => ({ size: to.size }));
  else board.move([[to.id, middleOf(to.box)]], () => ({ w: Math.round(to.box.w), h: Math.round(to.box.h) }));
}
