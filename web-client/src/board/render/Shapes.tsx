import type { JSX } from "preact";
import type { Layout } from "../geometry/layout.ts";
import { pointOf } from "../geometry/place.ts";
import { imagesOf, transformOf } from "../geometry/symmetry.ts";
import type { BoardModel } from "../model/board.ts";
import {
  type Figure,
  type Frame,
  type Item,
  isFree,
  type Link,
  type Note,
  type Picture,
  type Stamp,
  type Stroke,
  type Words,
} from "../model/items.ts";
import { endsOf, isWhole, type Shift, STAMP_SIZE, shownAt } from "./boxes.ts";
import { directionOf, runsToLeft } from "./direction.ts";
import { LINE_HEIGHT } from "./fit.ts";
import { inkOf } from "./ink.ts";
import { linkLines, signOf } from "./linkPath.ts";
import { fitShape, fitWords } from "./measure.ts";
import { baseline } from "./NoteShape.tsx";

interface OtherProps {
  readonly item: Exclude<Item, Note>;
  readonly board: BoardModel;
  readonly layout: Layout;
  readonly shift?: Shift | undefined;
}

/** Whatever is no note, as it is drawn. */
export function OtherShape({ item, board, layout, shift }: OtherProps): JSX.Element {
  switch (item.kind) {
    case "text":
      return <WordsShape words={item} layout={layout} />;
    case "stroke":
      return <StrokeShape stroke={item} layout={layout} />;
    case "shape":
      return <FigureShape figure={item} layout={layout} />;
    case "link":
      return <LinkShape link={item} board={board} layout={layout} shift={shift} />;
    case "image":
      return <PictureShape picture={item} layout={layout} url={board.fileUrl(item.file)} />;
    case "frame":
      return <FrameShape frame={item} layout={layout} />;
    case "stamp":
      return <StampShape stamp={item} layout={layout} />;
  }
}

function WordsShape({ words, layout }: { words: Words; layout: Layout }): JSX.Element {
  const { x, y } = shownAt(layout, words);
  const { lines, width } = fitWords(words);
  const start = runsToLeft(words.text) ? x + width : x;
  return (
    <text class="words" font-size={words.size} {...directionOf(words.text)}>
      {lines.map((line, index) => (
        <tspan key={index} x={start} y={y + words.size * (index * LINE_HEIGHT + 0.98)}>
          {line || " "}
        </tspan>
      ))}
    </text>
  );
}

function StrokeShape({ stroke, layout }: { stroke: Stroke; layout: Layout }): JSX.Element {
  const { x, y } = isFree(stroke.pos) ? stroke.pos : pointOf(layout, stroke.pos);
  const { path, inked } = inkOf(stroke);
  const line = inked ? {} : { fill: "none", stroke: "currentColor", "stroke-width": stroke.width };
  return (
    <g class={stroke.marker ? "ink marker" : "ink"}>
      {imagesOf(stroke.folds, stroke.mirror).map((image, index) => (
        <path key={index} d={path} {...line} transform={`${transformOf(image)} translate(${x} ${y})`} />
      ))}
    </g>
  );
}

function FigureShape({ figure, layout }: { figure: Figure; layout: Layout }): JSX.Element {
  const { w, h, form, filled, text } = figure;
  const { x, y } = shownAt(layout, figure);
  const fit = fitShape(text, form === "rect" ? w : w * 0.72, form === "rect" ? h : h * 0.72);
  return (
    <g class={filled ? "figure filled" : "figure"} transform={`translate(${x} ${y})`}>
      <FormShape form={form} w={w} h={h} />
      {text !== "" && (
        <text class="figure-text" font-size={fit.size} {...directionOf(text)}>
          {fit.lines.map((line, index) => (
            <tspan key={index} x={0} y={baseline(fit, index)}>
              {line}
            </tspan>
          ))}
        </text>
      )}
    </g>
  );
}

export function FormShape({ form, w, h }: { form: Figure["form"] | "frame"; w: number; h: number }): JSX.Element {
  if (form === "ellipse") return <ellipse rx={w / 2} ry={h / 2} />;
  if (form === "diamond") return <path d={`M0 ${-h / 2}L${w / 2} 0L0 ${h / 2}L${-w / 2} 0Z`} />;
  return <rect x={-w / 2} y={-h / 2} width={w} height={h} rx={form === "frame" ? 4 : 8} />;
}

interface LinkProps {
  readonly link: Link;
  readonly board: BoardModel;
  readonly layout: Layout;
  readonly shift?: Shift | undefined;
}

function LinkShape({ link, board, layout, shift }: LinkProps): JSX.Element | null {
  for (const end of [link.from, link.to]) if (end.at === "item") board.items.watch(end.id).value;
  if (!isWhole(board, link)) return null;
  const { a, b } = endsOf(board, layout, link, 0, shift);
  const { path, head, label, delay } = linkLines(a, b, link.says);
  const words = [signOf(link.says), link.text].filter((word) => word !== "").join(" ");
  return (
    <g class={`link says-${link.says}`}>
      <path class="link-line" d={path} />
      {link.head && <path class="link-line" d={head} />}
      {delay !== "" && <path class="link-line" d={delay} />}
      {words !== "" && (
        <text class="link-label" x={label.x} y={label.y + 5} {...directionOf(link.text)}>
          {words}
        </text>
      )}
    </g>
  );
}

function PictureShape({ picture, layout, url }: { picture: Picture; layout: Layout; url: string }): JSX.Element {
  const { x, y } = shownAt(layout, picture);
  const box = { x: x - picture.w / 2, y: y - picture.h / 2, width: picture.w, height: picture.h };
  return (
    <g class="photo">
      <rect {...box} rx="4" />
      {url !== "" && <image href={url} {...box} preserveAspectRatio="xMidYMid meet" />}
    </g>
  );
}

function FrameShape({ frame, layout }: { frame: Frame; layout: Layout }): JSX.Element {
  const { x, y } = shownAt(layout, frame);
  return (
    <g class="frame" transform={`translate(${x} ${y})`}>
      <FormShape form="frame" w={frame.w} h={frame.h} />
      <text
        class="frame-name"
        x={runsToLeft(frame.text) ? frame.w / 2 : -frame.w / 2}
        y={-frame.h / 2 - 8}
        {...directionOf(frame.text)}
      >
        {frame.text}
      </text>
    </g>
  );
}

function StampShape({ stamp, layout }: { stamp: Stamp; layout: Layout }): JSX.Element {
  const { x, y } = shownAt(layout, stamp);
  return (
    <g class="stamp" transform={`translate(${x} ${y})`}>
      <circle r={STAMP_SIZE / 2} />
      <text y="7" font-size={stamp.glyph.length > 2 ? 13 : 19}>
        {stamp.glyph}
      </text>
    </g>
  );
}
