import { middleOf } from "../geometry/boxes.ts";
import type { Point } from "../geometry/point.ts";
import type { Easel } from "../tools/tool.ts";

/** What lies off the wanted direction counts so much farther. */
const ASIDE = 2.5;

/** The nearest item in a direction from the chosen one, or from what is seen. */
export function neighbour(easel: Easel, towards: Point): string | undefined {
  const { desk, board, view } = easel;
  const [id] = desk.chosen.peek();
  const item = id === undefined ? undefined : board.items.get(id);
  const from = item ? middleOf(easel.boxOf(item)) : middleOf(view.seen.peek());
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const other of board.items.values()) {
    if (other.id === id || other.kind === "stroke") continue;
    const to = middleOf(easel.boxOf(other));
    const along = (to.x - from.x) * towards.x + (to.y - from.y) * towards.y;
    const aside = Math.abs((to.x - from.x) * towards.y) + Math.abs((to.y - from.y) * towards.x);
    const far = along + ASIDE * aside;
    if (along > 1 && far < least) [best, least] = [other.id, far];
  }
  return best;
}
