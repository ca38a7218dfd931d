import type { Point } from "../geometry/point.ts";
import type { Easel, Tool, Touch } from "./tool.ts";

/** H: moves the board. */
export function handTool({ view }: Easel): Tool {
  let last: Point | undefined;
  return {
    cursor: "grab",
    start: ({ at }) => {
      last = at;
    },
    move: ({ at }: Touch) => {
      if (last) view.pan(at.x - last.x, at.y - last.y);
      last = at;
    },
  };
}
