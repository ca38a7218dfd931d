import { notePos } from "../placing.ts";
import type { Easel, Tool, Touch } from "./tool.ts";

/** A small sign where one presses; it stays in the hand, since one stamp seldom comes alone. */
export function stampTool({ desk, board, layout }: Easel): Tool {
  const put = ({ point }: Touch): void => {
    board.add({ kind: "stamp", pos: stampPos(point), fields: { glyph: desk.style.peek().glyph } });
  };
  const stampPos = (point: Touch["point"]) => (layout.kind === "map" ? point : notePos(layout, point, "stamp"));
  return { cursor: "copy", tap: put, end: put };
}
