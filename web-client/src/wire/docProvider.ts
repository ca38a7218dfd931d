import { computed, type ReadonlySignal, signal } from "@preact/signals";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import {
  type Awareness,
  applyAwarenessUpdate,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from "y-protocols/awareness";
import * as Y from "yjs";
import type { Scope } from "../kit/scope.ts";
import { Line, type LineState, type LineWorld } from "./line.ts";
import type { LocalCopy, OpenCopy } from "./localCopy.ts";
import { SavedCount, type SavedState } from "./savedCount.ts";

export interface DocPlan {
  readonly docId: string;
  /** A doc that this person only reads: nothing of ours is sent. */
  readonly readOnly?: boolean;
  readonly awareness?: Awareness;
  readonly openCopy?: OpenCopy;
}

/** Local changes of this long are sent as one update, ms. */
const GATHER_MS = 50;
/** A local copy that has not come by then is not waited for, ms. */
const COPY_WAIT_MS = 2_000;
/** The server speaks every 20 s at least (D10). */
const SILENCE_MS = 30_000;
/** How long the others' cursors stay after our line was lost or came back, ms: a short outage is not everybody leaving. */
const OTHERS_STAY_MS = 10_000;

const SYNC = 0;
const AWARENESS = 1;
const AUTH = 2;
const QUERY_AWARENESS = 3;
const SAVED = 100;
const STEP1 = 0;
const STEP2 = 1;
const UPDATE = 2;

/** Keeps one Yjs doc the same as the server's: y-websocket's protocol and `saved n`, `docs/protocol.md` section D. */
export class DocProvider {
  readonly #scope: Scope;
  readonly #doc: Y.Doc;
  readonly #plan: DocPlan;
  readonly #line: Line;
  readonly #count: SavedCount;
  readonly #synced = signal(false);
  readonly #loaded = signal(false);
  readonly #refusal = signal<string | undefined>(undefined);
  #gathered: Uint8Array[] = [];
  #gatherTimer: ReturnType<typeof setTimeout> | undefined;
  #forgetTimer: ReturnType<typeof setTimeout> | undefined;
  /** The server's step 1 of this connection was answered. */
  #answered = false;
  #copy: LocalCopy | undefined;
  /** The awareness ids that were told on this connection. */
  readonly #heard = new Set<number>();

  constructor(scope: Scope, world: LineWorld, doc: Y.Doc, plan: DocPlan) {
    this.#scope = scope;
    this.#doc = doc;
    this.#plan = plan;
    this.#count = new SavedCount(
      scope,
      () => world.now(),
      (unsaved) => this.#copy?.mark(unsaved),
    );
    const id = encodeURIComponent(plan.docId);
    const linePlan = {
      target: `doc:${plan.docId}`,
      path: `/ws/doc/${id}${plan.readOnly ? "" : "?saved=1"}`,
      silence: SILENCE_MS,
    };
    this.#line = new Line(scope, world, linePlan, {
      opened: () => this.#opened(),
      received: (data) => this.#received(new Uint8Array(data as ArrayBuffer)),
      lost: () => this.#lost(),
    });
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

  /** Why the server refused what was written, if it did. */
  get refusal(): ReadonlySignal<string | undefined> {
    return this.#refusal;
  }

  /** Sends at once what was gathered. */
  flush(): void {
    clearTimeout(this.#gatherTimer);
    this.#gatherTimer = undefined;
    if (!this.#answered || this.#gathered.length === 0) return;
    const update = Y.mergeUpdates(this.#gathered);
    this.#gathered = [];
    if (this.#sendDoc(UPDATE, update)) this.#count.sent();
  }

  async #start(): Promise<void> {
    const onUpdate = (update: Uint8Array, origin: unknown): void => this.#changed(update, origin);
    this.#doc.on("update", onUpdate);
    this.#scope.add(() => this.#doc.off("update", onUpdate));
    this.#followAwareness();
    await this.#loadCopy();
    if (this.#scope.ended) return;
    this.#scope.listen(window, "pagehide", () => this.flush());
    this.#line.start();
    this.#scope.add(() => this.#stop());
  }

  async #loadCopy(): Promise<void> {
    if (this.#plan.openCopy === undefined) return;
    const opening = this.#plan.openCopy(this.#doc).then(
      (copy) => this.#useCopy(copy),
      () => undefined,
    );
    await Promise.race([opening, new Promise((resolve) => setTimeout(resolve, COPY_WAIT_MS))]);
  }

  #useCopy(copy: LocalCopy | undefined): void {
    if (copy === undefined) return;
    this.#scope.add(() => copy.end());
    this.#copy = copy;
    this.#loaded.value = this.#doc.store.clients.size > 0;
    if (copy.unsaved) this.#count.carry();
    if (this.#count.waiting) copy.mark(true);
  }

  #stop(): void {
    this.flush();
    clearTimeout(this.#forgetTimer);
    if (this.#plan.awareness) removeAwarenessStates(this.#plan.awareness, [this.#plan.awareness.clientID], "end");
  }

  #changed(update: Uint8Array, origin: unknown): void {
    if (origin === this || this.#plan.readOnly) return;
    this.#gathered.push(update);
    if (origin === undefined || origin !== this.#copy?.origin) this.#count.changed();
    this.#gatherTimer ??= setTimeout(() => this.flush(), GATHER_MS);
  }

  #opened(): void {
    this.#answered = false;
    this.#count.connected();
    const step1 = encoding.createEncoder();
    encoding.writeVarUint(step1, SYNC);
    encoding.writeVarUint(step1, STEP1);
    encoding.writeVarUint8Array(step1, Y.encodeStateVector(this.#doc));
    this.#line.send(encoding.toUint8Array(step1));
    this.#meetAgain();
  }

  #lost(): void {
    this.#answered = false;
    this.#count.lost();
    this.#forgetOthersLater();
  }

  #received(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame);
    const type = decoding.readVarUint(decoder);
    if (type === SYNC) this.#sync(decoding.readVarUint(decoder), decoding.readVarUint8Array(decoder));
    else if (type === AWARENESS) this.#hearOthers(decoding.readVarUint8Array(decoder));
    else if (type === QUERY_AWARENESS) this.#announce();
    else if (type === SAVED) this.#count.saved(decoding.readVarUint(decoder));
    else if (type === AUTH && decoding.readVarUint(decoder) === 0) {
      this.#refusal.value = decoding.readVarString(decoder);
    }
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
    if (this.#sendDoc(STEP2, missing)) this.#count.answered(bringsText);
  }

  #sendDoc(kind: number, update: Uint8Array): boolean {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, SYNC);
    encoding.writeVarUint(encoder, kind);
    encoding.writeVarUint8Array(encoder, update);
    return this.#line.send(encoding.toUint8Array(encoder));
  }

  #followAwareness(): void {
    const awareness = this.#plan.awareness;
    if (awareness === undefined) return;
    const onUpdate = (change: { added: number[]; updated: number[] }, origin: unknown): void => {
      if (origin === "local" || origin === "end") this.#announce();
      else for (const client of [...change.added, ...change.updated]) this.#heard.add(client);
    };
    awareness.on("update", onUpdate);
    this.#scope.add(() => awareness.off("update", onUpdate));
  }

  #announce(): void {
    const awareness = this.#plan.awareness;
    if (awareness === undefined) return;
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, AWARENESS);
    encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, [awareness.clientID]));
    this.#line.send(encoding.toUint8Array(encoder));
  }

  #hearOthers(update: Uint8Array): void {
    if (this.#plan.awareness) applyAwarenessUpdate(this.#plan.awareness, update, this);
  }

  /** A server that was started anew counts its awareness clocks anew (D9): take what it says, and forget whom it does not name. */
  #meetAgain(): void {
    const awareness = this.#plan.awareness;
    if (awareness === undefined) return;
    for (const [client, meta] of awareness.meta) {
      if (client !== awareness.clientID) awareness.meta.set(client, { clock: -1, lastUpdated: meta.lastUpdated });
    }
    this.#forgetOthersLater();
    this.#announce();
  }

  /** Forgets, after a while, whoever is not heard from now on. */
  #forgetOthersLater(): void {
    const awareness = this.#plan.awareness;
    if (awareness === undefined) return;
    this.#heard.clear();
    clearTimeout(this.#forgetTimer);
    this.#forgetTimer = setTimeout(() => {
      const unheard = (client: number): boolean => client !== awareness.clientID && !this.#heard.has(client);
      removeAwarenessStates(awareness, [...awareness.states.keys()].filter(unheard), this);
    }, OTHERS_STAY_MS);
  }
}
