import { batch, type ReadonlySignal, signal } from "@preact/signals";
import { freeIn } from "./beside.ts";
import { Choice } from "./choice.ts";
import { type Cell, keyOf } from "./geometry/layout.ts";
import { nudge } from "./geometry/moves.ts";
import type { Point } from "./geometry/point.ts";
import { type Drag, Holding } from "./holding.ts";
import type { BoardModel } from "./model/board.ts";
import type { Hands } from "./model/hands.ts";
import { type Item, isFree, type Pos } from "./model/items.ts";
import { emptiest, notePos, ontoGrid, plus } from "./placing.ts";
import { sizeOf } from "./render/boxes.ts";
import { FIRST_STYLE, type Style } from "./style.ts";
import type { ToolName } from "./tools/names.ts";
import type { Resized } from "./tools/resize.ts";

/** What this person has in hand on the board: tool, choice, what is edited or dragged. Nothing of it is stored. */
export class Desk {
  readonly board: BoardModel;
  readonly hands: Hands;
  readonly #choice: Choice;
  readonly #edited = signal<string | undefined>(undefined);
  readonly #holding: Holding;
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
    this.#holding = new Holding(board, hands);
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
    return this.#holding.drag;
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
    return layout && this.#write(freeIn(this.board, layout, cell));
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
    for (const link of this.board.items.links()) {
      if (!this.board.isLoose(link)) continue;
      if ([link.from, link.to].some((end) => end.at === "item" && gone.has(end.id))) gone.add(link.id);
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
    if (layout) this.board.move([[id, freeIn(this.board, layout, cell, id)]]);
  }

  /** Holds what is chosen so far from where it lies. Others see it there; places are written when it is dropped. */
  dragBy(to: Point): void {
    const cell = this.#holding.by(to, () => this.#loose(this.chosen.peek()), this.grid.peek());
    if (cell !== undefined) this.#cellKey.value = cell;
  }

  drop(): void {
    this.#holding.drop();
  }

  cancelDrag(): void {
    this.#holding.cancel();
  }

  #loose(ids: Iterable<string>): readonly Item[] {
    return [...ids].flatMap((id) => this.board.items.get(id) ?? []).filter((item) => this.board.isLoose(item));
  }

  #beAtChosen(): void {
    const [first] = this.chosen.peek();
    const item = first === undefined ? undefined : this.board.items.get(first);
    if (item && !isFree(item.pos)) this.#cellKey.value = keyOf(item.pos.ring, item.pos.sector);
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
