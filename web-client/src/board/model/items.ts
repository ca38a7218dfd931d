import type * as Y from "yjs";
import type { Place } from "../geometry/layout.ts";
import type { Point } from "../geometry/point.ts";
import { wordsOf } from "./words.ts";

/** Where an item lies: in a cell, or freely, in board units from the middle. */
export type Pos = Place | Point;

/** An end of a link: at an item, at a cell, or at a free point. */
export type End =
  | { readonly at: "item"; readonly id: string }
  | { readonly at: "cell"; readonly ring: string; readonly sector: string }
  | { readonly at: "point"; readonly x: number; readonly y: number };

export const FORMS = ["rect", "ellipse", "diamond"] as const;
export type Form = (typeof FORMS)[number];

/** What a link says: nothing more than that, moves the same or the opposite way, with a delay, or a tension. */
export const LINK_KINDS = ["plain", "same", "opposite", "delay", "tension"] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** `field` is the colour of the cell that an item lies in; `author` that of the person who made it. */
export const COLOURS = [
  "field",
  "author",
  "practice",
  "research",
  "community",
  "capacity",
  "plum",
  "rose",
  "ink",
] as const;
export type Colour = (typeof COLOURS)[number];

interface Base {
  readonly id: string;
  readonly pos: Pos;
  readonly by: string;
  /** When it was made, ms since 1970. */
  readonly at: number;
  /** Drawn in this order; the moment of making unless somebody chose another. */
  readonly z: number;
  readonly text: string;
  readonly colour: Colour;
  readonly tags: readonly string[];
  readonly group: string;
  readonly locked: boolean;
  /** It stands in the frame: those who lead prepared it, and nobody else can change it. */
  readonly prepared: boolean;
  /** It stands in this person's own doc: nobody else has it until the reveal. */
  readonly hidden: boolean;
}

interface Sized extends Base {
  readonly w: number;
  readonly h: number;
}

export interface Note extends Base {
  readonly kind: "note";
}
export interface Words extends Base {
  readonly kind: "text";
  /** Height of a line's letters, board units. */
  readonly size: number;
}
export interface Stroke extends Base {
  readonly kind: "stroke";
  /** x, y, pressure (0 to 100) after one another, in tenths of a board unit from `pos`. */
  readonly points: readonly number[];
  readonly width: number;
  readonly marker: boolean;
  /** How many times it is seen around the middle; 1 is once. */
  readonly folds: number;
  readonly mirror: boolean;
}
export interface Figure extends Sized {
  readonly kind: "shape";
  readonly form: Form;
  readonly filled: boolean;
}
export interface Link extends Base {
  readonly kind: "link";
  readonly from: End;
  readonly to: End;
  readonly says: LinkKind;
  readonly head: boolean;
}
export interface Picture extends Sized {
  readonly kind: "image";
  /** The SHA-256 of the file on the server. */
  readonly file: string;
}
export interface Frame extends Sized {
  readonly kind: "frame";
}
export interface Stamp extends Base {
  readonly kind: "stamp";
  readonly glyph: string;
}

/** Whatever lies on a board; a new object for each change of it, the same object while it stays the same. */
export type Item = Note | Words | Stroke | Figure | Link | Picture | Frame | Stamp;
export type Kind = Item["kind"];

/** In which doc an item stands. */
export type Where = "frame" | "board" | "own";

export type SharedItem = Y.Map<unknown>;

/** An item's fields as they stand in a doc or a file. */
export interface Fields {
  get(key: string): unknown;
}

/** A thought on a card, not a page. In UTF-16 units. */
export const NOTE_TEXT_LIMIT = 500;
export const TEXT_LIMIT = 2_000;
export const TAG_LIMIT = 24;
export const TAGS_PER_ITEM = 6;
export const STAMP_GLYPHS = ["❤️", "👍", "⭐", "❓", "❗", "💡", "🌱", "🙏", "R ↻", "B ↺"] as const;
export const MOST_FOLDS = 24;
/** Sizes and places beyond these are somebody's slip: nothing that far can be seen. Board units. */
const FAR = 100_000;
const LARGEST = 20_000;
const MOST_POINTS = 30_000;

export function isFree(pos: Pos): pos is Point {
  return "x" in pos;
}

export function textLimit(kind: Kind): number {
  return kind === "note" ? NOTE_TEXT_LIMIT : TEXT_LIMIT;
}

/** Reads an item from a doc that anybody may have written to; undefined for what no version of ours wrote. */
export function readItem(id: string, item: Fields | undefined, where: Where): Item | undefined {
  if (item === undefined) return undefined;
  const base = readBase(id, item, where);
  const sized = (): { w: number; h: number } => ({ w: size(item.get("w"), 120), h: size(item.get("h"), 80) });
  switch (item.get("kind")) {
    case "note":
      return { kind: "note", ...base };
    case "text":
      return { kind: "text", ...base, size: range(item.get("size"), 6, 200, 18) };
    case "stroke":
      return {
        kind: "stroke",
        ...base,
        points: numbers(item.get("points")),
        width: range(item.get("width"), 0.5, 60, 4),
        marker: item.get("marker") === true,
        folds: Math.round(range(item.get("folds"), 1, MOST_FOLDS, 1)),
        mirror: item.get("mirror") === true,
      };
    case "shape":
      return {
        kind: "shape",
        ...base,
        ...sized(),
        form: oneOf(FORMS, item.get("form")),
        filled: item.get("filled") === true,
      };
    case "link":
      return {
        kind: "link",
        ...base,
        from: readEnd(item.get("from")),
        to: readEnd(item.get("to")),
        says: oneOf(LINK_KINDS, item.get("says")),
        head: item.get("head") !== false,
      };
    case "image":
      return { kind: "image", ...base, ...sized(), file: hash(item.get("file")) };
    case "frame":
      return { kind: "frame", ...base, ...sized() };
    case "stamp":
      return { kind: "stamp", ...base, glyph: [...wordsOf(item.get("glyph"))].slice(0, 8).join("") };
    default:
      return undefined;
  }
}

function readBase(id: string, item: Fields, where: Where): Base {
  const at = finite(item.get("at"), 0);
  const tags = item.get("tags");
  return {
    id,
    pos: readPos(item.get("pos")),
    by: word(item.get("by")),
    at,
    z: finite(item.get("z"), at),
    text: wordsOf(item.get("text")),
    colour: oneOf(COLOURS, item.get("colour")),
    tags: Array.isArray(tags) ? tags.filter((tag) => typeof tag === "string").slice(0, TAGS_PER_ITEM) : NO_TAGS,
    group: word(item.get("group")),
    locked: item.get("locked") === true,
    prepared: where === "frame",
    hidden: where === "own",
  };
}

const NO_TAGS: readonly string[] = [];

/** A place as it stands in `pos`; whatever is not one lies in the middle of the first cell. */
export function readPos(value: unknown): Pos {
  const parts = Array.isArray(value) ? value : [];
  if (parts.length === 2) return { x: range(parts[0], -FAR, FAR, 0), y: range(parts[1], -FAR, FAR, 0) };
  const [ring, sector, u, v] = parts;
  return { ring: wordsOf(ring), sector: wordsOf(sector), u: share(u), v: share(v) };
}

/** A place as it is written: `[ring, sector, u, v]` or `[x, y]`. */
export function writePos(pos: Pos): readonly (string | number)[] {
  if (isFree(pos)) return [tenth(pos.x), tenth(pos.y)];
  return [pos.ring, pos.sector, rounded(pos.u), rounded(pos.v)];
}

export function readEnd(value: unknown): End {
  const [at, a, b] = Array.isArray(value) ? value : [];
  if (at === "item") return { at, id: wordsOf(a) };
  if (at === "cell") return { at, ring: wordsOf(a), sector: wordsOf(b) };
  return { at: "point", x: range(a, -FAR, FAR, 0), y: range(b, -FAR, FAR, 0) };
}

export function writeEnd(end: End): readonly (string | number)[] {
  if (end.at === "item") return ["item", end.id];
  if (end.at === "cell") return ["cell", end.ring, end.sector];
  return ["point", tenth(end.x), tenth(end.y)];
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

/** A ten-thousandth of a cell is finer than a screen shows. */
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

function share(value: unknown): number {
  return range(value, 0, 1, 0.5);
}

function size(value: unknown, otherwise: number): number {
  return range(value, 1, LARGEST, otherwise);
}

function range(value: unknown, low: number, high: number, otherwise: number): number {
  return Math.min(high, Math.max(low, finite(value, otherwise)));
}

function finite(value: unknown, otherwise: number): number {
  return typeof value === "number" && Number.isFinite(value) ? value : otherwise;
}

function word(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function hash(value: unknown): string {
  return typeof value === "string" && /^[0-9a-f]{64}$/.test(value) ? value : "";
}

function numbers(value: unknown): readonly number[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, MOST_POINTS).map((each) => range(each, -FAR * 10, FAR * 10, 0));
}

function oneOf<T extends string>(words: readonly T[], value: unknown): T {
  return words.find((each) => each === value) ?? (words[0] as T);
}
