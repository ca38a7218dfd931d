import type { Point } from "../geometry/point.ts";
import type { LinkKind } from "../model/items.ts";

/** How far a causal link bends away from the straight line, in parts of its length. */
const BEND = 0.14;
const HEAD = 11;
const HEAD_WIDE = 5;

export interface Drawn {
  readonly path: string;
  readonly head: string;
  readonly label: Point;
  /** The two strokes across the line that mean a delay. */
  readonly delay: string;
}

/** The lines of a link between two points. */
export function linkLines(a: Point, b: Point, says: LinkKind): Drawn {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.max(1, Math.hypot(dx, dy));
  const bend = says === "same" || says === "opposite" || says === "delay" ? BEND * length : 0;
  const side = { x: -dy / length, y: dx / length };
  const control = { x: (a.x + b.x) / 2 + 2 * bend * side.x, y: (a.y + b.y) / 2 + 2 * bend * side.y };
  const top = { x: (a.x + b.x) / 2 + bend * side.x, y: (a.y + b.y) / 2 + bend * side.y };
  return {
    path: says === "tension" ? wave(a, b) : `M${pair(a)}Q${pair(control)} ${pair(b)}`,
    head: headAt(b, bend === 0 ? a : control),
    label: { x: top.x + 14 * side.x, y: top.y + 14 * side.y },
    delay: says === "delay" ? bars(top, { x: dx / length, y: dy / length }) : "",
  };
}

function headAt(tip: Point, from: Point): string {
  const length = Math.max(1, Math.hypot(tip.x - from.x, tip.y - from.y));
  const along = { x: (tip.x - from.x) / length, y: (tip.y - from.y) / length };
  const foot = { x: tip.x - HEAD * along.x, y: tip.y - HEAD * along.y };
  const [left, right] = [1, -1].map((side) => ({
    x: foot.x - side * HEAD_WIDE * along.y,
    y: foot.y + side * HEAD_WIDE * along.x,
  })) as [Point, Point];
  return `M${pair(left)}L${pair(tip)}L${pair(right)}`;
}

function bars(at: Point, along: Point): string {
  const across = { x: -along.y, y: along.x };
  const bar = (step: number): string => {
    const [x, y] = [at.x + step * along.x, at.y + step * along.y];
    return `M${pair({ x: x - 8 * across.x, y: y - 8 * across.y })}L${pair({ x: x + 8 * across.x, y: y + 8 * across.y })}`;
  };
  return bar(-3) + bar(3);
}

/** A tension is drawn like a taut string that swings. */
function wave(a: Point, b: Point): string {
  const length = Math.max(1, Math.hypot(b.x - a.x, b.y - a.y));
  const along = { x: (b.x - a.x) / length, y: (b.y - a.y) / length };
  const halves = Math.max(2, 2 * Math.round(length / 48));
  const step = length / halves;
  let path = `M${pair(a)}`;
  for (let half = 0; half < halves; half++) {
    const swing = half % 2 === 0 ? 9 : -9;
    const middle = step * (half + 0.5);
    const control = { x: a.x + along.x * middle - along.y * swing, y: a.y + along.y * middle + along.x * swing };
    const end = { x: a.x + along.x * step * (half + 1), y: a.y + along.y * step * (half + 1) };
    path += `Q${pair(control)} ${pair(end)}`;
  }
  return path;
}

function pair({ x, y }: Point): string {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
}

/** What stands beside a link that says something. */
export function signOf(says: LinkKind): string {
  return says === "same" ? "+" : says === "opposite" ? "−" : "";
}
