/** Letters that are written from right to left: Hebrew, Arabic and its kin, and their presentation forms. */
const TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;
const LETTER = /\p{L}/u;

/** Whether a text runs from right to left: by its first letter, as a browser does with `dir="auto"`. */
export function runsToLeft(text: string): boolean {
  return TO_LEFT.test(LETTER.exec(text)?.[0] ?? "");
}

/** For an SVG text; nothing where it is the usual direction. */
export function directionOf(text: string): { readonly direction?: "rtl" } {
  return runsToLeft(text) ? { direction: "rtl" } : {};
}
