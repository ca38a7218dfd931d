import type { Layout } from "../geometry/layout.ts";
import { kindWord } from "../list/spoken.ts";
import type { BoardModel } from "../model/board.ts";
import { cellOfItem, inReadingOrder } from "../model/reading.ts";
import type { NameOf } from "./outline.ts";

const HEAD = ["kind", "field", "text", "tags", "author", "written", "dots"];

/** What lies on a board as a table; opened by spreadsheets, so that no cell may be taken for a formula. */
export function boardCsv(board: BoardModel, layout: Layout, nameOf: NameOf): string {
  const rows = inReadingOrder(layout, board.items.all.peek())
    .filter(({ kind }) => kind !== "stroke")
    .map((item) => [
      kindWord(item),
      cellOfItem(layout, item)?.label ?? "",
      item.kind === "stamp" ? item.glyph : item.text,
      item.tags.map((tag) => `#${tag}`).join(" "),
      nameOf(item.by) ?? "",
      item.at > 0 ? new Date(item.at).toISOString() : "",
      String(board.votes.ballot.peek()?.open ? "" : board.votes.total(item.id) || ""),
    ]);
  // The mark at the beginning tells spreadsheets that this is UTF-8.
  return `\ufeff${[HEAD, ...rows].map((row) => row.map(field).join(",")).join("\r\n")}\r\n`;
}

function field(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
