import { duplicate } from "../copies.ts";
import { boxOfCorners } from "../geometry/boxes.ts";
import { cellAt } from "../geometry/place.ts";
import type { Point } from "../geometry/point.ts";
import { type Handle, handleAt, resize, resized } from "./resize.ts";
import { writeAt } from "./text.ts";
import { type Easel, NO_DRAFT, type Tool, type Touch } from "./tool.ts";

type Doing =
  | { readonly is: "nothing" }
  | { readonly is: "drag"; readonly from: Point }
  | { readonly is: "marquee"; readonly from: Point; readonly before: ReadonlySet<string> }
  | { readonly is: "resize"; readonly handle: Handle; readonly from: Point };

/** V: chooses, moves, sizes; a drag over empty ground chooses what it encloses. */
export function selectTool(easel: Easel): Tool {
  const { desk, board, layout, draft } = easel;
  let doing: Doing = { is: "nothing" };
  const stop = (): void => {
    doing = { is: "nothing" };
    draft.value = NO_DRAFT;
  };
  return {
    cursor: "default",
    tap: ({ point, by, shift }) => {
      const item = easel.hit(point, by);
      if (item && shift) return desk.toggle(item.id);
      if (item) return desk.choose([item.id]);
      desk.choose([]);
      desk.goTo(cellAt(layout, point));
    },
    doubleTap: ({ point, by }) => {
      const item = easel.hit(point, by);
      if (item) return desk.edit(item.id);
      if (layout.kind !== "map" && cellAt(layout, point)) desk.addAt(point);
      else writeAt(easel, point);
    },
    start: (touch) => {
      const { point, by, shift, alt } = touch;
      const handle = handleAt(easel, touch);
      if (handle) {
        doing = { is: "resize", handle, from: point };
        return;
      }
      const item = easel.hit(point, by);
      if (!item) {
        const before = shift ? desk.chosen.peek() : new Set<string>();
        if (!shift) desk.choose([]);
        doing = { is: "marquee", from: point, before };
        return;
      }
      if (!desk.chosen.peek().has(item.id)) desk.choose([item.id]);
      if (alt) duplicate(desk, { x: 0, y: 0 });
      if (board.isLoose(board.items.get(item.id))) doing = { is: "drag", from: point };
    },
    move: (touch) => {
      const { point } = touch;
      if (doing.is === "drag") desk.dragBy(straight(doing.from, touch));
      else if (doing.is === "resize") desk.resizing.value = resized(easel, doing.handle, doing.from, touch);
      else if (doing.is === "marquee") {
        const box = boxOfCorners(doing.from, point);
        draft.value = { is: "marquee", box };
        desk.choose([...doing.before, ...easel.within(box).map(({ id }) => id)]);
      }
    },
    end: (touch) => {
      if (doing.is === "drag") desk.drop();
      if (doing.is === "resize") resize(easel, resized(easel, doing.handle, doing.from, touch));
      stop();
    },
    cancel: () => {
      desk.cancelDrag();
      desk.resizing.value = undefined;
      stop();
    },
  };
}

/** With Shift a drag keeps to one direction. */
function straight(from: Point, { point, shift }: Touch): Point {
  const by = { x: point.x - from.x, y: point.y - from.y };
  if (!shift) return by;
  return Math.abs(by.x) > Math.abs(by.y) ? { x: by.x, y: 0 } : { x: 0, y: by.y };
}
