import { signal } from "@preact/signals";
import { type Fitted, fitText } from "./fit.ts";
import { NOTE } from "./geometry.ts";
import type { Note } from "./model.ts";

/** The text's left and right margins in a note, board units. */
export const TEXT_LEFT = 14;
const TEXT_RIGHT = 8;
const FONT = '"Atkinson Hyperlegible Next Variable", system-ui, sans-serif';

/** Changes when the typeface has come, since then every text has another width. */
const fonts = signal(0);
document.fonts?.ready.then(() => fonts.value++).catch(() => {});
document.fonts?.addEventListener("loadingdone", () => fonts.value++);

let pen: CanvasRenderingContext2D | null | undefined;
let fitted = new WeakMap<Note, Fitted>();
let fittedFor = -1;

/** A note's lines, worked out once for each change of the note. */
export function fitNote(note: Note): Fitted {
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

function measure(text: string, size: number): number {
  pen ??= document.createElement("canvas").getContext("2d");
  if (!pen) return text.length * size * 0.55;
  pen.font = `500 ${size}px ${FONT}`;
  return pen.measureText(text).width;
}
