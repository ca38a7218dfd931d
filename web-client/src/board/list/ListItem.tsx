import type { JSX } from "preact";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../kit/icons.tsx";
import { toggleLock } from "../arrange.ts";
import type { Desk } from "../desk.ts";
import type { Item } from "../model/items.ts";
import { cellOfItem } from "../model/reading.ts";
import { hueClass } from "../render/look.ts";
import type { Easel } from "../tools/tool.ts";
import type { Parts } from "./BoardList.tsx";
import { kindWord, marks, words } from "./spoken.ts";

/** An item with what is done to it without opening it. */
export function ListItem({ item, cell, easel, commands, house }: Parts & { item: Item; cell: string }): JSX.Element {
  const { board, desk, layout } = easel;
  const name = house.nameOf(item.by);
  const by = name === undefined ? "" : t("board.by", { name });
  const loose: boolean = board.isLoose(item);
  const { votes } = board;
  const open = board.comments.openOn(item.id).value;
  return (
    <div class={`list-row ${hueClass(item, cellOfItem(layout, item))}`}>
      <button
        type="button"
        class="list-note"
        disabled={!board.mayChange(item)}
        onClick={() => (loose ? desk.edit(item.id) : desk.choose([item.id]))}
      >
        <ItemWords item={item} cell={cell} board={board} layout={layout} />
        {by !== "" && <small class="soft">{by}</small>}
      </button>
      {votes.ballot.value?.open && (
        <button
          type="button"
          class="button round list-vote"
          disabled={votes.left.value <= 0}
          onClick={() => votes.give(item.id, 1)}
        >
          {votes.mine(item.id) || "+"}
          <span class="spoken">{`, ${t("board.voteMore")}`}</span>
        </button>
      )}
      {!votes.ballot.value?.open && votes.total(item.id) > 0 && (
        <span class="list-dots still">{votes.total(item.id)}</span>
      )}
      {open > 0 && (
        <button
          type="button"
          class="button round"
          aria-label={t("board.commentsN", { n: open })}
          onClick={() => {
            commands.panel.value = { is: "comments", item: item.id };
          }}
        >
          <Icon name="comment" />
        </button>
      )}
      {item.locked && board.mayChange(item) && (
        <button type="button" class="button round" aria-label={t("board.unlock")} onClick={() => unlock(desk, item.id)}>
          <Icon name="locked" />
        </button>
      )}
    </div>
  );
}

interface WordsProps extends Pick<Easel, "board" | "layout"> {
  readonly item: Item;
  readonly cell: string;
}

/** What is read of an item; what it is and where it lies is seen, and hence only spoken. */
function ItemWords({ item, cell, board, layout }: WordsProps): JSX.Element {
  const said = words(board, layout, item);
  const plain = item.kind === "note" || item.kind === "text";
  const spokenOf = [plain ? kindWord(item) : "", cell].filter((part) => part !== "").join(", ");
  const beside = marks(board, item);
  return (
    <>
      {item.kind === "image" && <img src={board.fileUrl(item.file)} alt="" loading="lazy" />}
      <span class="spoken">{`${spokenOf}: `}</span>
      <span dir="auto">{plain ? said : [kindWord(item), said].filter((part) => part !== "").join(": ")}</span>
      {item.tags.length > 0 && <small class="soft">{item.tags.map((tag) => `#${tag}`).join(" ")}</small>}
      {beside.length > 0 && <span class="spoken">{`, ${beside.join(", ")}`}</span>}
    </>
  );
}

function unlock(desk: Desk, id: string): void {
  desk.choose([id]);
  toggleLock(desk);
}
