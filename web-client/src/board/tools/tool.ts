import { signal } from "@preact/signals";
import type { Desk } from "../desk.ts";
import { encloses, grown, union } from "../geometry/boxes.ts";
import { Grid } from "../geometry/grid.ts";
import type { Layout } from "../geometry/layout.ts";
import type { Box, Point } from "../geometry/point.ts";
import type { Viewport } from "../input/viewport.ts";
import type { BoardModel } from "../model/board.ts";
import { byOrder } from "../model/book.ts";
import type { Item } from "../model/items.ts";
import { boxOf, distanceFrom, isWhole } from "../render/boxes.ts";
import { fitNote } from "../render/measure.ts";

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
const EVERYWHERE: Box = { x: -1e9, y: -1e9, w: 2e9, h: 2e9 };
const REACH = { mouse: 6, pen: 8, touch: 14 } as const;

/** A board in front of a person: what tools work on. */
export class Easel {
  readonly desk: Desk;
  readonly view: Viewport;
  readonly layout: Layout;
  readonly draft = signal<Draft>(NO_DRAFT);
  /** Everything that this person's laser marked lately. */
  readonly trail = signal<Trail>([]);
  #known: { readonly state: string; readonly grid: Grid } | undefined;

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
    const near = this.touching(grown({ ...point, w: 0, h: 0 }, reach));
    return near.toSorted(byOrder).findLast((item) => this.#reaches(item, point, reach));
  }

  /** The items that a box holds whole; those of a group come along when chosen. */
  within(box: Box): readonly Item[] {
    return this.touching(box).filter((item) => this.board.isLoose(item) && encloses(box, this.boxOf(item)));
  }

  /** The items of which something may be in a part of the board. */
  touching(part: Box): readonly Item[] {
    return [...this.#grid().touching(part)].flatMap((id) => this.board.items.get(id) ?? []);
  }

  #reaches(item: Item, point: Point, reach: number): boolean {
    if (item.kind === "link" && !isWhole(this.board, item)) return false;
    return distanceFrom(this.board, this.layout, item, point) <= reach;
  }

  /** Made anew at the first question after a change of any item, or of how large they are drawn. */
  #grid(): Grid {
    const { items } = this.board;
    const state = [items.contents.peek(), items.places.peek(), fitNote.fonts()].join();
    if (this.#known?.state !== state) {
      const boxes = [...items.values()].map((item) => [item.id, this.#reachOf(item)] as const);
      this.#known = { state, grid: new Grid(boxes) };
    }
    return this.#known.grid;
  }

  /** Where something of an item may be: a stroke that is drawn many times around is anywhere. */
  #reachOf(item: Item): Box {
    return item.kind === "stroke" && (item.folds > 1 || item.mirror) ? EVERYWHERE : this.boxOf(item);
  }
}
