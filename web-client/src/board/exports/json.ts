import { plain } from "../clipboard/format.ts";
import type { BoardModel } from "../model/board.ts";

export const BOARD_FORMAT = "mandala-board/1";

/** A board as a file that can be brought back here or elsewhere. */
export function boardJson(board: BoardModel): string {
  const file = {
    format: BOARD_FORMAT,
    title: board.title.peek(),
    template: board.frame.getMap("meta").get("template"),
    items: board.items.all.peek().map(plain),
    comments: board.content.getMap("comments").toJSON(),
  };
  return JSON.stringify(file, undefined, 1);
}
