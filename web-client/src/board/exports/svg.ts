import { grown, union } from "../geometry/boxes.ts";
import { BOARD_RADIUS, type Cell, type Hue, type Layout, RING_NAME } from "../geometry/layout.ts";
import { type Box, type Point, polar } from "../geometry/point.ts";
import type { BoardModel } from "../model/board.ts";
import type { Item } from "../model/items.ts";
import { boxOf, isWhole } from "../render/boxes.ts";
import { outline } from "../render/Ground.tsx";
import { LETTER, rectName } from "../render/names.ts";
import { drawItem, type ImageUrl } from "./drawItem.ts";
import { escaped, tag } from "./markup.ts";
import { PAPER, paintOf } from "./palette.ts";

const MARGIN = 24;
const SECTOR_SIZE = 16;
const FONT = "Atkinson Hyperlegible Next Variable, Atkinson Hyperlegible, system-ui, sans-serif";

export interface SvgPlan {
  readonly board: BoardModel;
  readonly layout: Layout;
  /** Only these; without it everything, the ground included. */
  readonly only?: readonly Item[];
  readonly imageUrl?: ImageUrl;
  /** CSS of the typeface, for pictures that are drawn where the page's own typeface is not known. */
  readonly fontCss?: string;
}

/** A board as an SVG file of its own: no scripts, no foreign objects, nothing fetched from elsewhere. */
export function boardSvg(plan: SvgPlan): { readonly svg: string; readonly w: number; readonly h: number } {
  const { board, layout } = plan;
  const items = (plan.only ?? board.items.all.peek()).filter((item) => item.kind !== "link" || isWhole(board, item));
  const box = frameOf(plan, items);
  const body = [
    tag("title", {}, escaped(board.title.peek())),
    plan.fontCss ? tag("style", {}, escaped(plan.fontCss)) : "",
    tag("rect", { x: box.x, y: box.y, width: box.w, height: box.h, fill: PAPER.ground }),
    plan.only ? "" : ground(layout, board),
    ...items.map((item) => drawItem(board, layout, item, plan.imageUrl ?? (() => ""))),
  ];
  const svg = tag(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `${box.x} ${box.y} ${box.w} ${box.h}`,
      width: box.w,
      height: box.h,
      "font-family": FONT,
    },
    ...body,
  );
  return { svg, w: box.w, h: box.h };
}

function frameOf({ board, layout, only }: SvgPlan, items: readonly Item[]): Box {
  const { w, h } = layout.reach;
  const reach = only || layout.kind === "map" ? [] : [{ x: -w, y: -h, w: 2 * w, h: 2 * h }];
  const named = only ? [] : sectorNames(layout).map(boxOfName);
  const all = union([...reach, ...named, ...items.map((item) => boxOf(board, layout, item))]) ?? {
    x: -w,
    y: -h,
    w: 2 * w,
    h: 2 * h,
  };
  const { x, y, w: wide, h: high } = grown(all, MARGIN);
  return { x: Math.floor(x), y: Math.floor(y), w: Math.ceil(wide), h: Math.ceil(high) };
}

function ground(layout: Layout, board: BoardModel): string {
  if (layout.kind === "map") return "";
  const cells = layout.cells.map((cell) =>
    tag("path", { d: outline(cell.shape), ...washOf(cell), "fill-rule": "evenodd" }),
  );
  return [...cells, ...names(layout), title(layout, board)].join("");
}

function washOf(cell: Cell): Readonly<Record<string, string | number>> {
  const center = cell.hue === "center";
  return {
    fill: paintOf(cell.hue).wash,
    "fill-opacity": center ? 1 : 1 - 0.5 * cell.depth,
    stroke: center ? PAPER.line : PAPER.ground,
    "stroke-width": center ? 1.5 : 5,
  };
}

function names(layout: Layout): readonly string[] {
  return layout.kind === "mandala" ? circleNames(layout) : layout.cells.map(nameInCell);
}

interface SectorName extends Point {
  readonly label: string;
  readonly anchor: "start" | "middle" | "end";
  readonly hue: Hue;
}

function sectorNames(layout: Layout): readonly SectorName[] {
  if (layout.kind !== "mandala") return [];
  const turn = (2 * Math.PI) / layout.sectors.length;
  return layout.sectors.map(({ id, label }, index) => {
    const middle = (index + 0.5) * turn;
    const { x, y } = polar(BOARD_RADIUS + 14, middle);
    const anchor = Math.abs(Math.sin(middle)) < 0.25 ? "middle" : Math.sin(middle) > 0 ? "start" : "end";
    const hue = layout.cells.find((cell) => cell.sector === id)?.hue ?? "center";
    return { label, x, y: y + 5, anchor, hue };
  });
}

/** About what a name covers. */
function boxOfName({ label, x, y, anchor }: SectorName): Box {
  const w = label.length * SECTOR_SIZE * LETTER;
  return { x: x - { start: 0, middle: w / 2, end: w }[anchor], y: y - SECTOR_SIZE, w, h: SECTOR_SIZE };
}

/** Straight words outside the circle: a text along a path is drawn by few programs alike. */
function circleNames(layout: Layout): readonly string[] {
  const sectors = sectorNames(layout).map(({ label, x, y, anchor, hue }) =>
    word(label, x, y, { fill: paintOf(hue).hue, "font-size": SECTOR_SIZE, "font-weight": 600, "text-anchor": anchor }),
  );
  const rings = layout.cells
    .filter(({ sector, shape }) => sector === layout.sectors[0]?.id && shape.is === "wedge")
    .map((cell) => {
      const label = layout.rings.length > 1 ? (layout.rings.find(({ id }) => id === cell.ring)?.label ?? "") : "";
      return cell.shape.is === "wedge"
        ? word(label, RING_NAME.x, -cell.shape.r1 + RING_NAME.below, { fill: PAPER.soft, "font-size": 12 })
        : "";
    });
  return [...sectors, ...rings];
}

function nameInCell(cell: Cell): string {
  const name = rectName(cell);
  const look = { fill: paintOf(cell.hue).hue, "font-size": name?.size ?? 0, "font-weight": 600 };
  return (name?.lines ?? []).map(({ text, y }) => word(text, name?.x ?? 0, y, look)).join("");
}

function title(layout: Layout, board: BoardModel): string {
  const { w, h } = layout.reach;
  return word(board.title.peek(), -w + 8, -h + 22, { fill: PAPER.soft, "font-size": 14 });
}

function word(text: string, x: number, y: number, look: Readonly<Record<string, string | number>>): string {
  return text === "" ? "" : tag("text", { x, y, ...look }, escaped(text));
}
