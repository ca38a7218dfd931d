import { t } from "../../i18n/t.ts";
import type { Cell, Layout } from "../geometry/layout.ts";
import { spoken } from "../list/spoken.ts";
import type { BoardModel } from "../model/board.ts";
import type { Item } from "../model/items.ts";
import { cellOfItem, inReadingOrder } from "../model/reading.ts";

export type NameOf = (person: string) => string | undefined;

/** A board as a Markdown document: fields as headings, what lies in them as lists. */
export function boardMarkdown(board: BoardModel, layout: Layout, nameOf: NameOf): string {
  const byCell = grouped(board, layout);
  const parts = layout.cells.map((cell) => section(board, layout, cell, byCell.get(cell) ?? [], nameOf));
  const beside = byCell.get(undefined) ?? [];
  const rest = beside.length > 0 ? [`## ${t("board.beside")}`, "", ...entries(board, layout, beside, nameOf), ""] : [];
  return [`# ${line(board.title.peek())}`, "", ...parts.flat(), ...rest].join("\n");
}

function section(
  board: BoardModel,
  layout: Layout,
  cell: Cell,
  items: readonly Item[],
  nameOf: NameOf,
): readonly string[] {
  const prompts = cell.prompts.map((prompt) => `*${line(prompt)}*`);
  return [
    `## ${line(cell.label || board.title.peek())}`,
    "",
    ...prompts,
    prompts.length > 0 ? "" : [],
    ...entries(board, layout, items, nameOf),
    "",
  ].flat();
}

function entries(board: BoardModel, layout: Layout, items: readonly Item[], nameOf: NameOf): readonly string[] {
  return items.map((item) => {
    const name = nameOf(item.by);
    const text = item.kind === "note" || item.kind === "text" ? wordsOf(board, item) : spoken(board, layout, item, "");
    return `- ${line(text)}${name ? ` (${line(name)})` : ""}`;
  });
}

function wordsOf(board: BoardModel, item: Item): string {
  const votes = board.votes.ballot.peek()?.open ? 0 : board.votes.total(item.id);
  return [item.text, ...item.tags.map((tag) => `#${tag}`), votes > 0 ? t("board.votesN", { n: votes }) : ""]
    .filter((part) => part !== "")
    .join(" · ");
}

/** On one line, and with nothing in it that Markdown or HTML would take for a sign. */
function line(text: string): string {
  return text
    .replace(/\s+/gu, " ")
    .trim()
    .replace(/[\\`*_[\]#|~]/g, "\\$&")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;");
}

function grouped(board: BoardModel, layout: Layout): ReadonlyMap<Cell | undefined, readonly Item[]> {
  const lists = new Map<Cell | undefined, Item[]>();
  for (const item of inReadingOrder(layout, board.items.all.peek())) {
    if (item.kind === "stroke" || item.kind === "frame") continue;
    const cell = cellOfItem(layout, item);
    lists.set(cell, [...(lists.get(cell) ?? []), item]);
  }
  return lists;
}
