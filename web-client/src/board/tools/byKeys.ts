import { middleOf } from "../geometry/boxes.ts";
import type { Cell } from "../geometry/layout.ts";
import type { Point } from "../geometry/point.ts";
import type { End, Item } from "../model/items.ts";
import { linkFields } from "./link.ts";
import type { Easel, Touch } from "./tool.ts";
import { toolsFor } from "./tools.ts";

/** What the tool in the hand makes, without a pointer: in the cell that the keys are at, or in the middle of what is seen. */
export function putByKeys(easel: Easel): void {
  const { desk, view } = easel;
  const tool = desk.tool.peek();
  const point = whereKeysAre(easel);
  const touch: Touch = {
    ...{ at: view.toScreen(point), point, by: "mouse", pressure: 0.5 },
    ...{ shift: false, alt: false, control: false },
  };
  if (tool !== "image") toolsFor(easel)[tool].tap?.(touch);
}

function whereKeysAre({ desk, layout, view }: Easel): Point {
  const cell = layout.kind === "map" ? undefined : layout.cells.find(({ key }) => key === desk.cellKey.peek());
  return cell?.middle ?? middleOf(view.seen.peek());
}

/** What a link may lead from and to. */
export function isEnd({ kind }: Item): boolean {
  return kind !== "link" && kind !== "stroke";
}

/** A link from one thing to another, which is then chosen, so that Enter writes its word. */
export function linkItems(easel: Easel, from: Item, to: Item): void {
  const { board, desk } = easel;
  const end = ({ id }: Item): End => ({ at: "item", id });
  const fields = linkFields(easel, end(from), end(to), true);
  const [id] = board.add({ kind: "link", pos: middleOf(easel.boxOf(from)), text: "", fields });
  if (id !== undefined) desk.choose([id]);
}

/** A tension between two cells, chosen like a link between things. */
export function linkCells(easel: Easel, from: Cell, to: Cell): void {
  const { board, desk } = easel;
  const end = ({ ring, sector }: Cell): End => ({ at: "cell", ring, sector });
  const fields = { ...linkFields(easel, end(from), end(to), false), says: "tension" };
  const [id] = board.add({ kind: "link", pos: from.middle, text: "", fields });
  if (id !== undefined) desk.choose([id]);
}
