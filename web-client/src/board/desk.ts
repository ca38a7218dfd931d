import { batch, type ReadonlySignal, signal } from "@preact/signals";
import { encloses } from "./geometry/boxes.ts";
import { type Cell, keyOf, type Layout, NOTE, type Place } from "./geometry/layout.ts";
import { freePlace, nudge } from "./geometry/moves.ts";
import { placeOf } from "./geometry/place.ts";
import type { Box, Point } from "./geometry/point.ts";
import type { BoardModel } from "./model/board.ts";
import type { Hands } from "./model/hands.ts";
import { type End, type Item, isFree, type Pos, writeEnd } from "./model/items.ts";
import { cellOfItem } from "./model/reading.ts";
import { boxOf, landing, shownAt, sizeOf } from "./render/boxes.ts";
import { FIRST_STYLE, type Style } from "./style.ts";
import type { ToolName } from "./tools/names.ts";
import type { Resized } from "./tools/resize.ts";

/** What is in the hand: these items, so far from where they lie. */
export interface Drag {
  readonly ids: ReadonlySet<string>;
  readonly by: Point;
}

const NONE: ReadonlySet<string> = new Set();

/** What this person has in hand on the board: tool, choice, what is edited or dragged. Nothing of it is stored. */
export class Desk {
  readonly board: BoardModel;
  readonly hands: Hands;
  readonly #chosen = signal<ReadonlySet<string>>(NONE);
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
  /** Asks for the words of a note that the server puts on the board in nobody's name. */
  onAnonymous: ((pos: Pos) => void) | undefined;
  /** Brings the keys to an item; whoever draws the outline sets it. */
  focusOn: (id: string) => void = () => {};
  /** The size that is being tried on the chosen item. */
  readonly resizing = signal<Resized | undefined>(undefined);

  constructor(board: BoardModel, hands: Hands) {
    this.board = board;
    this.hands = hands;
  }

  get tool(): ReadonlySignal<ToolName> {
    return this.#tool;
  }

  get style(): ReadonlySignal<Style> {
    return this.#style;
  }

  get chosen(): ReadonlySignal<ReadonlySet<string>> {
    return this.#chosen;
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
    const chosen = this.#withGroups(ids);
    this.#chosen.value = chosen.size === 0 ? NONE : chosen;
    const [first] = chosen;
    const item = first === undefined ? undefined : this.board.items.get(first);
    if (item && !isFree(item.pos)) this.#cellKey.value = keyOf(item.pos.ring, item.pos.sector);
  }

  /** Adds to what is chosen, or takes away what is chosen already. */
  toggle(id: string): void {
    const next = new Set(this.#chosen.peek());
    const gone = next.has(id);
    for (const each of this.#withGroups([id])) {
      if (gone) next.delete(each);
      else next.add(each);
    }
    this.#chosen.value = next;
  }

  chosenItems(): readonly Item[] {
    return [...this.#chosen.value].flatMap((id) => this.board.items.watch(id).value ?? []);
  }

  /** What is chosen and may be changed. */
  chosenLoose(): readonly Item[] {
    return this.#loose(this.#chosen.peek());
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
    this.#chosen.value = new Set([...this.#chosen.peek()].filter((id) => !gone.has(id)));
    this.board.remove(gone);
    return gone.size;
  }

  /** Moves items by board units, or into the cell beyond where they are at the border. */
  nudge(ids: Iterable<string>, by: Point): void {
    const layout = this.board.layout.peek();
    if (layout === undefined) return;
    const moves = this.#loose(ids).map((item): readonly [string, Pos] => {
      const { pos } = item;
      if (isFree(pos)) return [item.id, { x: pos.x + by.x, y: pos.y + by.y }];
      return [item.id, nudge(layout, pos, by, sizeOf(layout, item))];
    });
    this.board.move(moves);
    this.choose(this.#chosen.peek());
  }

  moveTo(id: string, cell: Cell): void {
    const layout = this.board.layout.peek();
    if (layout) this.board.move([[id, this.#freeIn(layout, cell, id)]]);
  }

  /** Holds what is chosen so far from where it lies. Others see it there; places are written when it is dropped. */
  dragBy(by: Point): void {
    const layout = this.board.layout.peek();
    if (layout === undefined) return;
    const ids = this.#drag.peek()?.ids ?? this.#taken(layout);
    this.#drag.value = { ids, by };
    const [first] = ids;
    const item = first === undefined ? undefined : this.board.items.get(first);
    if (item && !isFree(item.pos)) {
      const place = landing(layout, item, plus(shownAt(layout, item), by)) as Place;
      this.#cellKey.value = keyOf(place.ring, place.sector);
    }
    this.hands.drag(ids, by);
  }

  drop(): void {
    const [drag, layout] = [this.#drag.peek(), this.board.layout.peek()];
    if (drag && layout) this.board.move(this.#landed(layout, drag), (id) => this.#movedEnds(id, drag.by));
    this.cancelDrag();
  }

  cancelDrag(): void {
    if (this.#drag.peek() === undefined) return;
    this.#drag.value = undefined;
    this.hands.drop();
  }

  /** What is chosen and loose, and what lies in the frames among it. */
  #taken(layout: Layout): ReadonlySet<string> {
    const own = this.#loose(this.#chosen.peek());
    const taken = new Set(own.map(({ id }) => id));
    for (const frame of own.filter(({ kind }) => kind === "frame")) {
      const box = boxOf(this.board, layout, frame);
      for (const item of this.board.items.values())
        if (this.board.isLoose(item) && encloses(box, boxOf(this.board, layout, item))) taken.add(item.id);
    }
    return taken;
  }

  #landed(layout: Layout, { ids, by }: Drag): readonly (readonly [string, Pos])[] {
    return this.#loose(ids).map((item) => [
      item.id,
      item.kind === "link" ? item.pos : landing(layout, item, plus(shownAt(layout, item), by)),
    ]);
  }

  /** The free ends of a link move with it; the others stay at what they are tied to. */
  #movedEnds(id: string, by: Point): Readonly<Record<string, unknown>> {
    const item = this.board.items.get(id);
    if (item?.kind !== "link") return {};
    const moved = (end: End): End => (end.at === "point" ? { at: "point", ...plus(end, by) } : end);
    return { from: writeEnd(moved(item.from)), to: writeEnd(moved(item.to)) };
  }

  #loose(ids: Iterable<string>): readonly Item[] {
    return [...ids].flatMap((id) => this.board.items.get(id) ?? []).filter((item) => this.board.isLoose(item));
  }

  #withGroups(ids: Iterable<string>): Set<string> {
    const chosen = new Set([...ids].filter((id) => this.board.items.get(id) !== undefined));
    const groups = new Set(
      [...chosen].map((id) => this.board.items.get(id)?.group ?? "").filter((group) => group !== ""),
    );
    if (groups.size > 0) for (const item of this.board.items.values()) if (groups.has(item.group)) chosen.add(item.id);
    return chosen;
  }

  #freeIn(layout: Layout, cell: Cell, but = ""): Pos {
    const others = [...this.board.items.values()].filter(
      (item) => item.kind === "note" && item.id !== but && cellOfItem(layout, item) === cell,
    );
    const points = others.map((item) => shownAt(layout, item));
    return freePlace(layout, cell, points, noteSize(layout));
  }

  #write(pos: Pos): string | undefined {
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

/** Where a new note comes to lie at a point: in a cell, or on a map freely. */
export function notePos(layout: Layout, point: Point, kind: "note" | "stamp" = "note"): Pos {
  if (layout.kind === "map") return point;
  const item = { kind, pos: placeOf(layout, point), text: "", tags: [] } as unknown as Item;
  return landing(layout, item, point);
}

export function boxesOf(board: BoardModel, layout: Layout, items: readonly Item[]): readonly Box[] {
  return items.map((item) => boxOf(board, layout, item));
}

function plus(a: Point, b: Point): Point {
  return { x: a.x + b.x, y: a.y + b.y };
}

function noteSize({ noteScale }: Layout): { w: number; h: number } {
  return { w: NOTE.w * noteScale, h: (NOTE.h / 2) * noteScale };
}

/** The cell with the fewest notes; the centre last, since it is for one. */
function emptiest(board: BoardModel, layout: Layout): Cell {
  const count = (cell: Cell): number =>
    board.notes.peek().filter((note) => cellOfItem(layout, note) === cell).length + (cell.hue === "center" ? 1e6 : 0);
  return layout.cells.toSorted((a, b) => count(a) - count(b))[0] as Cell;
}
