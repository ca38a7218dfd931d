import { type ReadonlySignal, signal } from "@preact/signals";
import type * as Y from "yjs";
import { newId } from "../kit/id.ts";
import { recall, remember } from "../kit/memory.ts";
import type { Scope } from "../kit/scope.ts";

/** A copy of a doc that this browser keeps, so that work outlives a reload, an outage and a closed tab. */
export interface LocalCopy {
  /** How many changes the copy held, on opening, that the server never said were saved; those of all tabs. */
  readonly unsaved: number;
  /** True once the copy could not be written (a full disk, a browser that took it away): what follows is not in it. */
  readonly lost: ReadonlySignal<boolean>;
  /** Notes how many changes wait to be saved now. */
  mark(unsaved: number): void;
  end(): void;
}

/**
 * Opens a doc's copy and loads it into the doc; fails where the browser keeps none. Tells first the transaction origin of what it is
 * going to bring, so that nobody takes that for a new change.
 */
export type OpenCopy = (doc: Y.Doc, tellOrigin: (origin: unknown) => void) => Promise<LocalCopy>;

const MARKS = "custom";
const MARK = "unsaved ";
const NAMES = "copies";

/** The copy of one account's doc in IndexedDB. Each tab marks its own unsaved changes. */
export function indexedCopy(account: string, docId: string): OpenCopy {
  return async (doc, tellOrigin) => {
    if (typeof indexedDB === "undefined") throw new Error("this browser has no IndexedDB");
    const [{ IndexeddbPersistence }, idb] = await Promise.all([import("y-indexeddb"), import("lib0/indexeddb")]);
    const name = nameOf(account, docId);
    const copy = new IndexeddbPersistence(name, doc);
    tellOrigin(copy);
    const db: IDBDatabase = await copy._db;
    noteName(name);
    const lost = watch(db, () => copy.destroy());
    await copy.whenSynced;
    const marks = (): IDBObjectStore => idb.transact(db, [MARKS])[0] as IDBObjectStore;
    const found = await marksIn(idb, db);
    const own = MARK + newId();
    const write = (unsaved: number): Promise<unknown> => {
      const store = marks();
      if (unsaved > 0) return idb.put(store, unsaved, own);
      return Promise.all([own, ...found.splice(0).map(({ k }) => String(k))].map((key) => idb.del(store, key)));
    };
    return {
      unsaved: found.reduce((sum, { v }) => sum + Number(v), 0),
      lost,
      mark: (unsaved) => {
        if (!lost.peek()) write(unsaved).catch(() => undefined);
      },
      end: () => void copy.destroy(),
    };
  };
}

/** Every failed write of a database is heard at the database itself; nothing more is written after one. */
function watch(db: IDBDatabase, close: () => void): ReadonlySignal<boolean> {
  const lost = signal(false);
  const lose = (): void => {
    if (lost.peek()) return;
    lost.value = true;
    close();
  };
  // `versionchange`: another tab signs out, or drops the copy, and waits until everybody has let go.
  for (const name of ["abort", "error", "close", "versionchange"]) db.addEventListener(name, lose);
  return lost;
}

/** Takes one account's copy of a doc away. */
export function dropCopy(account: string, docId: string): Promise<void> {
  return drop(nameOf(account, docId));
}

/** Takes every copy of this browser away: whoever signs out leaves nothing behind. */
export async function dropCopies(): Promise<void> {
  await Promise.all(names().map(drop));
  remember(NAMES, undefined);
}

/** How many changes the copies of this browser hold that no server has. */
export async function unsavedInCopies(): Promise<number> {
  if (typeof indexedDB === "undefined") return 0;
  const idb = await import("lib0/indexeddb");
  const counts = await Promise.all(
    names().map(async (name) => {
      const db = await idb.openDB(name, (fresh) =>
        idb.createStores(fresh, [["updates", { autoIncrement: true }], [MARKS]]),
      );
      const marks = await marksIn(idb, db);
      db.close();
      return marks.reduce((sum, { v }) => sum + Number(v), 0);
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

type Idb = typeof import("lib0/indexeddb");

async function marksIn(idb: Idb, db: IDBDatabase): Promise<{ k: unknown; v: unknown }[]> {
  const [store] = idb.transact(db, [MARKS]);
  const all = await idb.getAllKeysValues(store as IDBObjectStore);
  return all.filter(({ k }) => String(k).startsWith(MARK));
}

/** Ends what is shown when another tab signs out. */
export function onSignedOut(scope: Scope, run: () => void): void {
  if (typeof BroadcastChannel === "undefined") return;
  const channel = new BroadcastChannel("mandala.signedOut");
  scope.listen(channel, "message", run);
  scope.add(() => channel.close());
}

export function tellSignedOut(): void {
  if (typeof BroadcastChannel === "undefined") return;
  const channel = new BroadcastChannel("mandala.signedOut");
  channel.postMessage("signed out");
  channel.close();
}

function nameOf(account: string, docId: string): string {
  return `mandala ${account} ${docId}`;
}

function drop(name: string): Promise<void> {
  if (typeof indexedDB === "undefined") return Promise.resolve();
  return new Promise((resolve) => {
    const dropping = indexedDB.deleteDatabase(name);
    dropping.onsuccess = dropping.onerror = dropping.onblocked = () => resolve();
  });
}

function names(): readonly string[] {
  const known: unknown = JSON.parse(recall(NAMES) ?? "[]");
  return Array.isArray(known) ? known.map(String) : [];
}

function noteName(name: string): void {
  if (!names().includes(name)) remember(NAMES, JSON.stringify([...names(), name]));
}
