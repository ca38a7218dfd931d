import { t } from "../../i18n/t.ts";
import type { Layout } from "../geometry/layout.ts";
import { cellOf } from "../geometry/place.ts";
import type { BoardModel } from "../model/board.ts";
import type { End, Item } from "../model/items.ts";

/** What an item is called in the list. */
export function kindWord(item: Item): string {
  return item.kind === "shape" ? t(`board.form.${item.form}`) : t(`board.kind.${item.kind}`);
}

/** An item in a few words, as a screen reader hears it. */
export function spoken(board: BoardModel, layout: Layout, item: Item, cell: string): string {
  const head = cell === "" ? kindWord(item) : t("board.itemIn", { kind: kindWord(item), cell });
  const said = words(board, layout, item);
  return [said === "" ? head : `${head}: ${said}`, ...tagsOf(item), ...marks(board, item)].join(", ");
}

/** What it says, without what it is. */
export function words(board: BoardModel, layout: Layout, item: Item): string {
  if (item.kind === "link") return linkWords(board, layout, item);
  if (item.kind === "stamp") return item.glyph;
  return item.text.trim() || (item.kind === "note" ? t("board.noteEmpty") : "");
}

/** What is on it beside its words: dots, comments, and whether it can be moved. */
export function marks(board: BoardModel, item: Item): readonly string[] {
  const votes = board.votes.shownOn(item.id).value;
  const comments = board.comments.openOn(item.id).value;
  const state = item.hidden ? "board.isHidden" : item.prepared ? "board.isPrepared" : item.locked && "board.isLocked";
  return [
    votes > 0 ? t("board.votesN", { n: votes }) : "",
    comments > 0 ? t("board.commentsN", { n: comments }) : "",
    state ? t(state) : "",
  ].filter((mark) => mark !== "");
}

function tagsOf({ tags }: Item): readonly string[] {
  return tags.length === 0 ? [] : [tags.map((tag) => `#${tag}`).join(" ")];
}

function linkWords(board: BoardModel, layout: Layout, item: Item & { kind: "link" }): string {
  const words = { from: endWord(board, layout, item.from), to: endWord(board, layout, item.to) };
  const said = item.text === "" ? "" : ` (${item.text})`;
  return `${t(`board.says.${item.says}`, words)}${said}`;
}

function endWord(board: BoardModel, layout: Layout, end: End): string {
  if (end.at === "point") return t("board.aPoint");
  if (end.at === "cell") return cellOf(layout, end).label;
  const item = board.items.get(end.id);
  const text = item?.text.trim() ?? "";
  return text || (item ? kindWord(item) : t("board.aPoint"));
}
