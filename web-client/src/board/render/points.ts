import type { Point } from "../geometry/point.ts";
import type { Stroke } from "../model/items.ts";

const TENTHS = 10;

/** The points of a stroke in board units, from its own place. */
export function pointsOf({ points }: Pick<Stroke, "points">): readonly (readonly [number, number, number])[] {
  const found: (readonly [number, number, number])[] = [];
  for (let at = 0; at + 2 < points.length; at += 3) {
    found.push([
      (points[at] as number) / TENTHS,
      (points[at + 1] as number) / TENTHS,
      (points[at + 2] as number) / 100,
    ]);
  }
  return found;
}

/** Points as they are written. */
export function packed(points: readonly (readonly [number, number, number])[], from: Point): readonly number[] {
  return points.flatMap(([x, y, pressure]) => [
    Math.round((x - from.x) * TENTHS),
    Math.round((y - from.y) * TENTHS),
    Math.round(pressure * 100),
  ]);
}
