import { BOARD_RADIUS, type Cell, type Layout, NOTE, type Shape, type Wedge } from "./layout.ts";
import { between, type Point, radius, type Size } from "./point.ts";
import { holds, spotsIn } from "./seats.ts";

/** Brings the middle of a box to where the whole box lies in the cell, or as nearly so as the cell is large enough. */
export function keepInside(layout: Layout, cell: Cell, point: Point, size: Size): Point {
  const { room: shape } = cell;
  const half = { w: size.w / 2, h: size.h / 2 };
  if (shape.is === "rect") {
    return {
      x: between(shape.x + half.w + 4, point.x, shape.x + shape.w - half.w - 4),
      y: between(shape.y + half.h + 4, point.y, shape.y + shape.h - half.h - 4),
    };
  }
  if (shape.is === "disc") return withinCircle(point, half, shape.r - 2);
  return insideWedge(layout, shape, point, half);
}
/** Each pass mends one kind of border and may spoil another a little; these many leave nothing that one could see. */
const PASSES = 6;
function insideWedge(layout: Layout, shape: Wedge, start: Point, half: Size): Point {
  const size = { w: 2 * half.w, h: 2 * half.h };
  if (holds(shape, start, size)) return start;
  const point = offBorders(layout, shape, start, half);
  return holds(shape, point, size) ? point : (nearest(shape, start, size) ?? point);
}
function offBorders(layout: Layout, shape: Wedge, start: Point, half: Size): Point {
  let point = start;
  const straight = shape.a1 - shape.a0 < Math.PI + 1e-9;
  const outermost = layout.rings.length * layout.sectors.length;
  for (let pass = 0; pass < PASSES && outermost > 0; pass++) {
    if (straight) point = offEdges(shape, point, half);
    point = withinCircle(point, half, Math.max(shape.r1 - 3, shape.r0 + 2 * half.h + 8));
    point = beyond(point, half, shape.r0 + 3);
    point = withinCircle(point, half, BOARD_RADIUS - 3);
  }
  return point;
}
/** Beside the middle a note may be too wide for its ring: it lies at the nearest place for a usual one, if there is one. */
function nearest(shape: Shape, to: Point, { w, h }: Size): Point | undefined {
  const far = ({ x, y }: Point): number => Math.hypot(x - to.x, y - to.y);
  const spots = spotsIn(shape, { w, h: Math.min(h, (w * NOTE.usual) / NOTE.w) });
  return spots.reduce<Point | undefined>((best, spot) => (best && far(best) <= far(spot) ? best : spot), undefined);
}
/** Moves a box off the two straight borders of a wedge; between them where there is no room for it. */
function offEdges({ a0, a1 }: Wedge, point: Point, half: Size): Point {
  const inwards = [
    { x: Math.cos(a0), y: Math.sin(a0) },
    { x: -Math.cos(a1), y: -Math.sin(a1) },
  ];
  const r = radius(point);
  const room = r * Math.sin(Math.min(Math.PI / 2, (a1 - a0) / 2));
  let moved = point;
  for (const normal of inwards) {
    const need = Math.min(half.w * Math.abs(normal.x) + half.h * Math.abs(normal.y) + 3, room);
    const lack = need - (moved.x * normal.x + moved.y * normal.y);
    if (lack > 0) moved = { x: moved.x + lack * normal.x, y: moved.y + lack * normal.y };
  }
  return moved;
}
/** Moves a box inwards until its furthest corner is in the circle. */
function withinCircle(point: Point, half: Size, r: number): Point {
  const corner = (k: number): number => Math.hypot(Math.abs(point.x * k) + half.w, Math.abs(point.y * k) + half.h);
  if (corner(1) <= r) return point;
  let [low, high] = [0, 1];
  for (let step = 0; step < 20; step++) {
    const middle = (low + high) / 2;
    if (corner(middle) <= r) low = middle;
    else high = middle;
  }
  return { x: point.x * low, y: point.y * low };
}
/** Moves a box outwards until its nearest point is out of the circle. */
function beyond(point: Point, half: Size, r: number): Point {
  const near = (k: number): number =>
    Math.hypot(Math.max(0, Math.abs(point.x * k) - half.w), Math.max(0, Math.abs(point.y * k) - half.h));
  if (near(1) >= r) return point;
  const from = radius(point) > 0 ? point : { x: 0, y: -1 };
  let k = 1;
  const step = 2 / Math.max(1, radius(from));
  while (near(k) < r && k * radius(from) < BOARD_RADIUS) k += step;
  return { x: from.x * k, y: from.y * k };
}
