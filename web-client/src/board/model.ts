import { computed, type ReadonlySignal, signal } from "@preact/signals";
import * as Y from "yjs";
import { newId } from "../kit/id.ts";
import type { Scope } from "../kit/scope.ts";
import {
  cellOf,
  keepInside,
  type Layout,
  layoutOf,
  NOTE,
  type Place,
  type Point,
  placeIn,
  pointOf,
} from "./geometry.ts";
import { readTemplate, type Template } from "./template.ts";
import { replaceText } from "./text.ts";

/** A note as it is shown; a new object for each change of it, the same object while it stays the same. */
export interface Note {
  readonly id: string;
  readonly place: Place;
  readonly text: string;
  readonly by: string;
  /** When it was written, ms since 1970. */
  readonly at: number;
}

/** A thought on a card, not a page. In UTF-16 units. */
export const NOTE_TEXT_LIMIT = 500;
/** The same change within this time is undone in one step, ms. */
const UNDO_GATHER_MS = 600;

type Item = Y.Map<unknown>;

/** A board: a frame (template and title, only read here) and its content (the notes). No DOM. */
export class BoardModel {
  readonly #content: Y.Doc;
  readonly #items: Y.Map<Item>;
  readonly #me: string;
  readonly #now: () => number;
  readonly #undo: Y.UndoManager;
  readonly #origin = { who: "me" };
  readonly #template = signal<Template | undefined>(undefined);
  readonly #title = signal("");
  readonly #notes = signal<readonly Note[]>([]);
  readonly #canUndo = signal(false);
  readonly #canRedo = signal(false);

  constructor(scope: Scope, frame: Y.Doc, content: Y.Doc, me: string, now: () => number = Date.now) {
    this.#content = content;
    this.#items = content.getMap<Item>("items");
    this.#me = me;
    this.#now = now;
    this.#undo = new Y.UndoManager(this.#items, {
      trackedOrigins: new Set([this.#origin]),
      captureTimeout: UNDO_GATHER_MS,
    });
    scope.add(() => this.#undo.destroy());
    this.#follow(scope, frame.getMap("meta"));
  }

  /** The board's shape, once its frame is here and can be drawn. */
  readonly layout: ReadonlySignal<Layout | undefined> = computed(() => {
    const template = this.#template.value;
    return template === undefined ? undefined : layoutOf(template);
  });

  get title(): ReadonlySignal<string> {
    return this.#title;
  }

  /** All notes, in reading order: by cell, then outwards and around. */
  readonly notes: ReadonlySignal<readonly Note[]> = computed(() => {
    const layout = this.layout.value;
    return layout === undefined ? [] : inReadingOrder(layout, this.#notes.value);
  });

  get canUndo(): ReadonlySignal<boolean> {
    return this.#canUndo;
  }

  get canRedo(): ReadonlySignal<boolean> {
    return this.#canRedo;
  }

  note(id: string): Note | undefined {
    return this.#notes.peek().find((note) => note.id === id);
  }

  /** Writes a new note and returns its id. */
  add(place: Place, text = ""): string {
    const id = newId();
    this.#change(() => {
      const item: Item = new Y.Map();
      item.set("kind", "note");
      item.set("pos", positionOf(place));
      item.set("text", new Y.Text(text));
      item.set("by", this.#me);
      item.set("at", this.#now());
      this.#items.set(id, item);
    });
    return id;
  }

  move(id: string, place: Place): void {
    this.#change(() => this.#items.get(id)?.set("pos", positionOf(place)));
  }

  remove(id: string): void {
    if (this.#items.has(id)) this.#change(() => this.#items.delete(id));
  }

  /** Begins a step of undo; what is typed until a pause belongs to it. */
  beginEdit(): void {
    this.#undo.stopCapturing();
  }

  setText(id: string, text: string): void {
    const shared = this.#items.get(id)?.get("text");
    if (!(shared instanceof Y.Text) || shared.toString() === text) return;
    this.#content.transact(() => replaceText(shared, text.slice(0, NOTE_TEXT_LIMIT)), this.#origin);
  }

  /** Takes back the last change made here; others' changes stay. */
  undo(): void {
    this.#undo.undo();
  }

  redo(): void {
    this.#undo.redo();
  }

  #change(run: () => void): void {
    this.#undo.stopCapturing();
    this.#content.transact(run, this.#origin);
  }

  #follow(scope: Scope, meta: Y.Map<unknown>): void {
    const onMeta = (): void => {
      this.#template.value = readTemplate(meta.get("template"));
      this.#title.value = String(meta.get("title") ?? "");
    };
    const onItems = (events: readonly Y.YEvent<Item>[]): void => this.#reread(changedIds(events));
    const onStack = (): void => {
      this.#canUndo.value = this.#undo.undoStack.length > 0;
      this.#canRedo.value = this.#undo.redoStack.length > 0;
    };
    meta.observe(onMeta);
    this.#items.observeDeep(onItems);
    for (const name of ["stack-item-added", "stack-item-popped", "stack-cleared"] as const)
      this.#undo.on(name, onStack);
    scope.add(() => {
      meta.unobserve(onMeta);
      this.#items.unobserveDeep(onItems);
    });
    onMeta();
    this.#reread(new Set(this.#items.keys()));
  }

  #reread(changed: ReadonlySet<string>): void {
    const notes = new Map(this.#notes.peek().map((note) => [note.id, note]));
    for (const id of changed) {
      const note = readNote(id, this.#items.get(id));
      if (note === undefined) notes.delete(id);
      else notes.set(id, note);
    }
    this.#notes.value = [...notes.values()];
  }
}

function changedIds(events: readonly Y.YEvent<Item>[]): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const event of events) {
    if (event.path.length > 0) ids.add(String(event.path[0]));
    else for (const id of event.changes.keys.keys()) ids.add(id);
  }
  return ids;
}

export function positionOf({ ring, sector, u, v }: Place): readonly [string, string, number, number] {
  return [ring, sector, rounded(u), rounded(v)];
}

/** A ten-thousandth of a cell is finer than a screen shows. */
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

/** A place as it stands in `pos`; whatever is not one lies in the middle of the first cell. */
export function placeFrom(value: unknown): Place {
  const [ring, sector, u, v] = Array.isArray(value) ? value : [];
  return { ring: String(ring ?? ""), sector: String(sector ?? ""), u: share(u), v: share(v) };
}

function share(value: unknown): number {
  return typeof value === "number" && Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : 0.5;
}

function readNote(id: string, item: unknown): Note | undefined {
  if (!(item instanceof Y.Map) || item.get("kind") !== "note") return undefined;
  return {
    id,
    place: placeFrom(item.get("pos")),
    text: String(item.get("text") ?? ""),
    by: String(item.get("by") ?? ""),
    at: Number(item.get("at") ?? 0),
  };
}

function inReadingOrder(layout: Layout, notes: readonly Note[]): readonly Note[] {
  const rank = new Map(layout.cells.map((cell, index) => [cell.key, index]));
  const order = (note: Note): number => rank.get(cellOf(layout, note.place).key) ?? 0;
  return notes.toSorted(
    (a, b) => order(a) - order(b) || a.place.v - b.place.v || a.place.u - b.place.u || (a.id < b.id ? -1 : 1),
  );
}

/** The point at which a note of the full size is drawn, kept inside its cell. */
export function shownAt(layout: Layout, place: Place, height = NOTE.h / 2): Point {
  const size = { w: NOTE.w * layout.noteScale, h: height * layout.noteScale };
  return keepInside(layout, cellOf(layout, place), pointOf(layout, place), size);
}

/** The place that keeps a dropped note where it is shown. */
export function droppedAt(layout: Layout, place: Place): Place {
  return placeIn(cellOf(layout, place), shownAt(layout, place));
}
