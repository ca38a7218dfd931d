import type { Easel, Tool, Touch } from "./tool.ts";

/** T: free text where one presses. */
export function textTool(easel: Easel): Tool {
  const put = ({ point }: Touch): void => {
    writeAt(easel, point);
    easel.desk.putDown();
  };
  return { cursor: "text", tap: put, end: put };
}

/** Begins a free text whose first line is at a point. */
export function writeAt({ desk, board }: Easel, { x, y }: { x: number; y: number }): void {
  const { size, colour } = desk.style.peek();
  const fields = { size, ...(colour === "field" ? {} : { colour }) };
  const [id] = board.add({ kind: "text", pos: { x, y: y - size * 0.64 }, text: "", fields });
  if (id !== undefined) desk.edit(id);
}
