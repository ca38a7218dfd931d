import type { JSX } from "preact";
import { type Layout, NOTE } from "../geometry/layout.ts";
import type { Note } from "../model/items.ts";
import { heightOf, scaleOf, shownAt, TAG_ROW } from "./boxes.ts";
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
  const card = { x: left, width: w, height: h, rx: 8 * k };
  return (
    <g class={plain ? "note plain" : "note card-note"}>
      {!plain && <rect class="shade" {...card} y={top + 2 * k} />}
      <rect class="card" {...card} y={top} />
      {!plain && <path class="bar" d={barAt(left, top, h, k)} />}
      <text class="note-text" font-size={fit.size * k}>
        {fit.lines.map((line, index) => (
          <tspan key={index} x={plain ? x : left + TEXT_LEFT * k} y={y + baseline(fit, index) * k - tags / 2}>
            {line}
          </tspan>
        ))}
      </text>
      {tags > 0 && (
        <text class="note-tags" font-size={10.5 * k} x={left + TEXT_LEFT * k} y={top + h - 7 * k}>
          {tagLine(note.tags)}
        </text>
      )}
    </g>
  );
}

function barAt(x: number, y: number, h: number, k: number): string {
  return `M${x + 4.5 * k} ${y}a${8 * k} ${8 * k} 0 00${-4.5 * k} ${8 * k}v${h - 16 * k}a${8 * k} ${8 * k} 0 00${4.5 * k} ${8 * k}z`;
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

export function bar(height: number): string {
  const [x, y] = [-NOTE.w / 2, -height / 2];
  return `M${x + 4.5} ${y}a8 8 0 00-4.5 8v${height - 16}a8 8 0 004.5 8z`;
}
