import type { Cell } from "../geometry/layout.ts";
import { fitText, LINE_HEIGHT } from "./fit.ts";

/** The mean width of a letter, in parts of its size: names are drawn before the typeface is here to be measured. */
export const LETTER = 0.56;
export const NAME_SIZE = 19;
/** Space at both ends of a name, board units. */
const MARGIN = 16;
/** A long name has more lines, of smaller letters. */
const STEPS = [
  [NAME_SIZE, 1],
  [17, 2],
  [15, 2],
  [13, 3],
  [11, 3],
] as const;

export interface RectName {
  readonly size: number;
  readonly x: number;
  readonly lines: readonly { readonly text: string; readonly y: number }[];
}

/** The name of a layer, at its left, or of a column, above what lies in it. */
export function rectName({ label, shape, room }: Cell): RectName | undefined {
  if (label === "" || shape.is !== "rect" || room.is !== "rect") return undefined;
  const [w, h] = room.x > shape.x ? [room.x - shape.x, shape.h] : [shape.w, room.y - shape.y];
  const { size, lines } = fitText(label, w - 2 * MARGIN, (text, size) => text.length * size * LETTER, STEPS);
  const middle = shape.y + h / 2 + size * 0.34;
  const up = (lines.length - 1) / 2;
  return {
    size,
    x: shape.x + MARGIN,
    lines: lines.map((text, line) => ({ text, y: middle + (line - up) * size * LINE_HEIGHT })),
  };
}
