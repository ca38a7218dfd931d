import { excalidrawItems } from "../clipboard/excalidraw.ts";
import { addAll, readItems } from "../clipboard/format.ts";
import type { BoardModel } from "../model/board.ts";
import { readComment } from "../model/comments.ts";
import { BOARD_FORMAT } from "./json.ts";

interface File {
  readonly format?: unknown;
  readonly items?: unknown;
  readonly comments?: unknown;
  readonly type?: unknown;
}

/** Adds what a file of a board, ours or Excalidraw's, holds; the number of things added, or undefined where it is no such file. */
export function addFile(board: BoardModel, text: string): number | undefined {
  const file = parsed(text);
  if (file.format === BOARD_FORMAT) return addBoard(board, file);
  if (file.type === "excalidraw") return addAll(board, excalidrawItems(file), { authors: false }).length;
  return undefined;
}

/** With what was said about its items, in one step. */
function addBoard(board: BoardModel, file: File): number {
  const items = readItems(file.items);
  board.change(() => {
    const ids = addAll(board, items, { authors: true });
    const made = new Map(items.map(({ id }, index) => [id, ids[index]]));
    board.comments.bring(
      Object.entries(file.comments ?? {}).flatMap(([id, each]) => {
        const comment = readComment(id, new Map(Object.entries(each ?? {})));
        const on = comment && made.get(comment.on);
        return comment === undefined || on === undefined ? [] : { ...comment, on };
      }),
    );
  });
  return items.length;
}

function parsed(text: string): File {
  try {
    return (JSON.parse(text) ?? {}) as File;
  } catch {
    return {};
  }
}
