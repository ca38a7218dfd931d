import { boxAround, boxOfCorners, middleOf } from "../geometry/boxes.ts";
import type { Box, Point } from "../geometry/point.ts";
import { type Easel, NO_DRAFT, type Tool, type Touch } from "./tool.ts";

const FIRST_SIZE = {
  rect: { w: 160, h: 90 },
  ellipse: { w: 160, h: 100 },
  diamond: { w: 160, h: 120 },
  frame: { w: 480, h: 320 },
};
/** Smaller than this nobody meant, board units. */
const LEAST = 8;

/** R, O, the diamond and F: a shape or a frame from corner to corner; a press alone makes one of a good size. */
export function shapeTool({ desk, board, draft }: Easel, form: keyof typeof FIRST_SIZE): Tool {
  let from: Point | undefined;
  const put = (box: Box): void => {
    const { colour, filled } = desk.style.peek();
    const paint = colour === "field" ? {} : { colour };
    const fields = {
      w: Math.round(box.w),
      h: Math.round(box.h),
      ...paint,
      ...(form === "frame" ? {} : { form, filled }),
    };
    const [id] = board.add({ kind: form === "frame" ? "frame" : "shape", pos: middleOf(box), text: "", fields });
    draft.value = NO_DRAFT;
    desk.putDown();
    if (id !== undefined) desk.choose([id]);
  };
  return {
    cursor: "crosshair",
    tap: ({ point }) => put(boxAround(point, FIRST_SIZE[form].w, FIRST_SIZE[form].h)),
    start: ({ point }) => {
      from = point;
    },
    move: (touch) => {
      if (from) draft.value = { is: "box", box: dragged(from, touch), form };
    },
    end: (touch) => {
      const box = from && dragged(from, touch);
      from = undefined;
      if (box && box.w >= LEAST && box.h >= LEAST) put(box);
      else draft.value = NO_DRAFT;
    },
    cancel: () => {
      from = undefined;
      draft.value = NO_DRAFT;
    },
  };
}

/** With Shift both sides are alike. */
function dragged(from: Point, { point, shift }: Touch): Box {
  if (!shift) return boxOfCorners(from, point);
  const side = Math.max(Math.abs(point.x - from.x), Math.abs(point.y - from.y));
  const to = { x: from.x + Math.sign(point.x - from.x) * side, y: from.y + Math.sign(point.y - from.y) * side };
  return boxOfCorners(from, to);
}
