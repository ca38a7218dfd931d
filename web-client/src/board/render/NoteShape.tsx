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

/** A note: a card with a bar in its colour, or bare words for the one note of the centre. */
export function NoteShape({ note, layout, plain }: Props): JSX.Element {
  const fit = fitNote(note);
  const height = heightOf(note);
  const at = shownAt(layout, note);
  const tags = note.tags.length > 0 ? TAG_ROW : 0;
  return (
    <g
      class={plain ? "note plain" : "note card-note"}
      transform={`translate(${at.x} ${at.y}) scale(${scaleOf(layout, note)})`}
    >
      {!plain && <rect class="shade" x={-NOTE.w / 2} y={2 - height / 2} width={NOTE.w} height={height} rx="8" />}
      <rect class="card" x={-NOTE.w / 2} y={-height / 2} width={NOTE.w} height={height} rx="8" />
      {!plain && <path class="bar" d={bar(height)} />}
      <text class="note-text" font-size={fit.size}>
        {fit.lines.map((line, index) => (
          <tspan key={index} x={plain ? 0 : TEXT_LEFT - NOTE.w / 2} y={baseline(fit, index) - tags / 2}>
            {line}
          </tspan>
        ))}
      </text>
      {tags > 0 && (
        <text class="note-tags" x={TEXT_LEFT - NOTE.w / 2} y={height / 2 - 7}>
          {tagLine(note.tags)}
        </text>
      )}
    </g>
  );
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
