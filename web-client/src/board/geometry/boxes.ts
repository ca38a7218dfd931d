import type { Box, Point } from "./point.ts";

export function boxAround(middle: Point, w: number, h: number): Box {
  return { x: middle.x - w / 2, y: middle.y - h / 2, w, h };
}

/** The box of two corners, in any order. */
export function boxOfCorners(a: Point, b: Point): Box {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), w: Math.abs(a.x - b.x), h: Math.abs(a.y - b.y) };
}

/** The smallest box around all; undefined of none. */
export function union(boxes: Iterable<Box>): Box | undefined {
  let [x0, y0, x1, y1] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  for (const { x, y, w, h } of boxes) {
    [x0, y0] = [Math.min(x0, x), Math.min(y0, y)];
    [x1, y1] = [Math.max(x1, x + w), Math.max(y1, y + h)];
  }
  return x0 > x1 ? undefined : { x: x0, y: y0, w: x1 - x0, h: y1 - y0 };
}

export function grown({ x, y, w, h }: Box, by: number): Box {
  return { x: x - by, y: y - by, w: w + 2 * by, h: h + 2 * by };
}

export function contains(box: Box, { x, y }: Point): boolean {
  return x >= box.x && x <= box.x + box.w && y >= box.y && y <= box.y + box.h;
}

export function overlaps(a: Box, b: Box): boolean {
  return a.x <= b.x + b.w && b.x <= a.x + a.w && a.y <= b.y + b.h && b.y <= a.y + a.h;
}

export function encloses(outer: Box, inner: Box): boolean {
  return contains(outer, inner) && contains(outer, { x: inner.x + inner.w, y: inner.y + inner.h });
}

export function middleOf({ x, y, w, h }: Box): Point {
  return { x: x + w / 2, y: y + h / 2 };
}

/** Where the line from a box's middle towards a point leaves the box, a little outside it. */
export function edgeTowards(box: Box, to: Point, gap = 4): Point {
  const middle = middleOf(box);
  const [dx, dy] = [to.x - middle.x, to.y - middle.y];
  if (dx === 0 && dy === 0) return middle;
  const scale = Math.min((box.w / 2 + gap) / Math.abs(dx || 1e-9), (box.h / 2 + gap) / Math.abs(dy || 1e-9));
  const share = Math.min(1, scale);
  return { x: middle.x + dx * share, y: middle.y + dy * share };
}

/** How far a point is from a stretch of a line. */
export function distanceToStretch(point: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((point.x - a.x) * dx + (point.y - a.y) * dy) / length));
  return Math.hypot(point.x - a.x - along * dx, point.y - a.y - along * dy);
}
