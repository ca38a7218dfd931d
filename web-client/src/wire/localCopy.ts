import type * as Y from "yjs";

/** A copy of a doc that this browser keeps, so that work outlives a reload and an outage. */
export interface LocalCopy {
  /** The transaction origin of what the copy brings into the doc. */
  readonly origin: unknown;
  /** Whether the copy holds work that the server never said was saved. */
  readonly unsaved: boolean;
  mark(unsaved: boolean): void;
  end(): void;
}

export type OpenCopy = (doc: Y.Doc) => Promise<LocalCopy | undefined>;

const UNSAVED = "unsaved";

/** Opens the copy of a doc in IndexedDB, loaded into the doc; nothing where the browser has none. */
export function indexedCopy(name: string): OpenCopy {
  return async (doc) => {
    if (typeof indexedDB === "undefined") return undefined;
    const { IndexeddbPersistence } = await import("y-indexeddb");
    const copy = new IndexeddbPersistence(name, doc);
    await copy.whenSynced;
    return {
      origin: copy,
      unsaved: (await copy.get(UNSAVED)) === 1,
      mark: (unsaved) => void copy.set(UNSAVED, unsaved ? 1 : 0),
      end: () => void copy.destroy(),
    };
  };
}
