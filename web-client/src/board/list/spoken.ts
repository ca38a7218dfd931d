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
  const text = item.text.trim() || (item.kind === "note" ? t("board.noteEmpty") : "");
  const parts = [cell === "" ? kindWord(item) : t("board.itemIn", { kind: kindWord(item), cell })];
  const said = item.kind === "link" ? linkWords(board, layout, item) : item.kind === "stamp" ? item.glyph : text;
  const votes = board.votes.shownOn(item.id).value;
  const comments = board.comments.openOn(item.id).value;
  const marks = [
    item.tags.map((tag) => `#${tag}`).join(" "),
    votes > 0 ? t("board.votesN", { n: votes }) : "",
    comments > 0 ? t("board.commentsN", { n: comments }) : "",
    item.hidden ? t("board.isHidden") : item.prepared ? t("board.isPrepared") : item.locked ? t("board.isLocked") : "",
  ].filter((mark) => mark !== "");
  const head = said === "" ? parts.join("") : `${parts.join("")}: ${said}`;
  return [head, ...marks].join(", ");
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
