import type * as Y from "yjs";
import { copyOf } from "./fields.ts";
import type { SharedItem } from "./items.ts";

type Home = Y.Map<SharedItem>;

/** The docs in which a board's items stand: its content, its frame, and this person's own doc while they write for themselves. */
export class Homes {
  readonly content: Home;
  readonly frame: Home;
  readonly #frames: boolean;
  #own: Home | undefined;

  /** @param frames whether this person may write in the frame */
  constructor(content: Home, frame: Home, frames: boolean) {
    this.content = content;
    this.frame = frame;
    this.#frames = frames;
  }

  /** This person's own doc, once it is here. */
  get own(): Home | undefined {
    return this.#own;
  }

  takeOwn(own: Home): void {
    this.#own = own;
  }

  /** The item as it stands where this person may write. */
  find(id: string): SharedItem | undefined {
    return this.#open()
      .find((home) => home.has(id))
      ?.get(id);
  }

  remove(id: string): void {
    for (const home of this.#open()) if (home.has(id)) home.delete(id);
  }

  /** Which of these are not yet where they are to stand: in the frame, prepared, or in the content. */
  toPrepare(ids: Iterable<string>, prepared: boolean): readonly string[] {
    const from = prepared ? this.content : this.frame;
    return [...ids].filter((id) => from.has(id));
  }

  /** Lets these stand in the frame, or in the content again. */
  prepare(ids: readonly string[], prepared: boolean): void {
    const [from, to] = prepared ? [this.content, this.frame] : [this.frame, this.content];
    for (const id of ids) {
      to.set(id, copyOf(from.get(id) as SharedItem));
      from.delete(id);
    }
  }

  /** Changes whatever of them as one step. */
  transact(run: () => void, origin: unknown): void {
    const docs = [this.content, this.frame, this.#own].flatMap((home) => home?.doc ?? []);
    docs.reduceRight<() => void>((inner, doc) => () => doc.transact(inner, origin), run)();
  }

  #open(): readonly Home[] {
    return [this.content, ...(this.#own ? [this.#own] : []), ...(this.#frames ? [this.frame] : [])];
  }
}
