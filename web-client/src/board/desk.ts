import { batch, type ReadonlySignal, signal } from "@preact/signals";
import { Choice } from "./choice.ts";
import { type Cell, keyOf, type Layout, type Place } from "./geometry/layout.ts";
import { freePlace, nudge } from "./geometry/moves.ts";
import type { Point } from "./geometry/point.ts";
import type { BoardModel } from "./model/board.ts";
import type { Hands } from "./model/hands.ts";
import { type Item, isFree, type Pos } from "./model/items.ts";
import { cellOfItem } from "./model/reading.ts";
import { emptiest, landed, movedEnds, notePos, noteSize, ontoGrid, plus, takenAlong } from "./placing.ts";
import { landing, shownAt, sizeOf } from "./render/boxes.ts";
import { FIRST_STYLE, type Style } from "./style.ts";
import type { ToolName } from "./tools/names.ts";
import type { Resized } from "./tools/resize.ts";

/** What is in the hand: these items, so far from where they lie. */
export interface Drag {
  readonly ids: ReadonlySet<string>;
  readonly by: Point;
}

/** What this person has in hand on the board: tool, choice, what is edited or dragged. Nothing of it is stored. */
export class Desk {
  readonly board: BoardModel;
  readonly hands: Hands;
  readonly #choice: Choice;
  readonly #edited = signal<string | undefined>(undefined);
  readonly #drag = signal<Drag | undefined>(undefined);
  readonly #cellKey = signal<string | undefined>(undefined);
  readonly #tool = signal<ToolName>("select");
  readonly #style = signal<Style>(FIRST_STYLE);
  /** The tool stays in the hand after its use. */
  readonly keepTool = signal(false);
  /** Keys, not the pointer, are at the cell, or at the chosen item: then a border shows it. */
  readonly atCell = signal(false);
  readonly atItem = signal(false);
  /** What lies freely comes to lie on a grid. */
  readonly grid = signal(false);
  /** Others' cursors are drawn. */
  readonly cursors = signal(true);
  /** Asks for the words of a note that the server puts on the board in nobody's name. */
  onAnonymous: ((pos: Pos) => void) | undefined;
  /** Brings the keys to an item; whoever draws the outline sets it. */
  focusOn: (id: string) => void = () => {};
  /** The size that is being tried on the chosen item. */
  readonly resizing = signal<Resized | undefined>(undefined);

  constructor(board: BoardModel, hands: Hands) {
    this.board = board;
    this.hands = hands;
    this.#choice = new Choice(board.items);
  }

  get tool(): ReadonlySignal<ToolName> {
    return this.#tool;
  }

  get style(): ReadonlySignal<Style> {
    return this.#style;
  }

  get chosen(): ReadonlySignal<ReadonlySet<string>> {
    return this.#choice.chosen;
  }

  /** The item that is being written in. */
  get edited(): ReadonlySignal<string | undefined> {
    return this.#edited;
  }

  get drag(): ReadonlySignal<Drag | undefined> {
    return this.#drag;
  }

  /** The cell that this person was at last. */
  get cellKey(): ReadonlySignal<string | undefined> {
    return this.#cellKey;
  }

  take(tool: ToolName): void {
    batch(() => {
      this.endEdit();
      this.#tool.value = tool;
      if (tool !== "select" && tool !== "hand") this.choose([]);
    });
  }

  /** After a tool was used: back to the pointer, unless it is to stay. */
  putDown(): void {
    if (!this.keepTool.peek()) this.#tool.value = "select";
  }

  restyle(style: Partial<Style>): void {
    this.#style.value = { ...this.#style.peek(), ...style };
  }

  /** Chooses these alone; whoever is in a group brings the group along. */
  choose(ids: Iterable<string>): void {
    this.#choice.choose(ids);
    this.#beAtChosen();
  }

  /** Comes to these by keys: what was kept stays chosen as well. */
  reach(ids: Iterable<string>): void {
    this.#choice.reach(ids);
    this.#beAtChosen();
  }

  /** Keeps what is chosen while keys go on to others; the number that is kept. */
  keepChosen(): number {
    return this.#choice.keep();
  }

  /** Adds to what is chosen, or takes away what is chosen already. */
  toggle(id: string): void {
    this.#choice.toggle(id);
  }

  chosenItems(): readonly Item[] {
    return [...this.chosen.value].flatMap((id) => this.board.items.watch(id).value ?? []);
  }

  /** What is chosen and may be changed. */
  chosenLoose(): readonly Item[] {
    return this.#loose(this.chosen.peek());
  }

  goTo(cell: Cell | undefined): void {
    this.#cellKey.value = cell?.key;
  }

  /** A new note where this person is, opened for writing; undefined while there is no board. */
  add(): string | undefined {
    const layout = this.board.layout.peek();
    if (layout === undefined) return undefined;
    return this.addIn(layout.cells.find(({ key }) => key === this.#cellKey.peek()) ?? emptiest(this.board, layout));
  }

  addIn(cell: Cell): string | undefined {
    const layout = this.board.layout.peek();
    return layout && this.#write(this.#freeIn(layout, cell));
  }

  addAt(point: Point): string | undefined {
    const layout = this.board.layout.peek();
    return layout && this.#write(notePos(layout, point));
  }

  edit(id: string): void {
    if (!this.board.isLoose(this.board.items.get(id))) return;
    this.board.beginEdit();
    this.choose([id]);
    this.#edited.value = id;
  }

  /** Ends writing. What lives by its words alone and was left without one is taken away. */
  endEdit(): void {
    const id = this.#edited.peek();
    if (id === undefined) return;
    this.#edited.value = undefined;
    const item = this.board.items.get(id);
    if (item && (item.kind === "note" || item.kind === "text") && item.text.trim() === "") this.remove([id]);
    this.board.beginEdit();
  }

  /** Deletes what may be deleted of these, and the links that led to it. */
  remove(ids: Iterable<string>): number {
    const gone = new Set([...ids].filter((id) => this.board.isLoose(this.board.items.get(id))));
    for (const item of this.board.items.values()) {
      if (item.kind !== "link" || !this.board.isLoose(item)) continue;
      if ([item.from, item.to].some((end) => end.at === "item" && gone.has(end.id))) gone.add(item.id);
    }
    if (gone.has(this.#edited.peek() ?? "")) this.#edited.value = undefined;
    this.#choice.drop(gone);
    this.board.remove(gone);
    return gone.size;
  }

  /** Moves items by board units, or into the cell beyond where they are at the border. */
  nudge(ids: Iterable<string>, by: Point): void {
    const layout = this.board.layout.peek();
    if (layout === undefined) return;
    const moves = this.#loose(ids).map((item): readonly [string, Pos] => {
      const { pos } = item;
      if (isFree(pos)) return [item.id, plus(pos, this.grid.peek() ? ontoGrid(pos, by, true) : by)];
      return [item.id, nudge(layout, pos, by, sizeOf(layout, item))];
    });
    this.board.move(moves);
    this.#beAtChosen();
  }

  moveTo(id: string, cell: Cell): void {
    const layout = this.board.layout.peek();
    if (layout) this.board.move([[id, this.#freeIn(layout, cell, id)]]);
  }

  /** Holds what is chosen so far from where it lies. Others see it there; places are written when it is dropped. */
  dragBy(to: Point): void {
    const layout = this.board.layout.peek();
    if (layout === undefined) return;
    const ids = this.#drag.peek()?.ids ?? takenAlong(this.board, layout, this.#loose(this.chosen.peek()));
    const [first] = ids;
    const item = first === undefined ? undefined : this.board.items.get(first);
    const by = this.grid.peek() && item && isFree(item.pos) ? ontoGrid(item.pos, to) : to;
    this.#drag.value = { ids, by };
    if (item && !isFree(item.pos)) {
      const place = landing(layout, item, plus(shownAt(layout, item), by)) as Place;
      this.#cellKey.value = keyOf(place.ring, place.sector);
    }
    this.hands.drag(ids, by);
  }

  drop(): void {
    const [drag, layout] = [this.#drag.peek(), this.board.layout.peek()];
    if (drag && layout) {
      const items = this.#loose(drag.ids);
      this.board.move(landed(layout, items, drag.by), (id) => movedEnds(this.board.items.get(id), drag.by));
    }
    this.cancelDrag();
  }

  cancelDrag(): void {
    if (this.#drag.peek() === undefined) return;
    this.#drag.value = undefined;
    this.hands.drop();
  }

  #loose(ids: Iterable<string>): readonly Item[] {
    return [...ids].flatMap((id) => this.board.items.get(id) ?? []).filter((item) => this.board.isLoose(item));
  }

  #beAtChosen(): void {
    const [first] = this.chosen.peek();
    const item = first === undefined ? undefined : this.board.items.get(first);
    if (item && !isFree(item.pos)) this.#cellKey.value = keyOf(item.pos.ring, item.pos.sector);
  }

  #freeIn(layout: Layout, cell: Cell, but = ""): Pos {
    const others = [...this.board.items.values()].filter(
      (item) => item.kind === "note" && item.id !== but && cellOfItem(layout, item) === cell,
    );
    const points = others.map((item) => shownAt(layout, item));
    return freePlace(layout, cell, points, noteSize(layout, cell, points.length + 1));
  }

  #write(pos: Pos): string | undefined {
    if (!this.board.writes.peek() || !this.board.mayPut(pos)) {
      this.board.onClosed();
      return undefined;
    }
    if (this.board.template.peek()?.anonymous && this.onAnonymous) {
      this.onAnonymous(pos);
      return undefined;
    }
    const { colour } = this.#style.peek();
    const id = this.board.addNote(pos, "", colour === "field" ? {} : { colour });
    this.choose([id]);
    this.#edited.value = id;
    return id;
  }
}
