import type { JSX } from "preact";
import { type Layout, NOTE } from "../geometry/layout.ts";
import type { Note } from "../model/items.ts";
import { heightOf, scaleOf, shownAt, TAG_ROW } from "./boxes.ts";
import { directionOf, runsToLeft } from "./direction.ts";
import { type Fitted, LINE_HEIGHT } from "./fit.ts";
import { fitNote, TEXT_LEFT } from "./measure.ts";

interface Props {
  readonly note: Note;
  readonly layout: Layout;
  readonly plain: boolean;
}

/**
 * A note: a card with a bar in its colour, or bare words for the one note of the centre. It is drawn at its place without a transform: browsers
 * keep a drawing list for each transform, and thousands of those make every frame slow.
 */
export function NoteShape({ note, layout, plain }: Props): JSX.Element {
  const fit = fitNote(note);
  const k = scaleOf(layout, note);
  const { x, y } = shownAt(layout, note);
  const [w, h] = [NOTE.w * k, heightOf(note) * k];
  const [left, top] = [x - w / 2, y - h / 2];
  const tags = note.tags.length > 0 ? TAG_ROW * k : 0;
  const toLeft = runsToLeft(note.text);
  const start = toLeft ? left + w - TEXT_LEFT * k : left + TEXT_LEFT * k;
  const card = { x: left, width: w, height: h, rx: 8 * k };
  return (
    <g class={plain ? "note plain" : "note card-note"}>
      {!plain && <rect class="shade" {...card} y={top + 2 * k} />}
      <rect class="card" {...card} y={top} />
      {!plain && <path class="bar" d={barAt(toLeft ? left + w : left, top, h, k, toLeft ? -1 : 1)} />}
      <text class="note-text" font-size={fit.size * k} {...directionOf(note.text)}>
        {fit.lines.map((line, index) => (
          <tspan key={index} x={plain ? x : start} y={y + baseline(fit, index) * k - tags / 2}>
            {line}
          </tspan>
        ))}
      </text>
      {tags > 0 && (
        <text class="note-tags" font-size={10.5 * k} x={start} y={top + h - 7 * k} {...directionOf(note.text)}>
          {tagLine(note.tags)}
        </text>
      )}
    </g>
  );
}

/** The bar at the side where the text begins; `side` is 1 for the left, -1 for the right. */
function barAt(x: number, y: number, h: number, k: number, side: 1 | -1): string {
  const [r, turn] = [8 * k, side === 1 ? 0 : 1];
  const inwards = 4.5 * k * side;
  return `M${x + inwards} ${y}a${r} ${r} 0 0${turn}${-inwards} ${r}v${h - 2 * r}a${r} ${r} 0 0${turn}${inwards} ${r}z`;
}

/** Letters stand a third of their size below the middle of their line. */
export function baseline({ lines, size }: Fitted, index: number): number {
  return (index - (lines.length - 1) / 2) * size * LINE_HEIGHT + size * 0.34;
}

const LONGEST_TAGS = 24;

export function tagLine(tags: readonly string[]): string {
  const line = tags.map((tag) => `#${tag}`).join(" ");
  return line.length > LONGEST_TAGS ? `${[...line].slice(0, LONGEST_TAGS - 1).join("")}…` : line;
}

/** The bar of a note that is drawn around its middle at its full size. */
export function bar(height: number, toLeft: boolean): string {
  return barAt(toLeft ? NOTE.w / 2 : -NOTE.w / 2, -height / 2, height, 1, toLeft ? -1 : 1);
}
