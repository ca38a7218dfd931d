import { signal } from "@preact/signals";
import { NOTE } from "../geometry/layout.ts";
import { type Fitted, fitText, LINE_HEIGHT } from "./fit.ts";

/** The text's left and right margins in a note, board units. */
export const TEXT_LEFT = 14;
const TEXT_RIGHT = 8;
export const FONT = '"Atkinson Hyperlegible Next Variable", system-ui, sans-serif';

/** Changes when the typeface has come, since then every text has another width. */
const fonts = signal(0);
document.fonts?.ready.then(() => fonts.value++).catch(() => {});
document.fonts?.addEventListener("loadingdone", () => fonts.value++);

let pen: CanvasRenderingContext2D | null | undefined;
let fitted = new WeakMap<object, Fitted>();
let fittedFor = -1;

/** A note's lines, worked out once for each change of the note. */
export function fitNote(note: { readonly text: string }): Fitted {
  if (fittedFor !== fonts.value) {
    fitted = new WeakMap();
    fittedFor = fonts.value;
  }
  let fit = fitted.get(note);
  if (fit === undefined) {
    fit = fitText(note.text, NOTE.w - TEXT_LEFT - TEXT_RIGHT, measure);
    fitted.set(note, fit);
  }
  return fit;
}
/** Which state of the typeface texts are measured with. */
fitNote.fonts = (): number => fonts.value;

/** A free text's lines and the width of the longest, board units. */
export function fitWords({ text, size }: { readonly text: string; readonly size: number }): {
  readonly lines: readonly string[];
  readonly width: number;
} {
  const lines = text.split("\n");
  return { lines, width: Math.max(0, ...lines.map((line) => measure(line, size))) };
}

/** A text's lines in a shape of this size: at its own size or smaller, as many as there is room for. */
export function fitShape(text: string, w: number, h: number): Fitted {
  for (const size of [16, 14, 12, 10]) {
    const fit = fitText(text, Math.max(20, w - 16), (part) => measure(part, size), [
      [size, Math.max(1, Math.floor((h - 8) / (size * LINE_HEIGHT)))],
    ]);
    if (!fit.cut || size === 10) return fit;
  }
  return fitText(text, w, measure);
}

export function measure(text: string, size: number): number {
  pen ??= document.createElement("canvas").getContext("2d");
  if (!pen) return text.length * size * 0.55;
  pen.font = `500 ${size}px ${FONT}`;
  return pen.measureText(text).width;
}
