import { type ReadonlySignal, signal } from "@preact/signals";
import {
  type Cell,
  cellOf,
  freePlace,
  keepInside,
  keyOf,
  type Layout,
  NOTE,
  nudge,
  type Place,
  type Point,
  placeIn,
  placeOf,
} from "./geometry.ts";
import type { Hands } from "./hands.ts";
import { type BoardModel, shownAt } from "./model.ts";

export interface Drag {
  readonly id: string;
  readonly place: Place;
}

/** What this person has in hand on the board: what is chosen, edited, dragged. Nothing of it is stored. */
export class Desk {
  readonly board: BoardModel;
  readonly #hands: Hands;
  readonly #chosen = signal<string | undefined>(undefined);
  readonly #edited = signal<string | undefined>(undefined);
  readonly #drag = signal<Drag | undefined>(undefined);
  readonly #cellKey = signal<string | undefined>(undefined);

  constructor(board: BoardModel, hands: Hands) {
    this.board = board;
    this.#hands = hands;
  }

  /** The chosen note. */
  get chosen(): ReadonlySignal<string | undefined> {
    return this.#chosen;
  }

  /** The note that is being written in. */
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

  choose(id: string | undefined): void {
    this.#chosen.value = id;
    const note = id === undefined ? undefined : this.board.note(id);
    if (note) this.#cellKey.value = keyOf(note.place.ring, note.place.sector);
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
    if (layout === undefined) return undefined;
    const taken = this.board.notes.peek().filter(({ place }) => cellOf(layout, place) === cell);
    return this.#write(
      freePlace(
        layout,
        cell,
        taken.map(({ place }) => shownAt(layout, place)),
        sizeOn(layout),
      ),
    );
  }

  addAt(point: Point): string | undefined {
    const layout = this.board.layout.peek();
    return layout && this.#write(landing(layout, point));
  }

  edit(id: string): void {
    this.board.beginEdit();
    this.choose(id);
    this.#edited.value = id;
  }

  /** Ends writing. A note without a word is taken away. */
  endEdit(): void {
    const id = this.#edited.peek();
    if (id === undefined) return;
    this.#edited.value = undefined;
    if (this.board.note(id)?.text.trim() === "") this.remove(id);
    this.board.beginEdit();
  }

  remove(id: string): void {
    if (this.#edited.peek() === id) this.#edited.value = undefined;
    if (this.#chosen.peek() === id) this.#chosen.value = undefined;
    this.board.remove(id);
  }

  /** Moves a note by board units, or into the cell beyond where it is at the border. */
  nudge(id: string, by: Point): Place | undefined {
    const [layout, note] = [this.board.layout.peek(), this.board.note(id)];
    if (layout === undefined || note === undefined) return undefined;
    const place = nudge(layout, note.place, by, sizeOn(layout));
    this.board.move(id, place);
    this.choose(id);
    return place;
  }

  moveTo(id: string, cell: Cell): void {
    const layout = this.board.layout.peek();
    if (layout === undefined) return;
    const taken = this.board.notes.peek().filter((note) => note.id !== id && cellOf(layout, note.place) === cell);
    const points = taken.map(({ place }) => shownAt(layout, place));
    this.board.move(id, freePlace(layout, cell, points, sizeOn(layout)));
  }

  /** Holds a note at a point. Others see it there; the place is written when it is dropped. */
  dragTo(id: string, point: Point): void {
    const layout = this.board.layout.peek();
    if (layout === undefined) return;
    const place = landing(layout, point);
    this.#drag.value = { id, place };
    this.#cellKey.value = keyOf(place.ring, place.sector);
    this.#hands.drag(id, place);
  }

  drop(): void {
    const drag = this.#drag.peek();
    if (drag && this.board.note(drag.id)) this.board.move(drag.id, drag.place);
    this.cancelDrag();
  }

  cancelDrag(): void {
    if (this.#drag.peek() === undefined) return;
    this.#drag.value = undefined;
    this.#hands.drop();
  }

  #write(place: Place): string {
    const id = this.board.add(place);
    this.choose(id);
    this.#edited.value = id;
    return id;
  }
}

/** Where a note comes to lie whose middle is let go at a point. */
function landing(layout: Layout, point: Point): Place {
  const cell = cellOf(layout, placeOf(layout, point));
  return placeIn(cell, keepInside(layout, cell, point, sizeOn(layout)));
}

function sizeOn({ noteScale }: Layout): { w: number; h: number } {
  return { w: NOTE.w * noteScale, h: (NOTE.h / 2) * noteScale };
}

/** The cell with the fewest notes; the centre last, since it is for one. */
function emptiest(board: BoardModel, layout: Layout): Cell {
  const count = (cell: Cell): number =>
    board.notes.peek().filter(({ place }) => cellOf(layout, place) === cell).length + (cell.hue === "center" ? 1e6 : 0);
  return layout.cells.toSorted((a, b) => count(a) - count(b))[0] as Cell;
}
