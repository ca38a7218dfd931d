import { boxAround, edgeTowards, middleOf } from "../geometry/boxes.ts";
import { cellAt, pointOf } from "../geometry/place.ts";
import type { Box, Point } from "../geometry/point.ts";
import type { Draft } from "../model/draft.ts";
import { type End, writeEnd } from "../model/items.ts";
import { type Easel, NO_DRAFT, type Tool, type Touch } from "./tool.ts";

/** Shorter than this nobody meant, px. */
const LEAST_PX = 12;

/** A and L: from one thing to another. A tension leads from cell to cell. */
export function linkTool(easel: Easel, head: boolean): Tool {
  const { desk, board, draft, view } = easel;
  let from: Touch | undefined;
  const show = (touch: Touch): void => {
    if (from === undefined) return;
    const [start, end] = [endAt(easel, from), endAt(easel, touch)];
    const [a, b] = [boxOfEnd(easel, start), boxOfEnd(easel, end)];
    draft.value = {
      is: "link",
      a: edgeTowards(a, middleOf(b)),
      b: edgeTowards(b, middleOf(a)),
      over: end.at === "item" ? end.id : undefined,
    };
  };
  const reset = (): void => {
    from = undefined;
    draft.value = NO_DRAFT;
  };
  return {
    cursor: "crosshair",
    start: (touch) => {
      from = touch;
    },
    move: show,
    end: (touch) => {
      const made = from && linked(easel, from, touch, head);
      const far = from ? Math.hypot(touch.at.x - from.at.x, touch.at.y - from.at.y) : 0;
      reset();
      if (!made || far < LEAST_PX) return;
      const [id] = board.add(made);
      desk.putDown();
      if (id !== undefined) desk.choose([id]);
      view.reveal(touch.point);
    },
    cancel: reset,
  };
}

function linked(easel: Easel, a: Touch, b: Touch, head: boolean): Draft | undefined {
  const [from, to] = [endAt(easel, a), endAt(easel, b)];
  if (from.at === "item" && to.at === "item" && from.id === to.id) return undefined;
  return { kind: "link", pos: a.point, text: "", fields: linkFields(easel, from, to, head) };
}

/** The fields of a link between two ends, in the style in hand. */
export function linkFields({ desk }: Easel, from: End, to: End, head: boolean): Readonly<Record<string, unknown>> {
  const { says, colour } = desk.style.peek();
  return {
    from: writeEnd(from),
    to: writeEnd(to),
    ...(says === "plain" ? {} : { says }),
    ...(head && says !== "tension" ? {} : { head: false }),
    ...(colour === "field" ? {} : { colour }),
  };
}

function endAt(easel: Easel, { point, by }: Touch): End {
  const cell = cellAt(easel.layout, point);
  if (easel.desk.style.peek().says === "tension" && cell) return { at: "cell", ring: cell.ring, sector: cell.sector };
  const item = easel.hit(point, by);
  if (item && item.kind !== "link" && item.kind !== "stroke") return { at: "item", id: item.id };
  return { at: "point", ...point };
}

function boxOfEnd(easel: Easel, end: End): Box {
  if (end.at === "point") return boxAround(end as Point, 0, 0);
  if (end.at === "cell") return boxAround(pointOf(easel.layout, { ...end, u: 0.5, v: 0.5 }), 16, 16);
  const item = easel.board.items.get(end.id);
  return item ? easel.boxOf(item) : boxAround({ x: 0, y: 0 }, 0, 0);
}
