import { type Signal, signal } from "@preact/signals";
import { type Part, type Template, WHOLE } from "../template.ts";
import { type Box, FULL_TURN, type Point, polar, type Size } from "./point.ts";

/** Where an item lies: a cell, and a place in it in 0..1: `u` along the circle clockwise (or across), `v` outwards (or down). */
export interface Place {
  readonly ring: string;
  readonly sector: string;
  readonly u: number;
  readonly v: number;
}
/** Angles are clockwise from the top, in radians. */
export type Shape =
  | { readonly is: "disc"; readonly r: number }
  | {
      readonly is: "wedge";
      readonly r0: number;
      readonly r1: number;
      readonly a0: number;
      readonly a1: number;
      /** Notes may hang over its borders as far as this: a third of a narrow ring is less than a note is wide. */
      readonly low?: number;
      readonly high?: number;
      /** Where names of rings stand: nothing lies there. */
      readonly names?: readonly Box[];
    }
  | { readonly is: "rect"; readonly x: number; readonly y: number; readonly w: number; readonly h: number };
export type Wedge = Extract<Shape, { is: "wedge" }>;
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
  /** The part of it in which things lie; its name has the rest. */
  readonly room: Shape;
  /** A point in the midst of it. */
  readonly middle: Point;
  /** Notes in it are drawn at this part of their size: less where there are many. Set by the board. */
  readonly crowd: Signal<number>;
}
/** All of a board's cells, in reading order. */
export interface Layout {
  readonly kind: Template["kind"];
  readonly cells: readonly Cell[];
  readonly byKey: ReadonlyMap<string, Cell>;
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
/** The name of a layer stands at its left, that of a column above what lies in it: so much of the cell is the name's. */
const LAYER_NAME = 176;
const COLUMN_NAME = 48;
/** A note hangs over into a ring beside its own by at most so much of the ring. */
const OVERHANG = 0.35;
/** In the inmost ring, which hangs over to one side alone, by so much: a note of three lines has room beside the ring's name. */
const OVERHANG_INMOST = 0.55;
/** The corners of a note reach further than the middles of its sides: so much of a ring's width is theirs. */
const CORNERS = 12;
/** A ring's name begins so far right of the top and stands so far below the border; its letters' mean width, and room to what is below it. */
export const RING_NAME = { x: 8, below: 16, letter: 6.8, gap: 3 } as const;
/** The widest and highest that a note is drawn, and how high one of three lines is, in board units at scale 1. */
export const NOTE = { w: 140, h: 104, usual: 76 } as const;
/** A note in a cell is at least this much of its size: below it nobody can read it. */
const SMALLEST_NOTE = 0.62;
const HUES: readonly Hue[] = ["practice", "research", "community", "capacity"];
export function layoutOf(template: Template): Layout {
  const cells = template.kind === "mandala" ? circleCells(template) : rectCells(template);
  const reach =
    template.kind === "mandala"
      ? { w: BOARD_RADIUS + NAMES_ROOM, h: BOARD_RADIUS + NAMES_ROOM }
      : { w: RECT.w / 2 + 8, h: RECT.h / 2 + 8 };
  const { kind, sectors, rings } = template;
  const byKey = new Map(cells.map((cell) => [cell.key, cell]));
  return { kind, cells, byKey, sectors, rings, reach, noteScale: noteScaleFor(cells) };
}
function circleCells({ center, rings, sectors }: Template): readonly Cell[] {
  const inner = center === undefined ? 0 : CENTER_RADIUS;
  const thick = (BOARD_RADIUS - inner) / rings.length;
  const turn = FULL_TURN / sectors.length;
  const cells: Cell[] = center === undefined ? [] : [centerCell(center)];
  sectors.forEach((sector, s) => {
    rings.forEach((ring, r) => {
      const shape = {
        is: "wedge" as const,
        r0: inner + r * thick,
        r1: inner + (r + 1) * thick,
        a0: s * turn,
        a1: (s + 1) * turn,
      };
      cells.push(
        cell(
          rings.length === 1 ? unnamed(ring) : ring,
          sector,
          hueOf(sector, s, r, { rings, sectors }),
          depthOf(r, rings),
          shape,
          rings.length === 1 ? shape : roomOf(shape, rings, r, s === 0),
        ),
      );
    });
  });
  return cells;
}
/** Notes hang over into the rings beside, but neither over the centre nor the rim. */
function roomOf(shape: Wedge, rings: readonly Part[], r: number, named: boolean): Wedge {
  const over = (r > 0 ? OVERHANG : OVERHANG_INMOST) * (shape.r1 - shape.r0);
  const [low, high] = [shape.r0 - (r > 0 ? over : 0), shape.r1 + (r < rings.length - 1 ? over : 0)];
  const names = named ? [...nameOf(rings[r], shape.r1), ...nameOf(rings[r - 1], shape.r0)] : [];
  return { ...shape, low, high, names };
}
/** The name of a ring stands at its outer border, right of the top. */
function nameOf(ring: Part | undefined, r: number): readonly Box[] {
  const letters = ring?.label.length ?? 0;
  const { x, below, letter, gap } = RING_NAME;
  return letters === 0 ? [] : [{ x: 0, y: -r, w: x + letters * letter, h: below + gap }];
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
      const [x, y] = [-RECT.w / 2 + s * w, -RECT.h / 2 + r * h];
      const [dx, dy] = ring.label !== "" ? [LAYER_NAME, 0] : sector.label !== "" ? [0, COLUMN_NAME] : [0, 0];
      const room: Shape = { is: "rect", x: x + dx, y: y + dy, w: w - dx, h: h - dy };
      const hue = hueOf(sector, s, r, { rings, sectors });
      return cell(ring, sector, hue, depthOf(r, rings), { is: "rect", x, y, w, h }, room);
    }),
  );
}
function cell(ring: Part, sector: Part, hue: Hue, depth: number, shape: Shape, room = shape): Cell {
  const label = [sector.label, ring.label].filter((word) => word !== "").join(", ");
  const prompts = [sector.prompt, ring.prompt].filter((prompt) => prompt !== "");
  return {
    key: keyOf(ring.id, sector.id),
    ring: ring.id,
    sector: sector.id,
    label,
    prompts,
    hue,
    depth,
    shape,
    room,
    middle: middleOf(room),
    crowd: signal(1),
  };
}

function middleOf(shape: Shape): Point {
  if (shape.is === "rect") return { x: shape.x + shape.w / 2, y: shape.y + shape.h / 2 };
  return shape.is === "disc" ? { x: 0, y: 0 } : polar((shape.r0 + shape.r1) / 2, (shape.a0 + shape.a1) / 2);
}
/** The fields have colours of their own; sectors, or rings where there are none, go through them in turn. What is undivided is paper. */
function hueOf(sector: Part, s: number, r: number, { rings, sectors }: Pick<Template, "rings" | "sectors">): Hue {
  if (rings.length * sectors.length === 1) return "center";
  const own = HUES.find((hue) => hue === sector.id);
  return own ?? (HUES[(sectors.length === 1 ? r : s) % HUES.length] as Hue);
}
function depthOf(ring: number, rings: readonly Part[]): number {
  return rings.length === 1 ? 0 : ring / (rings.length - 1);
}
function noteScaleFor(cells: readonly Cell[]): number {
  const fits = cells.filter(({ shape }) => shape.is !== "disc").map(({ room }) => roomIn(room));
  return Math.max(SMALLEST_NOTE, Math.min(1, ...fits));
}
/** How large a usual note may be in a cell, as a part of its full size: in a ring also beside its middle, where it lies across. */
function roomIn(shape: Shape): number {
  if (shape.is === "rect") return Math.min(shape.w / NOTE.w, shape.h / NOTE.usual);
  if (shape.is === "disc") return 1;
  const { r0, r1, a0, a1, low = r0, high = r1 } = shape;
  const arc = Math.min(Math.PI, a1 - a0) * ((r0 + r1) / 2);
  return Math.min((0.94 * arc) / NOTE.w, (high - low - CORNERS) / NOTE.w);
}
export function keyOf(ring: string, sector: string): string {
  return `${ring}/${sector}`;
}
