import { signal } from "@preact/signals";
import { t } from "../i18n/t.ts";
import { tell } from "../kit/status.tsx";
import { middleOf } from "./geometry/boxes.ts";
import type { Cell } from "./geometry/layout.ts";
import type { Point } from "./geometry/point.ts";
import type { ItemStyle } from "./itemStyle.ts";
import { withLate } from "./late.ts";
import type { Pos } from "./model/items.ts";
import type { Easel } from "./tools/tool.ts";

/** What is open over the board. */
export type Panel =
  | { readonly is: "none" }
  | { readonly is: "find" | "palette" | "help" | "say" | "export" | "facilitate" | "import" | "changes" | "link" }
  | { readonly is: "comments"; readonly item: string }
  | { readonly is: "anonymous"; readonly pos: Pos }
  | { readonly is: "menu"; readonly at: Point };

const NONE: Panel = { is: "none" };

/** Panels that begin with a field to type into. */
const WITH_FIELD: ReadonlySet<Panel["is"]> = new Set(["find", "palette", "say", "comments", "link"]);

/** Stands for the key among characters. */
const ENTER = "\n";

/** What was typed for a field, and whether Enter followed it. */
export interface Ahead {
  readonly words: string;
  readonly entered: boolean;
}

/** What keys, menus and buttons ask for beyond changing items. */
export class Commands {
  readonly #easel: Easel;
  readonly panel = signal<Panel>(NONE);
  /** The bars are put away. */
  readonly zen = signal(false);
  /** The pointer's last place on the board, where things are pasted. */
  pointer: Point | undefined;
  #ahead: string | undefined;
  #style: ItemStyle | undefined;
  /** Opens a dialog to choose image files. */
  onPickImage: () => void = () => {};

  constructor(easel: Easel) {
    this.#easel = easel;
    easel.desk.onAnonymous = (pos) => {
      this.#show({ is: "anonymous", pos });
    };
  }

  open(panel: Exclude<Panel["is"], "none" | "comments" | "menu" | "anonymous">): void {
    this.#show({ is: panel });
  }

  close(): void {
    this.#show(NONE);
  }

  /** Keeps a key for the field of the panel that was asked for but is not there yet. False when no field is waited for. */
  typeAhead(key: string): boolean {
    if (this.#ahead === undefined) return false;
    if (key === "Escape") this.close();
    else if (key === "Enter") this.#ahead += ENTER;
    else if (key.length === 1) this.#ahead += key;
    else return false;
    return true;
  }

  /** What was typed before the panel's field was there; from now on the field takes the keys itself. */
  takeAhead(): Ahead {
    const [words = "", ...more] = (this.#ahead ?? "").split(ENTER);
    this.#ahead = undefined;
    return { words, entered: more.length > 0 };
  }

  find(): void {
    this.open("find");
  }

  palette(): void {
    this.open("palette");
  }

  help(): void {
    this.open("help");
  }

  sayAtCursor(): void {
    this.open("say");
  }

  /** Links the two things that are chosen, or asks where a link from the one is to lead. */
  link(): void {
    withLate(({ isEnd, linkItems }) => {
      const [from, to, ...more] = this.#easel.desk.chosenItems().filter(isEnd);
      if (from && to && more.length === 0) linkItems(this.#easel, from, to);
      else if (from && !to) this.open("link");
      else tell(t("board.linkNeeds"));
    });
  }

  /** Nothing but the board is on the screen, or the bars again. */
  focusMode(): void {
    this.zen.value = !this.zen.peek();
    tell(t(this.zen.peek() ? "board.zenOn" : "board.zenOff"));
  }

  /** Nothing can be changed by a slip, or everything again. */
  lookOnly(): void {
    const { desk, board } = this.#easel;
    desk.take("select");
    desk.choose([]);
    board.viewOnly.value = !board.viewOnly.peek();
    tell(t(board.viewOnly.peek() ? "board.lookOn" : "board.lookOff"));
  }

  grid(): void {
    const { grid } = this.#easel.desk;
    grid.value = !grid.peek();
    tell(t(grid.peek() ? "board.gridOn" : "board.gridOff"));
  }

  /** Many cursors can be much: they are put away, or shown again. */
  cursors(): void {
    const { cursors } = this.#easel.desk;
    cursors.value = !cursors.peek();
    tell(t(cursors.peek() ? "board.cursorsOn" : "board.cursorsOff"));
  }

  pickImage(): void {
    this.onPickImage();
  }

  copyAsPng(): boolean {
    const chosen = this.#easel.desk.chosenItems();
    void import("./exports/save.ts").then(({ copyPicture }) =>
      copyPicture(this.#easel, chosen.length > 0 ? chosen : undefined),
    );
    return true;
  }

  comment(): void {
    const [item] = this.#easel.desk.chosen.peek();
    if (item !== undefined) this.#show({ is: "comments", item });
  }

  menu(at: Point): void {
    this.#show({ is: "menu", at });
  }

  /** The menu of what is chosen, else of the cell where the keys are, else of the board. */
  menuByKeys(): void {
    const { desk, view } = this.#easel;
    const [item] = desk.chosenItems();
    this.menu(
      view.toScreen(item ? middleOf(this.#easel.boxOf(item)) : (this.#cell?.middle ?? middleOf(view.seen.peek()))),
    );
  }

  chooseAll(): void {
    const { desk, board } = this.#easel;
    desk.choose([...board.items.values()].filter((item) => board.isLoose(item)).map(({ id }) => id));
  }

  /** Shows the cell that this person is at. */
  showCell(): void {
    const { layout, view } = this.#easel;
    const cell = this.#cell ?? layout.cells[0];
    if (!cell) return;
    const { shape } = cell;
    if (shape.is === "rect") view.fit(shape);
    else {
      const r =
        shape.is === "disc"
          ? shape.r
          : Math.max(shape.r1 - shape.r0, shape.r1 * Math.min(1, shape.a1 - shape.a0)) * 0.55;
      view.fit({ x: cell.middle.x - r, y: cell.middle.y - r, w: 2 * r, h: 2 * r });
    }
  }

  copyStyle(): void {
    withLate(({ styleOf }) => {
      const style = styleOf(this.#easel.desk);
      if (!style) return;
      this.#style = style;
      tell(t("board.styleCopied"));
    });
  }

  pasteStyle(): void {
    withLate(({ restyle }) => this.#style && restyle(this.#easel.desk, this.#style));
  }

  get #cell(): Cell | undefined {
    const { layout, desk } = this.#easel;
    return layout.cells.find(({ key }) => key === desk.cellKey.peek());
  }

  #show(panel: Panel): void {
    this.#ahead = WITH_FIELD.has(panel.is) ? "" : undefined;
    this.panel.value = panel;
  }
}
