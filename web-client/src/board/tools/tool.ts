import { signal } from "@preact/signals";
import type { Desk } from "../desk.ts";
import { union } from "../geometry/boxes.ts";
import type { Layout } from "../geometry/layout.ts";
import type { Box, Point } from "../geometry/point.ts";
import type { Viewport } from "../input/viewport.ts";
import type { BoardModel } from "../model/board.ts";
import type { Item } from "../model/items.ts";
import { boxOf, distanceFrom, isWhole } from "../render/boxes.ts";

/** A pointer on the board. */
export interface Touch {
  /** On the screen, px from the surface's corner. */
  readonly at: Point;
  /** On the board. */
  readonly point: Point;
  readonly by: "mouse" | "pen" | "touch";
  /** 0 to 1; half where the device does not know. */
  readonly pressure: number;
  readonly shift: boolean;
  readonly alt: boolean;
  readonly control: boolean;
}

/** What a pointer does while this tool is in the hand. A drag is `start`, `move`s, and `end` or `cancel`. */
export interface Tool {
  readonly cursor: string;
  /** Begins at the press, without waiting whether it becomes a drag. */
  readonly eager?: boolean;
  tap?(touch: Touch): void;
  doubleTap?(touch: Touch): void;
  hover?(touch: Touch | undefined): void;
  start?(touch: Touch): void;
  move?(touch: Touch): void;
  end?(touch: Touch): void;
  cancel?(): void;
}

/** Points of a line that is being drawn: x, y, pressure. */
export type Trail = readonly (readonly [number, number, number])[];

/** What is drawn over the board while a tool is at work; nothing of it is stored. */
export type Draft =
  | { readonly is: "none" }
  | { readonly is: "marquee"; readonly box: Box }
  | { readonly is: "stroke"; readonly points: Trail; readonly marker: boolean }
  | { readonly is: "box"; readonly box: Box; readonly form: "rect" | "ellipse" | "diamond" | "frame" }
  | { readonly is: "link"; readonly a: Point; readonly b: Point; readonly over: string | undefined }
  | { readonly is: "erase"; readonly ids: ReadonlySet<string> };

export const NO_DRAFT: Draft = { is: "none" };
const REACH = { mouse: 6, pen: 8, touch: 14 } as const;

/** A board in front of a person: what tools work on. */
export class Easel {
  readonly desk: Desk;
  readonly view: Viewport;
  readonly layout: Layout;
  readonly draft = signal<Draft>(NO_DRAFT);
  /** Everything that this person's laser marked lately. */
  readonly trail = signal<Trail>([]);

  constructor(desk: Desk, view: Viewport, layout: Layout) {
    this.desk = desk;
    this.view = view;
    this.layout = layout;
  }

  get board(): BoardModel {
    return this.desk.board;
  }

  boxOf(item: Item): Box {
    return boxOf(this.board, this.layout, item);
  }

  /** Shows what is chosen as large as it fits. */
  fitChosen(): void {
    const box = union(
      [...this.desk.chosen.peek()].flatMap((id) => this.board.items.get(id) ?? []).map((item) => this.boxOf(item)),
    );
    if (box) this.view.fit(box);
  }

  /** The foremost item at a point. A hollow shape is hit at its border only. */
  hit(point: Point, by: Touch["by"] = "mouse"): Item | undefined {
    const reach = REACH[by] / this.view.scale.peek();
    const ids = this.board.items.order.peek();
    for (let at = ids.length - 1; at >= 0; at--) {
      const item = this.board.items.get(ids[at] as string);
      if (item && this.#near(item, point, reach)) return item;
    }
    return undefined;
  }

  /** The items that a box holds whole; those of a group come along when chosen. */
  within(box: Box): readonly Item[] {
    const inside = (inner: Box): boolean =>
      inner.x >= box.x && inner.y >= box.y && inner.x + inner.w <= box.x + box.w && inner.y + inner.h <= box.y + box.h;
    return [...this.board.items.values()].filter((item) => this.board.isLoose(item) && inside(this.boxOf(item)));
  }

  #near(item: Item, point: Point, reach: number): boolean {
    if (item.kind === "link" && !isWhole(this.board, item)) return false;
    const folded = item.kind === "stroke" && (item.folds > 1 || item.mirror);
    const { x, y, w, h } = this.boxOf(item);
    const near = point.x >= x - reach && point.y >= y - reach && point.x <= x + w + reach && point.y <= y + h + reach;
    return (near || folded) && distanceFrom(this.board, this.layout, item, point) <= reach;
  }
}
