import { boxOfCorners } from "./boxes.ts";
import { type Cell, NOTE, type Shape } from "./layout.ts";
import { angleOf, type Box, type Point, polar, radius, type Size } from "./point.ts";

/** A note of two or three lines is about so high, board units at scale 1. */
const USUAL_HEIGHT = 56;
/** From a quiet cell to one in which forty people wrote: in steps, so that one note more seldom changes all. */
const STEPS = [1, 0.86, 0.74, 0.64, 0.55, 0.47, 0.4] as const;
/** Between notes that lie beside one another, in parts of their size. */
const GAP = 1.06;

/** At which part of their usual size so many notes find room in a cell side by side. */
export function crowdScale(cell: Pick<Cell, "room">, notes: number, usual: number): number {
  if (notes <= 1) return 1;
  const seats = (k: number): number => seatsIn(cell, { w: NOTE.w * k, h: USUAL_HEIGHT * k }).length;
  return STEPS.find((step) => seats(step * usual) >= notes) ?? (STEPS.at(-1) as number);
}

const known = new WeakMap<Shape, Map<string, readonly Point[]>>();

/** Where notes of a size lie in a cell without covering one another, in reading order. */
export function seatsIn({ room: shape }: Pick<Cell, "room">, size: Size): readonly Point[] {
  const seats = known.get(shape) ?? new Map<string, readonly Point[]>();
  known.set(shape, seats);
  const key = `${size.w.toFixed(1)} ${size.h.toFixed(1)}`;
  const found = seats.get(key) ?? mostSeats(shape, size);
  seats.set(key, found);
  return found;
}

/** A lattice holds more or fewer by where it begins: the best of some. */
function mostSeats(shape: Shape, size: Size): readonly Point[] {
  const tries = [0, 0.25, 0.5, 0.75].flatMap((x) => [0, 0.33, 0.67].map((y) => lattice(shape, size, x, y)));
  return tries.reduce((best, each) => (each.length > best.length ? each : best));
}

function lattice(shape: Shape, { w, h }: Size, offX: number, offY: number): readonly Point[] {
  const around = extentOf(shape);
  const [stepX, stepY] = [w * GAP, h * GAP];
  const seats: Point[] = [];
  for (let y = around.y + h / 2 + 2 + offY * stepY; y <= around.y + around.h - h / 2; y += stepY) {
    for (let x = around.x + w / 2 + 2 + offX * stepX; x <= around.x + around.w - w / 2; x += stepX) {
      if (holds(shape, { x: x - w / 2, y: y - h / 2, w, h })) seats.push({ x, y });
    }
  }
  return seats;
}

function extentOf(shape: Shape): Box {
  if (shape.is === "rect") return shape;
  if (shape.is === "disc") return boxOfCorners({ x: -shape.r, y: -shape.r }, { x: shape.r, y: shape.r });
  const { r0, r1, a0, a1 } = shape;
  const arc = Array.from({ length: 9 }, (_, n) => a0 + ((a1 - a0) * n) / 8);
  const points = arc.flatMap((angle) => [polar(r0, angle), polar(r1, angle)]);
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  return boxOfCorners({ x: Math.min(...xs), y: Math.min(...ys) }, { x: Math.max(...xs), y: Math.max(...ys) });
}

/** Whether a box lies in a cell whole: its corners do, and the middles of its sides. */
function holds(shape: Shape, { x, y, w, h }: Box): boolean {
  for (const dx of [0, 0.5, 1]) {
    for (const dy of [0, 0.5, 1]) if (!isIn(shape, { x: x + dx * w, y: y + dy * h })) return false;
  }
  return true;
}

function isIn(shape: Shape, point: Point): boolean {
  if (shape.is === "rect") return true;
  const r = radius(point);
  if (shape.is === "disc") return r <= shape.r - 2;
  if (r < shape.r0 + 3 || r > shape.r1 - 3) return false;
  const angle = angleOf(point);
  return angle >= shape.a0 && angle <= shape.a1;
}
