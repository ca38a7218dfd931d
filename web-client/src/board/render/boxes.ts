import { boxAround, boxOfCorners, distanceToStretch, edgeTowards, grown, middleOf, union } from "../geometry/boxes.ts";
import { keepInside } from "../geometry/inside.ts";
import { type Layout, NOTE, type Place } from "../geometry/layout.ts";
import { cellOf, placeIn, placeOf, pointOf } from "../geometry/place.ts";
import type { Box, Point } from "../geometry/point.ts";
import { imaged, imagesOf } from "../geometry/symmetry.ts";
import type { BoardModel } from "../model/board.ts";
import { type End, type Item, isFree, type Link, type Stroke } from "../model/items.ts";
import { LINE_HEIGHT } from "./fit.ts";
import { fitNote, fitWords } from "./measure.ts";
import { pointsOf } from "./points.ts";

/** A note's height around its lines, and at the least, board units at scale 1. */
const PADDING = 20;
const LOWEST = 40;
/** A stamp's width and height, board units. */
export const STAMP_SIZE = 34;

/** How high a note is drawn, in board units at scale 1. */
export function heightOf(note: { text: string; tags: readonly string[] }): number {
  const fit = fitNote(note);
  const lines = fit.lines.length * fit.size * LINE_HEIGHT + PADDING;
  return Math.max(LOWEST, lines) + (note.tags.length > 0 ? TAG_ROW : 0);
}

/** The row of tags at a note's foot. */
export const TAG_ROW = 18;

/** The size at which an item is drawn, board units; of strokes and links it is what they span. */
export function sizeOf(layout: Layout, item: Item): { w: number; h: number } {
  switch (item.kind) {
    case "note":
      return { w: NOTE.w * scaleOf(layout, item), h: heightOf(item) * scaleOf(layout, item) };
    case "text": {
      const { width, lines } = fitWords(item);
      return { w: Math.max(width, item.size), h: lines.length * item.size * LINE_HEIGHT };
    }
    case "shape":
    case "image":
    case "frame":
      return { w: item.w, h: item.h };
    case "stamp":
      return { w: STAMP_SIZE, h: STAMP_SIZE };
    default:
      return { w: 0, h: 0 };
  }
}

/** Notes in cells are drawn so that they fit narrow cells; free ones are drawn full. */
export function scaleOf(layout: Layout, { pos }: Item): number {
  return isFree(pos) ? 1 : layout.noteScale * cellOf(layout, pos).crowd.value;
}

/** The point by which an item is held: its middle, of a free text its upper left corner. In a cell it is kept within. */
export function shownAt(layout: Layout, item: Item): Point {
  if (isFree(item.pos)) return item.pos;
  return keepInside(layout, cellOf(layout, item.pos), pointOf(layout, item.pos), sizeOf(layout, item));
}

/** Where an item comes to lie whose middle is let go at a point. */
export function landing(layout: Layout, item: Item, point: Point): Place | Point {
  if (isFree(item.pos)) return point;
  const cell = cellOf(layout, placeOf(layout, point));
  return placeIn(cell, keepInside(layout, cell, point, sizeOf(layout, item)));
}

let boxes = new WeakMap<Item, { readonly box: Box; readonly k: number }>();
let boxesFor: { layout: Layout; fonts: number } | undefined;

/** The box of an item; of a link it is the box of its two ends. */
export function boxOf(board: BoardModel, layout: Layout, item: Item, depth = 0): Box {
  if (item.kind === "link") {
    const { a, b } = endsOf(board, layout, item, depth);
    return grown(boxOfCorners(a, b), 2);
  }
  if (boxesFor?.layout !== layout || boxesFor.fonts !== fitNote.fonts()) {
    boxesFor = { layout, fonts: fitNote.fonts() };
    boxes = new WeakMap();
  }
  const k = item.kind === "note" ? scaleOf(layout, item) : 1;
  const known = boxes.get(item);
  if (known?.k === k) return known.box;
  const box = measured(layout, item);
  boxes.set(item, { box, k });
  return box;
}

function measured(layout: Layout, item: Item): Box {
  if (item.kind === "stroke") return strokeBox(layout, item);
  const { w, h } = sizeOf(layout, item);
  const at = shownAt(layout, item);
  return item.kind === "text" && isFree(item.pos) ? { ...at, w, h } : boxAround(at, w, h);
}

function strokeBox(layout: Layout, stroke: Stroke): Box {
  const from = isFree(stroke.pos) ? stroke.pos : pointOf(layout, stroke.pos);
  const points = pointsOf(stroke).map(([x, y]) => ({ x: x + from.x, y: y + from.y, w: 0, h: 0 }));
  return grown(union(points) ?? { ...from, w: 0, h: 0 }, stroke.width / 2);
}

/** The two points between which a link is drawn. */
export function endsOf(
  board: BoardModel,
  layout: Layout,
  link: Link,
  depth = 0,
  shift?: Shift,
): { a: Point; b: Point } {
  const at = (end: End): Box => shifted(endBox(board, layout, end, depth), end, shift);
  const [from, to] = [at(link.from), at(link.to)];
  return { a: edgeTowards(from, middleOf(to)), b: edgeTowards(to, middleOf(from)) };
}

/** How far an item is held from where it lies, if it is held. */
export type Shift = (id: string) => Point | undefined;

function shifted(box: Box, end: End, shift: Shift | undefined): Box {
  const by = end.at === "item" ? shift?.(end.id) : undefined;
  return by ? { ...box, x: box.x + by.x, y: box.y + by.y } : box;
}

/** A link may lead to a link, but such a chain is followed a few steps only: it may close on itself. */
const CHAIN = 3;

function endBox(board: BoardModel, layout: Layout, end: End, depth: number): Box {
  if (end.at === "point") return boxAround(end, 0, 0);
  if (end.at === "cell") {
    const middle = pointOf(layout, { ...end, u: 0.5, v: 0.5 });
    return boxAround(middle, 16, 16);
  }
  const item = board.items.get(end.id);
  if (item === undefined || depth > CHAIN) return boxAround({ x: 0, y: 0 }, 0, 0);
  return boxOf(board, layout, item, depth + 1);
}

/** Whether a link still has both its ends: what it led to may have been deleted. */
export function isWhole(board: BoardModel, { from, to }: Link): boolean {
  return [from, to].every((end) => end.at !== "item" || board.items.get(end.id) !== undefined);
}

/** How near, in board units, a point is to what is drawn of an item; 0 on it. */
export function distanceFrom(board: BoardModel, layout: Layout, item: Item, point: Point): number {
  if (item.kind === "link") {
    const { a, b } = endsOf(board, layout, item);
    return distanceToStretch(point, a, b);
  }
  if (item.kind === "stroke") return strokeDistance(layout, item, point);
  const { x, y, w, h } = boxOf(board, layout, item);
  const outside = Math.hypot(Math.max(x - point.x, 0, point.x - x - w), Math.max(y - point.y, 0, point.y - y - h));
  const hollow = item.kind === "frame" || (item.kind === "shape" && !item.filled && item.text === "");
  if (!hollow || outside > 0) return outside;
  return Math.min(point.x - x, x + w - point.x, point.y - y, y + h - point.y);
}

function strokeDistance(layout: Layout, stroke: Stroke, point: Point): number {
  const from = isFree(stroke.pos) ? stroke.pos : pointOf(layout, stroke.pos);
  const points = pointsOf(stroke).map(([x, y]) => ({ x: x + from.x, y: y + from.y }));
  let least = Number.POSITIVE_INFINITY;
  for (const image of imagesOf(stroke.folds, stroke.mirror)) {
    const at = back(point, image);
    for (let i = 0; i < points.length; i++) {
      const stretch = distanceToStretch(at, points[i] as Point, points[Math.min(i + 1, points.length - 1)] as Point);
      least = Math.min(least, stretch - stroke.width / 2);
    }
  }
  return Math.max(0, least);
}

/** The point of which this one is the image. */
function back(point: Point, { turn, flip }: { turn: number; flip: boolean }): Point {
  const { x, y } = imaged(point, { turn: -turn, flip: false });
  return { x: flip ? -x : x, y };
}
