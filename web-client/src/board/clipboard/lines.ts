import { NOTE_TEXT_LIMIT } from "../model/items.ts";

/** A paste makes at most so many notes: a longer text is a document, not a board. */
export const MOST_LINES = 200;

/** The notes in a plain text: one a line where it is a list, else the whole text in as few as it takes. */
export function notesIn(text: string): readonly string[] {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*(?:[-*•–]|\d{1,3}[.)]|\[[ x]\])\s+/u, "").trim())
    .filter((line) => line !== "");
  return lines.slice(0, MOST_LINES).flatMap(parts);
}

function parts(line: string): readonly string[] {
  const found: string[] = [];
  for (let rest = line; rest !== ""; ) {
    const cut = rest.length <= NOTE_TEXT_LIMIT ? rest.length : cutAt(rest);
    found.push(rest.slice(0, cut).trim());
    rest = rest.slice(cut).trim();
  }
  return found;
}

function cutAt(text: string): number {
  const space = text.lastIndexOf(" ", NOTE_TEXT_LIMIT);
  return space > NOTE_TEXT_LIMIT / 2 ? space : NOTE_TEXT_LIMIT;
}
