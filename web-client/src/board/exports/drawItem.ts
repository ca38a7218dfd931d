import { type Layout, NOTE } from "../geometry/layout.ts";
import { pointOf } from "../geometry/place.ts";
import { imagesOf, transformOf } from "../geometry/symmetry.ts";
import type { BoardModel } from "../model/board.ts";
import { type Figure, type Item, isFree, type Link, type Note, type Stroke, type Words } from "../model/items.ts";
import { cellOfItem } from "../model/reading.ts";
import { boxOf, endsOf, heightOf, STAMP_SIZE, scaleOf, shownAt, TAG_ROW } from "../render/boxes.ts";
import { directionOf, runsToLeft } from "../render/direction.ts";
import { type Fitted, LINE_HEIGHT } from "../render/fit.ts";
import { inkOf } from "../render/ink.ts";
import { linkLines, signOf } from "../render/linkPath.ts";
import { fitNote, fitShape, fitWords, TEXT_LEFT } from "../render/measure.ts";
import { bar, baseline, tagLine } from "../render/NoteShape.tsx";
import { escaped, tag } from "./markup.ts";
import { PAPER, type Paint, paintOfItem } from "./palette.ts";

/** The address of an image's file as it stands in the export: a data URL, or empty for none. */
export type ImageUrl = (file: string) => string;

/** One item as SVG markup. */
export function drawItem(board: BoardModel, layout: Layout, item: Item, imageUrl: ImageUrl): string {
  const paint = paintOfItem(item, cellOfItem(layout, item));
  return drawBody(board, layout, item, paint, imageUrl) + dots(board, layout, item);
}

function drawBody(board: BoardModel, layout: Layout, item: Item, paint: Paint, imageUrl: ImageUrl): string {
  const { x, y } = shownAt(layout, item);
  const at = `translate(${x} ${y})`;
  switch (item.kind) {
    case "note":
      return note(layout, item, paint);
    case "stroke":
      return stroke(layout, item, paint);
    case "link":
      return link(board, layout, item, paint);
    case "shape":
      return figure(item, at, paint);
    case "text":
      return freeText(item, x, y, paint);
    case "frame":
      return tag(
        "g",
        { transform: at },
        tag("rect", {
          ...box(item),
          rx: 4,
          fill: "#ffffff",
          "fill-opacity": 0.45,
          stroke: PAPER.soft,
          "stroke-width": 1.5,
        }),
        words(item.text, runsToLeft(item.text) ? item.w / 2 : -item.w / 2, -item.h / 2 - 8, {
          fill: PAPER.soft,
          "font-size": 14,
          "font-weight": 600,
          ...directionOf(item.text),
        }),
      );
    case "stamp":
      return tag(
        "g",
        { transform: at },
        tag("circle", { r: STAMP_SIZE / 2, fill: PAPER.surface, stroke: PAPER.line }),
        words(item.glyph, 0, 7, {
          "font-size": item.glyph.length > 2 ? 13 : 19,
          "text-anchor": "middle",
          fill: PAPER.ink,
        }),
      );
    case "image": {
      const href = imageUrl(item.file);
      const empty = tag("rect", { ...box(item), rx: 4, fill: PAPER.line });
      return tag("g", { transform: at }, href === "" ? empty : tag("image", { ...box(item), href }));
    }
  }
}

function note(layout: Layout, item: Note, { hue }: Paint): string {
  const fit = fitNote(item);
  const height = heightOf(item);
  const { x, y } = shownAt(layout, item);
  const tags = item.tags.length > 0 ? TAG_ROW : 0;
  const toLeft = runsToLeft(item.text);
  const start = (NOTE.w / 2 - TEXT_LEFT) * (toLeft ? 1 : -1);
  const run = directionOf(item.text);
  return tag(
    "g",
    { transform: `translate(${x} ${y}) scale(${scaleOf(layout, item)})` },
    tag("rect", {
      x: -NOTE.w / 2,
      y: -height / 2,
      width: NOTE.w,
      height,
      rx: 8,
      fill: PAPER.surface,
      stroke: PAPER.line,
    }),
    tag("path", { d: bar(height, toLeft), fill: hue }),
    centred(fit, start, -tags / 2, { fill: PAPER.ink, "font-weight": 500, ...run }),
    tags > 0
      ? words(tagLine(item.tags), start, height / 2 - 7, { fill: hue, "font-size": 10.5, "font-weight": 600, ...run })
      : "",
  );
}

function freeText(item: Words, x: number, y: number, { hue }: Paint): string {
  const { lines: all, width } = fitWords(item);
  const start = runsToLeft(item.text) ? x + width : x;
  return lines(all, item.size, start, y + item.size * 0.98, {
    fill: hue,
    "font-weight": 500,
    ...directionOf(item.text),
  });
}

function stroke(layout: Layout, item: Stroke, { hue }: Paint): string {
  const { x, y } = isFree(item.pos) ? item.pos : pointOf(layout, item.pos);
  const { path, inked } = inkOf(item);
  const look = inked
    ? { fill: hue }
    : { fill: "none", stroke: hue, "stroke-width": item.width, "stroke-linecap": "round", "stroke-linejoin": "round" };
  const images = imagesOf(item.folds, item.mirror).map((image) =>
    tag("path", { d: path, transform: `${transformOf(image)} translate(${x} ${y})`, ...look }),
  );
  return tag("g", { opacity: item.marker ? 0.38 : undefined }, ...images);
}

function figure(item: Figure, transform: string, { hue, wash }: Paint): string {
  const { w, h, form, filled, text } = item;
  const look = { fill: filled ? wash : "none", stroke: hue, "stroke-width": 2 };
  const shape =
    form === "ellipse"
      ? tag("ellipse", { rx: w / 2, ry: h / 2, ...look })
      : form === "diamond"
        ? tag("path", { d: `M0 ${-h / 2}L${w / 2} 0L0 ${h / 2}L${-w / 2} 0Z`, ...look })
        : tag("rect", { ...box(item), rx: 8, ...look });
  const share = form === "rect" ? 1 : 0.72;
  const fit = fitShape(text, w * share, h * share);
  const label =
    text === ""
      ? ""
      : centred(fit, 0, 0, { fill: PAPER.ink, "font-weight": 500, "text-anchor": "middle", ...directionOf(text) });
  return tag("g", { transform }, shape, label);
}

function link(board: BoardModel, layout: Layout, item: Link, { hue }: Paint): string {
  const { a, b } = endsOf(board, layout, item);
  const { path, head, label, delay } = linkLines(a, b, item.says);
  const look = {
    fill: "none",
    stroke: hue,
    "stroke-width": item.says === "tension" ? 2.5 : 2,
    "stroke-linecap": "round",
  };
  const text = [signOf(item.says), item.text].filter((part) => part !== "").join(" ");
  return [
    tag("path", { d: path, ...look }),
    item.head ? tag("path", { d: head, ...look }) : "",
    delay === "" ? "" : tag("path", { d: delay, ...look }),
    words(text, label.x, label.y + 5, {
      fill: hue,
      "font-size": 14,
      "font-weight": 600,
      "text-anchor": "middle",
      ...directionOf(item.text),
    }),
  ].join("");
}

function dots(board: BoardModel, layout: Layout, item: Item): string {
  const n = board.votes.ballot.peek()?.open ? 0 : board.votes.total(item.id);
  if (n === 0) return "";
  const { x, y, w } = boxOf(board, layout, item);
  return tag(
    "g",
    { transform: `translate(${x + w - 4} ${y})` },
    tag("circle", { r: 11, fill: PAPER.accent }),
    words(String(n), 0, 4, { fill: "#ffffff", "font-size": 12, "font-weight": 700, "text-anchor": "middle" }),
  );
}

type Look = Readonly<Record<string, string | number>>;

function centred(fit: Fitted, x: number, up: number, look: Look): string {
  const spans = fit.lines.map((line, index) => tag("tspan", { x, y: baseline(fit, index) + up }, escaped(line)));
  return tag("text", { "font-size": fit.size, ...look }, ...spans);
}

function lines(all: readonly string[], size: number, x: number, y: number, look: Look): string {
  const spans = all.map((line, index) => tag("tspan", { x, y: y + index * size * LINE_HEIGHT }, escaped(line)));
  return tag("text", { "font-size": size, ...look }, ...spans);
}

function words(text: string, x: number, y: number, look: Look): string {
  return text === "" ? "" : tag("text", { x, y, ...look }, escaped(text));
}

function box({ w, h }: { w: number; h: number }): Look {
  return { x: -w / 2, y: -h / 2, width: w, height: h };
}
