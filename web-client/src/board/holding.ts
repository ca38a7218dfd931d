import { type ReadonlySignal, signal } from "@preact/signals";
import { landed } from "./beside.ts";
import { type Cell, keyOf, type Layout, type Place } from "./geometry/layout.ts";
import type { Point } from "./geometry/point.ts";
import type { BoardModel } from "./model/board.ts";
import type { Hands } from "./model/hands.ts";
import { type Item, isFree } from "./model/items.ts";
import { movedEnds, ontoGrid, plus, takenAlong } from "./placing.ts";
import { landing, shownAt } from "./render/boxes.ts";

/** What is in the hand: these items, so far from where they lie. */
export interface Drag {
  readonly ids: ReadonlySet<string>;
  readonly by: Point;
}

/** Holds items away from where they lie. Others see them there; places are written when they are let go. */
export class Holding {
  readonly #board: BoardModel;
  readonly #hands: Hands;
  readonly #drag = signal<Drag | undefined>(undefined);

  constructor(board: BoardModel, hands: Hands) {
    this.#board = board;
    this.#hands = hands;
  }

  get drag(): ReadonlySignal<Drag | undefined> {
    return this.#drag;
  }

  /** Holds these, or what is held already; says over which cell the first of them is. */
  by(to: Point, items: () => readonly Item[], onGrid: boolean): Cell["key"] | undefined {
    const layout = this.#board.layout.peek();
    if (layout === undefined) return undefined;
    const ids = this.#drag.peek()?.ids ?? takenAlong(this.#board, layout, items());
    const [first] = ids;
    const item = first === undefined ? undefined : this.#board.items.get(first);
    const by = onGrid && item && isFree(item.pos) ? ontoGrid(item.pos, to) : to;
    this.#drag.value = { ids, by };
    this.#hands.drag(ids, by);
    return item && cellUnder(layout, item, by);
  }

  drop(): void {
    const [drag, layout] = [this.#drag.peek(), this.#board.layout.peek()];
    const { items } = this.#board;
    if (drag && layout) {
      const held = [...drag.ids].flatMap((id) => items.get(id) ?? []).filter((item) => this.#board.isLoose(item));
      this.#board.move(landed(this.#board, layout, held, drag.by), (id) => movedEnds(items.get(id), drag.by));
    }
    this.cancel();
  }

  cancel(): void {
    if (this.#drag.peek() === undefined) return;
    this.#drag.value = undefined;
    this.#hands.drop();
  }
}

function cellUnder(layout: Layout, item: Item, by: Point): Cell["key"] | undefined {
  if (isFree(item.pos)) return undefined;
  const { ring, sector } = landing(layout, item, plus(shownAt(layout, item), by)) as Place;
  return keyOf(ring, sector);
}
