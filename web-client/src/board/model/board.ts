import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type * as Y from "yjs";
import { newId } from "../../kit/id.ts";
import type { Scope } from "../../kit/scope.ts";
import type { Layout } from "../geometry/layout.ts";
import type { Template } from "../template.ts";
import { ItemBook } from "./book.ts";
import { Comments } from "./comments.ts";
import { followCrowds } from "./crowds.ts";
import { type Draft, written } from "./draft.ts";
import { setAll } from "./fields.ts";
import { Homes } from "./homes.ts";
import { type Item, type Note, type Pos, type SharedItem, textLimit, writePos } from "./items.ts";
import { Meta } from "./meta.ts";
import { inReadingOrder } from "./reading.ts";
import { Reserves } from "./reserves.ts";
import type { Round, Timer } from "./round.ts";
import { writeText } from "./text.ts";
import { Undo } from "./undo.ts";
import { Votes } from "./votes.ts";

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
  readonly #homes: Homes;
  readonly #now: () => number;
  readonly #undo: Undo;
  readonly #origin = { who: "me" };
  readonly template: ReadonlySignal<Template | undefined>;
  readonly layout: ReadonlySignal<Layout | undefined>;
  readonly title: ReadonlySignal<string>;
  /** The round of writing for oneself, if there ever was one on this board. */
  readonly round: ReadonlySignal<Round | undefined>;
  readonly timer: ReadonlySignal<Timer | undefined>;
  readonly canUndo: ReadonlySignal<boolean>;
  readonly canRedo: ReadonlySignal<boolean>;
  readonly reserves: Reserves;
  /** This person wants to look only, for now. */
  readonly viewOnly = signal(false);
  /** Told when something was to be written where this person may not. */
  onClosed: () => void = () => {};
  readonly votes: Votes;
  readonly comments: Comments;
  /** Where the file of an image is; set by whoever knows the board's address. */
  fileUrl: (hash: string) => string = () => "";
  #latest = 0;

  constructor(scope: Scope, frame: Y.Doc, content: Y.Doc, me: Who, now: () => number = Date.now) {
    this.frame = frame;
    this.content = content;
    const [own, prepared] = [content.getMap<SharedItem>("items"), frame.getMap<SharedItem>("items")];
    this.#homes = new Homes(own, prepared, me.frames);
    this.me = me;
    this.writer = me.id;
    this.#now = now;
    this.reserves = new Reserves(me.id, me.frames);
    const meta = new Meta(scope, frame.getMap("meta"), this.reserves);
    this.template = meta.template;
    this.layout = meta.layout;
    this.title = meta.title;
    this.round = meta.round;
    this.timer = meta.timer;
    const [votes, comments] = [content.getMap<number>("votes"), content.getMap<Y.Map<unknown>>("comments")];
    const change = (run: () => void): void => this.change(run);
    this.votes = new Votes(scope, votes, meta.ballot, me.id, change);
    this.comments = new Comments(scope, comments, me.id, now, change);
    this.#undo = new Undo(scope, this.#origin, [[own, votes, comments] as never[], [prepared] as never[]]);
    this.canUndo = this.#undo.canUndo;
    this.canRedo = this.#undo.canRedo;
    this.items.follow(scope, prepared, "frame");
    this.items.follow(scope, own, "board");
    followCrowds(scope, this.items, this.layout);
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
      for (const { id, draft } of made) if (this.#opens(draft.pos)) this.#homeOf(draft).set(id, this.#written(draft));
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
    const gone = [...ids].filter((id) => this.#shared(id) !== undefined);
    if (gone.length === 0) return;
    this.change(() => {
      for (const id of gone) this.#homes.remove(id);
    });
  }

  /** Begins a step of undo; what is typed until a pause belongs to it. */
  beginEdit(): void {
    this.#undo.cut();
  }

  setText(id: string, text: string): void {
    const item = this.#shared(id);
    const kind = this.items.get(id)?.kind;
    if (item === undefined || kind === undefined || !this.writes.peek()) return;
    const next = text.slice(0, textLimit(kind));
    this.#homes.transact(() => writeText(item, next), this.#origin);
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
    this.#homes.transact(run, this.#origin);
  }

  /** Makes items of this person's part of the frame, or gives them back to everybody; for those who lead. */
  prepare(ids: Iterable<string>, prepared: boolean): void {
    const moved = this.me.frames ? this.#homes.toPrepare(ids, prepared) : [];
    if (moved.length > 0) this.change(() => this.#homes.prepare(moved, prepared));
  }

  /** Writes something for everybody into the frame: a ballot, a timer, another shape; for those who lead. */
  lead(fields: Readonly<Record<string, unknown>>): void {
    const meta = this.frame.getMap("meta");
    if (!this.me.frames) return;
    this.frame.transact(() => setAll(meta, fields), this.#origin);
  }

  /** Takes this person's own doc in, in which notes are written while a round is open. */
  takeOwn(scope: Scope, own: Y.Doc): void {
    const items = own.getMap<SharedItem>("items");
    this.#homes.takeOwn(items);
    this.items.follow(scope, items, "own");
    this.#undo.also(scope, [items as never]);
  }

  /** Notes of an open round go into one's own doc. */
  #homeOf({ kind }: Draft): Y.Map<SharedItem> {
    const { own, content } = this.#homes;
    return kind === "note" && this.round.peek()?.open && own ? own : content;
  }

  #written(draft: Draft): SharedItem {
    this.#latest = Math.max(this.#latest + 1, this.#now());
    return written(draft, this.writer, this.#latest);
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
    return this.#homes.find(id);
  }
}
