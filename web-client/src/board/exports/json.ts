import { addAll, plain, readItems } from "../clipboard/format.ts";
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

/** Adds what a file holds to a board; the number of things added, or undefined where it is no such file. */
export function addJson(board: BoardModel, text: string): number | undefined {
  const { format, items } = parsed(text);
  if (format !== BOARD_FORMAT) return undefined;
  return addAll(board, readItems(items), { authors: true }).length;
}

function parsed(text: string): { format?: unknown; items?: unknown } {
  try {
    return (JSON.parse(text) ?? {}) as { format?: unknown; items?: unknown };
  } catch {
    return {};
  }
}
