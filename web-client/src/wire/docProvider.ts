import { computed, type ReadonlySignal, signal } from "@preact/signals";
import * as decoding from "lib0/decoding";
import type { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import type { Scope } from "../kit/scope.ts";
import { type Hearer, hear, STEP1, STEP2, type Store, syncFrame, UPDATE } from "./docFrames.ts";
import { Line, type LineState, type LineWorld } from "./line.ts";
import type { LocalCopy, OpenCopy } from "./localCopy.ts";
import { CLOSE } from "./messages.ts";
import { Others } from "./others.ts";
import { SavedCount, type SavedState } from "./savedCount.ts";

export interface DocPlan {
  readonly docId: string;
  /** A doc that this person only reads: nothing of ours is sent. */
  readonly readOnly?: boolean;
  readonly awareness?: Awareness;
  readonly openCopy?: OpenCopy;
}

/** Whether this browser holds a copy; `none` where it cannot, or no longer. */
export type CopyState = "opening" | "kept" | "none";

/** What was written here will never be taken. `reason` is the server's own word, where it gave one. */
export interface Refusal {
  readonly code: number;
  readonly reason: string | undefined;
}

/** Local changes of this long are sent as one update, ms. */
const GATHER_MS = 50;
/** A live update may be so long (D21). What one paste wrote beyond it goes as a step 2, which may be longer. */
const LONGEST_UPDATE = 262_144;
/** A local copy that has not come by then is not waited for, ms. */
const COPY_WAIT_MS = 2_000;
/** The server speaks every 20 s at least (D10). */
const SILENCE_MS = 30_000;
/** Beside the final codes: what is too big once is too big again. */
const NOT_AGAIN: readonly number[] = [CLOSE.MESSAGE_TOO_BIG];
/** A close that belongs to a refusal follows it at once, ms. */
const DENIED_WAIT_MS = 500;
/** Codes that end a connection because of what was written on it; all others leave the work to be sent another time. */
const REFUSING: readonly number[] = [CLOSE.MALFORMED, CLOSE.CLIENT_ID_TAKEN, CLOSE.TOO_LARGE, CLOSE.MESSAGE_TOO_BIG];

/** Keeps one Yjs doc the same as the server's: y-websocket's protocol and `saved n`, `docs/protocol.md` section D. */
export class DocProvider {
  readonly #scope: Scope;
  readonly #doc: Y.Doc;
  readonly #plan: DocPlan;
  readonly #line: Line;
  readonly #count: SavedCount;
  readonly #synced = signal(false);
  readonly #loaded = signal(false);
  readonly #store = signal<Store>("stores");
  readonly #copyState = signal<CopyState>("opening");
  readonly #refusal = signal<Refusal | undefined>(undefined);
  readonly #others: Others | undefined;
  #gathered: Uint8Array[] = [];
  #deniedTimer: ReturnType<typeof setTimeout> | undefined;
  #gatherTimer: ReturnType<typeof setTimeout> | undefined;
  /** The server's step 1 of this connection was answered. */
  #answered = false;
  #copy: LocalCopy | undefined;
  #copyOrigin: unknown;
  readonly #hearer: Hearer = {
    sync: (kind, bytes) => this.#sync(kind, bytes),
    awareness: (bytes) => this.#others?.hear(bytes),
    queried: () => this.#others?.announce(),
    store: (store) => {
      this.#store.value = store;
    },
    saved: (count) => this.#count.saved(count),
    denied: (reason) => this.#denied(reason),
  };

  constructor(scope: Scope, world: LineWorld, doc: Y.Doc, plan: DocPlan) {
    this.#scope = scope;
    this.#doc = doc;
    this.#plan = plan;
    this.#count = new SavedCount(
      scope,
      () => world.now(),
      (changes) => this.#copy?.mark(changes),
    );
    const id = encodeURIComponent(plan.docId);
    const linePlan = {
      target: `doc:${plan.docId}`,
      path: `/ws/doc/${id}${plan.readOnly ? "" : "?saved=1"}`,
      silence: SILENCE_MS,
      notAgain: NOT_AGAIN,
    };
    this.#line = new Line(scope, world, linePlan, {
      opened: () => this.#opened(),
      received: (data) => hear(new Uint8Array(data as ArrayBuffer), this.#hearer),
      lost: () => this.#lost(),
    });
    if (plan.awareness) this.#others = new Others(scope, plan.awareness, (frame) => this.#line.send(frame));
    void this.#start();
  }

  get state(): ReadonlySignal<LineState> {
    return this.#line.state;
  }

  /** True once the server's whole doc has been here. */
  get synced(): ReadonlySignal<boolean> {
    return this.#synced;
  }

  /** True once there is something to show: the local copy or the server's doc. */
  readonly ready = computed(() => this.#loaded.value || this.#synced.value);

  get saved(): ReadonlySignal<SavedState> {
    return this.#count.state;
  }

  /** How many changes wait to be saved, as a person counts; 0 exactly when everything is saved. */
  get changes(): ReadonlySignal<number> {
    return this.#count.changes;
  }

  get store(): ReadonlySignal<Store> {
    return this.#store;
  }

  get copy(): ReadonlySignal<CopyState> {
    return this.#copyState;
  }

  /** Set once the server refused what was written: this doc is beyond sync, and a new one is to be opened. */
  get refusal(): ReadonlySignal<Refusal | undefined> {
    return this.#refusal;
  }

  /** Sends at once what was gathered. */
  flush(): void {
    clearTimeout(this.#gatherTimer);
    this.#gatherTimer = undefined;
    if (!this.#answered || this.#gathered.length === 0) return;
    const update = Y.mergeUpdates(this.#gathered);
    this.#gathered = [];
    const kind = update.length <= LONGEST_UPDATE ? UPDATE : STEP2;
    if (this.#line.send(syncFrame(kind, update))) this.#count.sent();
  }

  async #start(): Promise<void> {
    const onUpdate = (update: Uint8Array, origin: unknown): void => this.#changed(update, origin);
    this.#doc.on("update", onUpdate);
    this.#scope.add(() => this.#doc.off("update", onUpdate));
    await this.#loadCopy();
    if (this.#scope.ended) return;
    this.#scope.listen(window, "pagehide", () => this.flush());
    this.#line.start();
    this.#scope.add(() => this.#stop());
  }

  async #loadCopy(): Promise<void> {
    const opening = this.#openCopy().catch(() => {
      this.#copyState.value = "none";
    });
    await Promise.race([opening, new Promise((resolve) => setTimeout(resolve, COPY_WAIT_MS))]);
  }

  async #openCopy(): Promise<void> {
    const copy = await this.#plan.openCopy?.(this.#doc, (origin) => {
      this.#copyOrigin = origin;
    });
    if (copy === undefined) return;
    this.#scope.add(() => copy.end());
    this.#copy = copy;
    this.#scope.add(
      copy.lost.subscribe((lost) => {
        this.#copyState.value = lost ? "none" : "kept";
      }),
    );
    this.#loaded.value = this.#doc.store.clients.size > 0;
    if (copy.unsaved > 0) this.#count.carry(copy.unsaved);
    if (this.#count.changes.peek() > 0) copy.mark(this.#count.changes.peek());
  }

  #stop(): void {
    this.flush();
    clearTimeout(this.#deniedTimer);
    this.#others?.end();
  }

  #changed(update: Uint8Array, origin: unknown): void {
    if (origin === this || this.#plan.readOnly) return;
    this.#gathered.push(update);
    if (origin === undefined || origin !== this.#copyOrigin) this.#count.changed();
    this.#gatherTimer ??= setTimeout(() => this.flush(), GATHER_MS);
  }

  #opened(): void {
    this.#answered = false;
    this.#store.value = "stores";
    this.#count.connected();
    this.#line.send(syncFrame(STEP1, Y.encodeStateVector(this.#doc)));
    this.#others?.meetAgain();
  }

  #lost(): void {
    clearTimeout(this.#deniedTimer);
    this.#answered = false;
    this.#count.lost();
    this.#others?.forgetLater();
    const state = this.#line.state.peek();
    if (state.is !== "ended" || this.#count.changes.peek() === 0) return;
    if (REFUSING.includes(state.code)) this.#refuse(state.code);
  }

  /** A reader's update is refused and the line stays (D7); before a close that refuses, the reason is said too, and the code says more. */
  #denied(reason: string): void {
    clearTimeout(this.#deniedTimer);
    this.#deniedTimer = setTimeout(() => this.#refuse(CLOSE.NOT_ALLOWED, reason), DENIED_WAIT_MS);
  }

  /** Of a damaged doc the copy here may be the only whole one: it is kept, and sent when the doc is mended. */
  #refuse(code: number, reason?: string): void {
    if (this.#store.peek() !== "damaged") this.#refusal.value = { code, reason };
  }

  #sync(kind: number, bytes: Uint8Array): void {
    if (kind === STEP1) this.#answer(bytes);
    else Y.applyUpdate(this.#doc, bytes, this);
    if (kind === STEP2) this.#synced.value = true;
  }

  /** Everything that the server lacks, in one message: what was gathered is in it. */
  #answer(stateVector: Uint8Array): void {
    if (this.#plan.readOnly) return;
    const missing = Y.encodeStateAsUpdate(this.#doc, stateVector);
    this.#gathered = [];
    this.#answered = true;
    const bringsText = decoding.readVarUint(decoding.createDecoder(missing)) > 0;
    if (this.#line.send(syncFrame(STEP2, missing))) this.#count.answered(bringsText);
  }
}
