/** The width of a text at a font size, in board units. */
export type Measure = (text: string, size: number) => number;

export interface Fitted {
  readonly size: number;
  readonly lines: readonly string[];
  /** Some of the text is not shown. */
  readonly cut: boolean;
}

type Steps = readonly (readonly [size: number, lines: number])[];

export const LINE_HEIGHT = 1.28;
/** From what reads best to what can just be read, with the lines that a note may then have. */
const STEPS: Steps = [
  [14.5, 3],
  [13.5, 4],
  [12.5, 5],
  [11.5, 6],
];

/** Breaks a text into lines at the largest size at which it fits; cuts it with an ellipsis where none is small enough. */
export function fitText(text: string, width: number, measure: Measure, steps: Steps = STEPS): Fitted {
  for (const [size, most] of steps) {
    const lines = wrap(text, width, (part) => measure(part, size));
    if (lines.length <= most) return { size, lines, cut: false };
  }
  const [size, most] = steps.at(-1) as readonly [number, number];
  const lines = wrap(text, width, (part) => measure(part, size)).slice(0, most);
  const last = (lines.pop() ?? "").replace(/.{1,2}$/u, "");
  return { size, lines: [...lines, `${last}…`], cut: true };
}

/** Breaks at spaces and line ends; a word wider than a line is broken between its characters. */
export function wrap(text: string, width: number, measure: (text: string) => number): string[] {
  return text.split("\n").flatMap((paragraph) => wrapParagraph(paragraph, width, measure));
}

function wrapParagraph(paragraph: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of paragraph.split(/\s+/u)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (measure(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    const pieces = breakWord(word, width, measure);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? "";
  }
  lines.push(line);
  return lines;
}

const characters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

function breakWord(word: string, width: number, measure: (text: string) => number): string[] {
  if (measure(word) <= width) return [word];
  const pieces: string[] = [];
  let piece = "";
  for (const { segment } of characters.segment(word)) {
    if (piece !== "" && measure(piece + segment) > width) {
      pieces.push(piece);
      piece = "";
    }
    piece += segment;
  }
  return [...pieces, piece];
}
