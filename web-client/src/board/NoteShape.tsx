import { Component, type JSX } from "preact";
import { t } from "../i18n/t.ts";
import { personClass } from "../kit/person.tsx";
import { type Fitted, LINE_HEIGHT } from "./fit.ts";
import { type Cell, type Layout, NOTE, type Place, type Point } from "./geometry.ts";
import { TEXT_LEFT } from "./measure.ts";
import { type Note, shownAt } from "./model.ts";

/** A note's height around its lines, and at the least, board units. */
const PADDING = 20;
const LOWEST = 40;

interface Props {
  readonly note: Note;
  readonly fit: Fitted;
  readonly layout: Layout;
  readonly cell: Cell;
  /** Where it is shown: its own place, or where somebody drags it. */
  readonly place: Place;
  readonly look: "plain" | "card";
  readonly chosen: boolean;
  readonly held: boolean;
  readonly edited: boolean;
  /** Who else drags it. */
  readonly heldBy: { readonly person: string; readonly name: string } | undefined;
  readonly onFocus: (id: string) => void;
}

/** One note on the board. Drawn anew only when something of it changed. */
export class NoteShape extends Component<Props> {
  override shouldComponentUpdate(next: Props): boolean {
    return (Object.keys(next) as (keyof Props)[]).some((key) => next[key] !== this.props[key]);
  }

  render({ note, fit, layout, cell, place, look, chosen, held, edited, heldBy, onFocus }: Props): JSX.Element {
    const height = heightOf(fit);
    const at = shownAt(layout, place, height);
    const states = [look, `hue-${cell.hue}`, chosen && "chosen", (held || heldBy) && "held", edited && "edited"];
    return (
      // biome-ignore lint/a11y/useSemanticElements: an SVG has no button element.
      <g
        class={`note ${states.filter(Boolean).join(" ")} ${heldBy ? personClass(heldBy.person) : ""}`}
        transform={`translate(${at.x} ${at.y}) scale(${layout.noteScale})`}
        data-note={note.id}
        tabIndex={0}
        role="button"
        aria-label={t("board.note", { cell: cell.label, text: note.text || t("board.noteEmpty") })}
        onFocus={() => onFocus(note.id)}
      >
        {look === "card" && (
          <rect class="shade" x={-NOTE.w / 2} y={2 - height / 2} width={NOTE.w} height={height} rx="8" />
        )}
        <rect class="card" x={-NOTE.w / 2} y={-height / 2} width={NOTE.w} height={height} rx="8" />
        {look === "card" && <path class="bar" d={bar(height)} />}
        <text class="note-text" font-size={fit.size}>
          {fit.lines.map((line, index) => [
            index > 0 && " ",
            <tspan key={index} x={look === "card" ? TEXT_LEFT - NOTE.w / 2 : 0} y={baseline(fit, index)}>
              {line}
            </tspan>,
          ])}
        </text>
        {fit.cut && <title>{note.text}</title>}
        {heldBy && (
          <text class="held-by" y={-height / 2 - 7}>
            {heldBy.name}
          </text>
        )}
      </g>
    );
  }
}

/** How high a note is drawn, in board units at scale 1. */
export function heightOf(fit: Fitted): number {
  return Math.max(LOWEST, fit.lines.length * fit.size * LINE_HEIGHT + PADDING);
}

/** The box of a note on the board. */
export function boxOf(layout: Layout, place: Place, fit: Fitted): Point & { w: number; h: number } {
  const h = heightOf(fit);
  const { x, y } = shownAt(layout, place, h);
  return { x, y, w: NOTE.w * layout.noteScale, h: h * layout.noteScale };
}

/** Letters stand a third of their size below the middle of their line. */
function baseline({ lines, size }: Fitted, index: number): number {
  return (index - (lines.length - 1) / 2) * size * LINE_HEIGHT + size * 0.34;
}

function bar(height: number): string {
  const [x, y] = [-NOTE.w / 2, -height / 2];
  return `M${x + 4.5} ${y}a8 8 0 00-4.5 8v${height - 16}a8 8 0 004.5 8z`;
}
