import type { Easel, Tool, Touch } from "./tool.ts";

/** N: a note where one presses, opened for writing. */
export function noteTool({ desk }: Easel): Tool {
  const put = ({ point }: Touch): void => {
    desk.addAt(point);
    desk.putDown();
  };
  return { cursor: "copy", tap: put, end: put };
}
