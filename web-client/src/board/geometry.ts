import { CENTER, type Part, type Template, WHOLE } from "./template.ts";

/** A point of the board, in board units from its middle, y downwards. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly w: number;
  readonly h: number;
}

/** Where a note lies: a cell, and a place in it in 0..1: `u` along the circle clockwise (or across), `v` outwards (or down). */
export interface Place {
  readonly ring: string;
  readonly sector: string;
  readonly u: number;
  readonly v: number;
}

/** Angles are clockwise from the top, in radians. */
export type Shape =
  | { readonly is: "disc"; readonly r: number }
  | { readonly is: "wedge"; readonly r0: number; readonly r1: number; readonly a0: number; readonly a1: number }
  | { readonly is: "rect"; readonly x: number; readonly y: number; readonly w: number; readonly h: number };

/** The colours of the four fields, and of the centre. */
export type Hue = "practice" | "research" | "community" | "capacity" | "center";

export interface Cell {
  readonly key: string;
  readonly ring: string;
  readonly sector: string;
  readonly label: string;
  readonly prompts: readonly string[];
  readonly hue: Hue;
  /** 0 the innermost of its sector, 1 the outermost. */
  readonly depth: number;
  readonly shape: Shape;
}

/** All of a board's cells, in reading order. */
export interface Layout {
  readonly kind: Template["kind"];
  readonly cells: readonly Cell[];
  readonly sectors: readonly Part[];
  readonly rings: readonly Part[];
  /** What must be seen of the board: half its width and height, in board units. */
  readonly reach: Size;
  /** Notes are drawn at this scale, so that they fit narrow cells. */
  readonly noteScale: number;
}

export const BOARD_RADIUS = 340;
const CENTER_RADIUS = 88;
/** Room outside the circle for the names of the sectors. */
const NAMES_ROOM = 44;
const RECT = { w: 960, h: 640 };
/** The widest and highest that a note is drawn, in board units at scale 1. */
export const NOTE: Size = { w: 140, h: 104 };
/** A note in a cell is at least this much of its size: below it nobody can read it. */
const SMALLEST_NOTE = 0.62;
const FULL_TURN = 2 * Math.PI;
const HUES: readonly Hue[] = ["practice", "research", "community", "capacity"];

export function layoutOf(template: Template): Layout {
  const cells = template.kind === "mandala" ? circleCells(template) : rectCells(template);
  const reach =
    template.kind === "mandala"
      ? { w: BOARD_RADIUS + NAMES_ROOM, h: BOARD_RADIUS + NAMES_ROOM }
      : { w: RECT.w / 2 + 8, h: RECT.h / 2 + NAMES_ROOM };
  const { kind, sectors, rings } = template;
  return { kind, cells, sectors, rings, reach, noteScale: noteScaleFor(cells) };
}

function circleCells({ center, rings, sectors }: Template): readonly Cell[] {
  const inner = center === undefined ? 0 : CENTER_RADIUS;
  const thick = (BOARD_RADIUS - inner) / rings.length;
  const turn = FULL_TURN / sectors.length;
  const cells: Cell[] = center === undefined ? [] : [centerCell(center)];
  sectors.forEach((sector, s) => {
    rings.forEach((ring, r) => {
      const shape: Shape = {
        is: "wedge",
        r0: inner + r * thick,
        r1: inner + (r + 1) * thick,
        a0: s * turn,
        a1: (s + 1) * turn,
      };
      cells.push(
        cell(
          rings.length === 1 ? unnamed(ring) : ring,
          sector,
          hueOf(sector, s, sectors.length === 1 ? r : undefined),
          depthOf(r, rings),
          shape,
        ),
      );
    });
  });
  return cells;
}

/** The only ring of a board needs no name: its sectors say it all. */
function unnamed(ring: Part): Part {
  return { ...ring, label: "" };
}

function centerCell(center: Part): Cell {
  return cell(center, { id: WHOLE, label: "", prompt: "" }, "center", 0, { is: "disc", r: CENTER_RADIUS });
}

function rectCells({ rings, sectors }: Template): readonly Cell[] {
  const [w, h] = [RECT.w / sectors.length, RECT.h / rings.length];
  return sectors.flatMap((sector, s) =>
    rings.map((ring, r) => {
      const shape: Shape = { is: "rect", x: -RECT.w / 2 + s * w, y: -RECT.h / 2 + r * h, w, h };
      return cell(ring, sector, hueOf(sector, s, sectors.length === 1 ? r : undefined), depthOf(r, rings), shape);
    }),
  );
}

function cell(ring: Part, sector: Part, hue: Hue, depth: number, shape: Shape): Cell {
  const label = [sector.label, ring.label].filter((word) => word !== "").join(", ");
  const prompts = [sector.prompt, ring.prompt].filter((prompt) => prompt !== "");
  return { key: keyOf(ring.id, sector.id), ring: ring.id, sector: sector.id, label, prompts, hue, depth, shape };
}

function hueOf(sector: Part, index: number, onlyRing: number | undefined): Hue {
  const own = HUES.find((hue) => hue === sector.id);
  return own ?? (HUES[(onlyRing ?? index) % HUES.length] as Hue);
}

function depthOf(ring: number, rings: readonly Part[]): number {
  return rings.length === 1 ? 0 : ring / (rings.length - 1);
}

function noteScaleFor(cells: readonly Cell[]): number {
  const fits = cells.filter(({ shape }) => shape.is !== "disc").map(({ shape }) => roomIn(shape));
  return Math.max(SMALLEST_NOTE, Math.min(1, ...fits));
}

/** How large a note of two lines may be in a cell, as a part of its full size. */
function roomIn(shape: Shape): number {
  const twoLines = 56;
  if (shape.is === "wedge") {
    const arc = Math.min(Math.PI, shape.a1 - shape.a0) * ((shape.r0 + shape.r1) / 2);
    return Math.min((0.94 * arc) / NOTE.w, (shape.r1 - shape.r0) / (1.4 * twoLines));
  }
  return shape.is === "rect" ? Math.min(shape.w / NOTE.w, shape.h / twoLines) : 1;
}

export function keyOf(ring: string, sector: string): string {
  return `${ring}/${sector}`;
}

/** The cell of a place. A place in a cell that the template does not have lies in the first cell: no note is lost. */
export function cellOf(layout: Layout, place: Pick<Place, "ring" | "sector">): Cell {
  const key = keyOf(place.ring, place.sector);
  const found = layout.cells.find((cell) => cell.key === key || (place.ring === CENTER && cell.ring === CENTER));
  return (found ?? layout.cells[0]) as Cell;
}

/** The point of a place. */
export function pointOf(layout: Layout, place: Place): Point {
  const { shape } = cellOf(layout, place);
  const [u, v] = [unit(place.u), unit(place.v)];
  if (shape.is === "rect") return { x: shape.x + u * shape.w, y: shape.y + v * shape.h };
  if (shape.is === "disc") return { x: (2 * u - 1) * shape.r, y: (2 * v - 1) * shape.r };
  return polar(shape.r0 + v * (shape.r1 - shape.r0), shape.a0 + u * (shape.a1 - shape.a0));
}

/** The place of a point, in the nearest cell: the inverse of {@link pointOf} within the board. */
export function placeOf(layout: Layout, point: Point): Place {
  return placeIn(nearestCell(layout, point), point);
}

/** The place of a point within a given cell, brought inside it. */
export function placeIn({ ring, sector, shape }: Cell, point: Point): Place {
  if (shape.is === "rect") {
    return { ring, sector, u: unit((point.x - shape.x) / shape.w), v: unit((point.y - shape.y) / shape.h) };
  }
  if (shape.is === "disc") {
    return { ring, sector, u: unit((point.x / shape.r + 1) / 2), v: unit((point.y / shape.r + 1) / 2) };
  }
  const around = angleOf(point) - shape.a0;
  const width = shape.a1 - shape.a0;
  const past = around > width + (FULL_TURN - width) / 2 ? around - FULL_TURN : around;
  return { ring, sector, u: unit(past / width), v: unit((radius(point) - shape.r0) / (shape.r1 - shape.r0)) };
}

/** The cell under a point, or undefined outside the board. */
export function cellAt(layout: Layout, point: Point): Cell | undefined {
  return layout.cells.find(({ shape }) => distanceTo(shape, point) <= 0);
}

function nearestCell(layout: Layout, point: Point): Cell {
  let best = layout.cells[0] as Cell;
  for (const cell of layout.cells) {
    if (distanceTo(cell.shape, point) < distanceTo(best.shape, point)) best = cell;
  }
  return best;
}

/** 0 or less inside; outside a measure that grows with the distance. */
function distanceTo(shape: Shape, point: Point): number {
  if (shape.is === "disc") return radius(point) - shape.r;
  if (shape.is === "rect") {
    const dx = Math.max(shape.x - point.x, point.x - shape.x - shape.w);
    const dy = Math.max(shape.y - point.y, point.y - shape.y - shape.h);
    return Math.max(dx, dy);
  }
  const angle = angleOf(point);
  const outside = angle < shape.a0 || angle > shape.a1;
  const gap = Math.min(turnBetween(angle, shape.a0), turnBetween(angle, shape.a1));
  const r = radius(point);
  return Math.max(shape.r0 - r, r - shape.r1, outside ? gap * Math.max(r, 1) : 0);
}

function turnBetween(a: number, b: number): number {
  const turn = Math.abs(a - b) % FULL_TURN;
  return Math.min(turn, FULL_TURN - turn);
}

/** Brings the middle of a box to where the whole box lies in the cell, or as nearly so as the cell is large enough. */
export function keepInside(layout: Layout, cell: Cell, point: Point, size: Size): Point {
  const { shape } = cell;
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

function insideWedge(layout: Layout, shape: Extract<Shape, { is: "wedge" }>, start: Point, half: Size): Point {
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

/** Moves a box off the two straight borders of a wedge; between them where there is no room for it. */
function offEdges({ a0, a1 }: Extract<Shape, { is: "wedge" }>, point: Point, half: Size): Point {
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

/** How far beyond a border an arrow key looks for the next cell, in board units. */
const HOP = 260;

/** The place after an arrow key: a step within the cell or, at its border, into the cell beyond. */
export function nudge(layout: Layout, place: Place, by: Point, size: Size): Place {
  const cell = cellOf(layout, place);
  const from = keepInside(layout, cell, pointOf(layout, place), size);
  const length = Math.hypot(by.x, by.y);
  const to = keepInside(layout, cell, { x: from.x + by.x, y: from.y + by.y }, size);
  const gained = ((to.x - from.x) * by.x + (to.y - from.y) * by.y) / length;
  if (gained > length / 4) return placeIn(cell, to);
  for (let far = length; far < HOP; far += 6) {
    const point = { x: from.x + (by.x / length) * far, y: from.y + (by.y / length) * far };
    const next = cellAt(layout, point);
    if (next !== undefined && next.key !== cell.key) return placeIn(next, keepInside(layout, next, point, size));
  }
  return placeIn(cell, from);
}

const TRIES = [0.5, 0.25, 0.75, 0.1, 0.9, 0.38, 0.62];

/** A place in a cell that is as far as may be from the notes that lie there. */
export function freePlace(layout: Layout, cell: Cell, taken: readonly Point[], size: Size): Place {
  let best = placeIn(cell, pointOf(layout, { ...cell, u: 0.5, v: 0.5 }));
  let bestRoom = -1;
  for (const v of TRIES) {
    for (const u of TRIES) {
      const point = keepInside(layout, cell, pointOf(layout, { ...cell, u, v }), size);
      const room = Math.min(size.w * 1.2, ...taken.map((other) => apart(point, other, size)));
      if (room > bestRoom + 1) [best, bestRoom] = [placeIn(cell, point), room];
    }
  }
  return best;
}

function apart(a: Point, b: Point, size: Size): number {
  return Math.hypot(a.x - b.x, (a.y - b.y) * (size.w / size.h));
}

export function polar(r: number, angle: number): Point {
  return { x: r * Math.sin(angle), y: -r * Math.cos(angle) };
}

function angleOf({ x, y }: Point): number {
  return (Math.atan2(x, -y) + FULL_TURN) % FULL_TURN;
}

function radius({ x, y }: Point): number {
  return Math.hypot(x, y);
}

function unit(value: number): number {
  return Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : 0.5;
}

function between(low: number, value: number, high: number): number {
  return low > high ? (low + high) / 2 : Math.min(high, Math.max(low, value));
}
