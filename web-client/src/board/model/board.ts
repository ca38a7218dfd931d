import { computed, type ReadonlySignal, signal } from "@preact/signals";
import * as Y from "yjs";
import { newId } from "../../kit/id.ts";
import type { Scope } from "../../kit/scope.ts";
import type { Layout } from "../geometry/layout.ts";
import type { Template } from "../template.ts";
import { ItemBook } from "./book.ts";
import { Comments } from "./comments.ts";
import { followCrowds } from "./crowds.ts";
import { copyOf, setAll } from "./fields.ts";
import { type Item, type Kind, type Note, type Pos, type SharedItem, textLimit, writePos } from "./items.ts";
import { Meta } from "./meta.ts";
import { inReadingOrder } from "./reading.ts";
import { Reserves } from "./reserves.ts";
import type { Round, Timer } from "./round.ts";
import { replaceText } from "./text.ts";
import { Undo } from "./undo.ts";
import { Votes } from "./votes.ts";

/** The fields of an item as they are written, without those that every item gets by itself. */
export interface Draft {
  readonly kind: Kind;
  readonly pos: Pos;
  readonly text?: string;
  readonly fields?: Readonly<Record<string, unknown>>;
}

interface Who {
  readonly id: string;
  /** May change the frame: its title, its shape and what is prepared in it. */
  readonly frames: boolean;
  /** May only look: nothing that is written here would be taken. */
  readonly looks?: boolean;
}

/** A board: a frame (template, title, prepared items) and its content. No DOM. */
export class BoardModel {
  readonly frame: Y.Doc;
  readonly content: Y.Doc;
  readonly items = new ItemBook();
  readonly me: Who;
  /** In whose name what is new is written: several people may share a device. */
  writer: string;
  readonly #own: Y.Map<SharedItem>;
  readonly #prepared: Y.Map<SharedItem>;
  readonly #now: () => number;
  readonly #undo: Undo;
  readonly #origin = { who: "me" };
  readonly #meta: Meta;
  readonly reserves: Reserves;
  /** This person wants to look only, for now. */
  readonly viewOnly = signal(false);
  /** Told when something was to be written where this person may not. */
  onClosed: () => void = () => {};
  readonly votes: Votes;
  readonly comments: Comments;
  /** Where the file of an image is; set by whoever knows the board's address. */
  fileUrl: (hash: string) => string = () => "";
  #hidden: Y.Map<SharedItem> | undefined;
  #latest = 0;

  constructor(scope: Scope, frame: Y.Doc, content: Y.Doc, me: Who, now: () => number = Date.now) {
    this.frame = frame;
    this.content = content;
    this.#own = content.getMap<SharedItem>("items");
    this.#prepared = frame.getMap<SharedItem>("items");
    this.me = me;
    this.writer = me.id;
    this.#now = now;
    this.reserves = new Reserves(me.id, me.frames);
    this.#meta = new Meta(scope, frame.getMap("meta"), this.reserves);
    const [votes, comments] = [content.getMap<number>("votes"), content.getMap<Y.Map<unknown>>("comments")];
    const change = (run: () => void): void => this.change(run);
    this.votes = new Votes(scope, votes, this.#meta.ballot, me.id, change);
    this.comments = new Comments(scope, comments, me.id, now, change);
    const extras = [votes, comments];
    this.#undo = new Undo(scope, this.#origin, [[this.#own, ...extras] as never[], [this.#prepared] as never[]]);
    this.items.follow(scope, this.#prepared, "frame");
    this.items.follow(scope, this.#own, "board");
    followCrowds(scope, this.items, this.layout);
  }

  get template(): ReadonlySignal<Template | undefined> {
    return this.#meta.template;
  }

  get layout(): ReadonlySignal<Layout | undefined> {
    return this.#meta.layout;
  }

  get title(): ReadonlySignal<string> {
    return this.#meta.title;
  }

  /** Whether this person writes at all, now. */
  readonly writes: ReadonlySignal<boolean> = computed(
    () => this.me.looks !== true && !this.viewOnly.value && !this.reserves.onlyLooks.value,
  );

  /** All notes, in reading order: by cell, then outwards and around. */
  readonly notes: ReadonlySignal<readonly Note[]> = computed(() => {
    const layout = this.layout.value;
    const notes = this.items.all.value.filter((item) => item.kind === "note");
    return layout === undefined ? [] : (inReadingOrder(layout, notes) as readonly Note[]);
  });

  get canUndo(): ReadonlySignal<boolean> {
    return this.#undo.canUndo;
  }

  get canRedo(): ReadonlySignal<boolean> {
    return this.#undo.canRedo;
  }

  note(id: string): Note | undefined {
    const item = this.items.get(id);
    return item?.kind === "note" ? item : undefined;
  }

  /** Whether this person may change it at all; a locked item can be unlocked by anybody who may. */
  mayChange(item: Item): boolean {
    return this.writes.value && (this.me.frames || (!item.prepared && this.mayPut(item.pos)));
  }

  /** Whether this person may write at a place: it may be kept for others. */
  mayPut(pos: Pos): boolean {
    return this.reserves.opens(this.layout.value, pos);
  }

  /** Whether it moves, is written in and is deleted. */
  isLoose(item: Item | undefined): item is Item {
    return item !== undefined && this.mayChange(item) && !item.locked;
  }

  /** Writes new items in one step and returns their ids; what would lie where this person may not write is left out. */
  add(...drafts: readonly Draft[]): readonly string[] {
    const made = drafts.map((draft) => ({ id: newId(), draft }));
    this.change(() => {
      for (const { id, draft } of made) if (this.#opens(draft.pos)) this.#writes(draft).set(id, this.#write(draft));
    });
    return made.map(({ id }) => id);
  }

  addNote(pos: Pos, text = "", fields: Draft["fields"] = {}): string {
    return this.add({ kind: "note", pos, text, fields })[0] as string;
  }

  /** Sets fields of items; a field that is undefined is taken away. */
  set(ids: Iterable<string>, fields: Readonly<Record<string, unknown>>): void {
    this.change(() => {
      for (const id of ids) this.#each(id, (item) => setAll(item, fields));
    });
  }

  /** Moves items, all in one step. */
  move(
    moves: Iterable<readonly [id: string, pos: Pos]>,
    more?: (id: string) => Readonly<Record<string, unknown>>,
  ): void {
    this.change(() => {
      for (const [id, pos] of moves)
        if (this.#opens(pos)) this.#each(id, (item) => setAll(item, { pos: writePos(pos), ...more?.(id) }));
    });
  }

  remove(ids: Iterable<string>): void {
    const may = (id: string): boolean => this.mayPut(this.items.get(id)?.pos ?? { x: 0, y: 0 });
    const gone = [...ids].filter((id) => this.#homes().some((home) => home.has(id)) && may(id));
    if (gone.length === 0) return;
    this.change(() => {
      for (const id of gone) for (const home of this.#homes()) if (home.has(id)) home.delete(id);
    });
  }

  /** Begins a step of undo; what is typed until a pause belongs to it. */
  beginEdit(): void {
    this.#undo.cut();
  }

  setText(id: string, text: string): void {
    const item = this.#shared(id);
    const shared = item?.get("text");
    const kind = this.items.get(id)?.kind;
    if (item === undefined || kind === undefined || !this.writes.peek()) return;
    const next = text.slice(0, textLimit(kind));
    this.#transact(() => {
      if (!(shared instanceof Y.Text)) item.set("text", new Y.Text(next));
      else if (shared.toString() !== next) replaceText(shared, next);
    });
  }

  undo(): void {
    if (this.writes.peek()) this.#undo.undo();
  }

  redo(): void {
    if (this.writes.peek()) this.#undo.redo();
  }

  /** Changes anything of the board as one step that can be undone. */
  change(run: () => void): void {
    if (!this.writes.peek()) return;
    this.#undo.cut();
    this.#transact(run);
  }

  /** Makes items of this person's part of the frame, or gives them back to everybody; for those who lead. */
  prepare(ids: Iterable<string>, prepared: boolean): void {
    const [from, to] = prepared ? [this.#own, this.#prepared] : [this.#prepared, this.#own];
    const moved = [...ids].filter((id) => from.has(id));
    if (!this.me.frames || moved.length === 0) return;
    this.change(() => {
      for (const id of moved) {
        to.set(id, copyOf(from.get(id) as SharedItem));
        from.delete(id);
      }
    });
  }

  /** The round of writing for oneself, if there ever was one on this board. */
  get round(): ReadonlySignal<Round | undefined> {
    return this.#meta.round;
  }

  get timer(): ReadonlySignal<Timer | undefined> {
    return this.#meta.timer;
  }

  /** Writes something for everybody into the frame: a ballot, a timer, another shape; for those who lead. */
  lead(fields: Readonly<Record<string, unknown>>): void {
    const meta = this.frame.getMap("meta");
    if (!this.me.frames) return;
    this.frame.transact(() => {
      for (const [key, value] of Object.entries(fields)) {
        if (value === undefined) meta.delete(key);
        else meta.set(key, value);
      }
    }, this.#origin);
  }

  /** Takes this person's own doc in, in which notes are written while a round is open. */
  takeOwn(scope: Scope, own: Y.Doc): void {
    const items = own.getMap<SharedItem>("items");
    this.#hidden = items;
    this.items.follow(scope, items, "own");
    this.#undo.also(scope, [items as never]);
  }

  /** What this person may write in: the frame is for those who lead. */
  #homes(): readonly Y.Map<SharedItem>[] {
    return [this.#own, ...(this.#hidden ? [this.#hidden] : []), ...(this.me.frames ? [this.#prepared] : [])];
  }

  #transact(run: () => void): void {
    const inOwn = (): void => (this.#hidden?.doc ? this.#hidden.doc.transact(run, this.#origin) : run());
    this.content.transact(() => this.frame.transact(inOwn, this.#origin), this.#origin);
  }

  /** Notes of an open round go into one's own doc. */
  #writes({ kind }: Draft): Y.Map<SharedItem> {
    return kind === "note" && this.round.peek()?.open && this.#hidden ? this.#hidden : this.#own;
  }

  #write({ kind, pos, text, fields }: Draft): SharedItem {
    this.#latest = Math.max(this.#latest + 1, this.#now());
    const item: SharedItem = new Y.Map();
    setAll(item, { kind, pos: writePos(pos) });
    if (text !== undefined) item.set("text", new Y.Text(text));
    setAll(item, { by: this.writer, at: this.#latest, ...fields });
    return item;
  }

  #opens(pos: Pos): boolean {
    const open = this.mayPut(pos);
    if (!open) this.onClosed();
    return open;
  }

  #each(id: string, run: (item: SharedItem) => void): void {
    const item = this.#shared(id);
    if (item) run(item);
  }

  /** What this person may change of it. */
  #shared(id: string): SharedItem | undefined {
    const known = this.items.get(id);
    if (known && !this.me.frames && !this.mayPut(known.pos)) return undefined;
    return this.#homes()
      .find((home) => home.has(id))
      ?.get(id);
  }
}
