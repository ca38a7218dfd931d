import { boxAround, boxOfCorners, middleOf, overlaps } from "./boxes.ts";
import type { Shape, Wedge } from "./layout.ts";
import { angleOf, type Box, FULL_TURN, type Point, polar, radius, type Size } from "./point.ts";

/** Between notes that lie beside one another, in parts of their size. */
const GAP = 1.06;
/** So closely is looked across a ring, and around a whole one, for where a note lies in it whole. */
const ACROSS = 12;
const AROUND = 48;

type Finder = (shape: Shape, size: Size) => readonly Point[];

/** Where notes of a size lie in a cell without covering one another, in reading order. */
export const seatsIn: Finder = remembered((shape, size) => {
  const rows = [0, 0.25, 0.5, 0.75].flatMap((x) => [0, 0.33, 0.67].map((y) => lattice(shape, size, x, y)));
  const bent = shape.is === "wedge" ? WAYS.map((way) => oneByOne(spotsIn(shape, size).toSorted(way), size)) : [];
  return [...rows, ...bent].reduce((best, each) => (each.length > best.length ? each : best)).toSorted(byReading);
});

/** Everywhere that a note of a size lies in a ring whole, a step apart; nowhere in a ring too narrow for it. */
export const spotsIn: Finder = remembered((shape, size) => {
  if (shape.is !== "wedge") return [];
  const { r0, r1, a0, a1 } = shape;
  const steps = Math.max(ACROSS, Math.ceil((AROUND * (a1 - a0)) / FULL_TURN));
  const angles = Array.from({ length: steps + 1 }, (_, n) => a0 + ((a1 - a0) * n) / steps);
  const radii = Array.from({ length: ACROSS + 1 }, (_, n) => r0 + ((r1 - r0) * n) / ACROSS);
  return radii.flatMap((r) => angles.map((a) => polar(r, a))).filter((middle) => holds(shape, middle, size));
});

/** Whether a box lies in a cell whole: its corners do, and the middles of its sides, and it hides no name. */
export function holds(shape: Shape, { x, y }: Point, { w, h }: Size): boolean {
  if (shape.is === "wedge" && !isFree(shape, boxAround({ x, y }, w, h))) return false;
  for (const dx of [0, -0.5, 0.5]) {
    for (const dy of [0, -0.5, 0.5]) if (!isIn(shape, { x: x + dx * w, y: y + dy * h })) return false;
  }
  return true;
}

/** Whether the middle of a box is in a ring, and the box hides no name. */
function isFree({ r0, r1, names = [] }: Wedge, box: Box): boolean {
  const r = radius(middleOf(box));
  return r >= r0 && r <= r1 && !names.some((name) => overlaps(name, box));
}

/** Works each shape and size out once: boards are drawn of the same few. */
function remembered(find: Finder): Finder {
  const known = new WeakMap<Shape, Map<string, readonly Point[]>>();
  return (shape, size) => {
    const sizes = known.get(shape) ?? new Map<string, readonly Point[]>();
    known.set(shape, sizes);
    const key = `${size.w.toFixed(1)} ${size.h.toFixed(1)}`;
    const found = sizes.get(key) ?? find(shape, size);
    sizes.set(key, found);
    return found;
  };
}

/** A lattice holds more or fewer by where it begins. */
function lattice(shape: Shape, { w, h }: Size, offX: number, offY: number): readonly Point[] {
  const around = extentOf(shape);
  const [stepX, stepY] = [w * GAP, h * GAP];
  const seats: Point[] = [];
  for (let y = around.y + h / 2 + 2 + offY * stepY; y <= around.y + around.h - h / 2; y += stepY) {
    for (let x = around.x + w / 2 + 2 + offX * stepX; x <= around.x + around.w - w / 2; x += stepX) {
      if (holds(shape, { x, y }, { w, h })) seats.push({ x, y });
    }
  }
  return seats;
}

/** A ring is bent: it is filled from above, from below, and from either side. */
const WAYS: readonly ((a: Point, b: Point) => number)[] = [
  (a, b) => a.y - b.y || a.x - b.x,
  (a, b) => b.y - a.y || a.x - b.x,
  (a, b) => a.x - b.x || a.y - b.y,
  (a, b) => b.x - a.x || a.y - b.y,
];

function oneByOne(spots: readonly Point[], { w, h }: Size): readonly Point[] {
  const seats: Point[] = [];
  const covers = (a: Point, b: Point): boolean => Math.abs(a.x - b.x) < w * GAP && Math.abs(a.y - b.y) < h * GAP;
  for (const spot of spots) if (!seats.some((seat) => covers(seat, spot))) seats.push(spot);
  return seats;
}

function byReading(a: Point, b: Point): number {
  return a.y - b.y || a.x - b.x;
}

function extentOf(shape: Shape): Box {
  if (shape.is === "rect") return shape;
  if (shape.is === "disc") return boxOfCorners({ x: -shape.r, y: -shape.r }, { x: shape.r, y: shape.r });
  const { r0, r1, a0, a1, low = r0, high = r1 } = shape;
  const arc = Array.from({ length: 9 }, (_, n) => a0 + ((a1 - a0) * n) / 8);
  const points = arc.flatMap((angle) => [polar(low, angle), polar(high, angle)]);
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  return boxOfCorners({ x: Math.min(...xs), y: Math.min(...ys) }, { x: Math.max(...xs), y: Math.max(...ys) });
}

function isIn(shape: Shape, point: Point): boolean {
  if (shape.is === "rect") return true;
  const r = radius(point);
  if (shape.is === "disc") return r <= shape.r - 2;
  const { r0, r1, a0, a1, low = r0, high = r1 } = shape;
  const angle = angleOf(point);
  return r >= low + 3 && r <= high - 3 && angle >= a0 && angle <= a1;
}
