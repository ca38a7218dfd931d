import { useEffect, useState } from "preact/hooks";
import { recall, remember } from "../kit/memory.ts";
import { ApiError } from "../wire/api.ts";
import type { Loaded } from "./load.ts";

/** A page that opens without the server once it was opened with it: rule W13. */
export interface KeptPage {
  readonly path: string;
  readonly title: string;
}

interface Kept<T> extends KeptPage {
  readonly value: T;
}

const PAGES = "pages";
/** So many pages of the last times are worth their place on the device. */
const MOST = 20;
/** A server that does not answer within this is waited for behind what is kept, ms. */
const PATIENCE_MS = 4_000;
/** The server is asked again after this long, give or take the half of it, ms. */
const LOOK_AGAIN_MS = 8_000;

/** Nobody answered, or a proxy before a server that is not there. */
export function isUnreachable(error: unknown): boolean {
  return !(error instanceof ApiError) || (error.status >= 502 && error.status <= 504);
}

/** The pages that this device can open by itself, the last first. */
export function keptPages(): readonly KeptPage[] {
  return all<unknown>();
}

/**
 * Loads what a page is made of and keeps it on this device. Without the server what was kept is given instead, and the server asked again
 * until it answers; what it says then takes its place, where that is something else.
 */
export function useKept<T>(
  path: string,
  titleOf: (value: T) => string,
  load: () => Promise<T>,
): { state: Loaded<T>; again: () => void } {
  const [state, setState] = useState<Loaded<T>>({ is: "waiting" });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    setState({ is: "waiting" });
    const looking = new Looking(path, titleOf, load, setState);
    return () => looking.end();
  }, [path, attempt]);
  return { state, again: () => setAttempt(attempt + 1) };
}

class Looking<T> {
  readonly #path: string;
  readonly #titleOf: (value: T) => string;
  readonly #load: () => Promise<T>;
  readonly #set: (state: Loaded<T>) => void;
  readonly #kept: Kept<T> | undefined;
  readonly #online = (): void => void this.#look();
  #shown = "";
  #timer: ReturnType<typeof setTimeout> | undefined;
  #ended = false;

  constructor(path: string, titleOf: (value: T) => string, load: () => Promise<T>, set: (state: Loaded<T>) => void) {
    this.#path = path;
    this.#titleOf = titleOf;
    this.#load = load;
    this.#set = set;
    this.#kept = all<T>().find((page) => page.path === path);
    if (this.#kept) this.#timer = setTimeout(() => this.#showKept(), PATIENCE_MS);
    void this.#look();
  }

  end(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
    removeEventListener("online", this.#online);
  }

  async #look(): Promise<void> {
    try {
      const value = await this.#load();
      if (this.#ended) return;
      this.end();
      keep({ path: this.#path, title: this.#titleOf(value), value });
      this.#show(value);
    } catch (error) {
      if (this.#ended) return;
      if (isUnreachable(error) && this.#kept) this.#comeBack();
      else this.#fail(error);
    }
  }

  #comeBack(): void {
    this.#showKept();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(), LOOK_AGAIN_MS * (0.5 + Math.random()));
    addEventListener("online", this.#online);
  }

  /** Whoever may not come here any more has nothing of it on their device. */
  #fail(error: unknown): void {
    this.end();
    if (!isUnreachable(error)) forget(this.#path);
    this.#set({ is: "failed", error });
  }

  #showKept(): void {
    if (this.#kept) this.#show(this.#kept.value);
  }

  #show(value: T): void {
    const text = JSON.stringify(value);
    if (text === this.#shown) return;
    this.#shown = text;
    this.#set({ is: "here", value });
  }
}

function keep<T>(page: Kept<T>): void {
  write([page, ...all<unknown>().filter(({ path }) => path !== page.path)].slice(0, MOST));
}

function forget(path: string): void {
  write(all<unknown>().filter((page) => page.path !== path));
}

function write(pages: readonly Kept<unknown>[]): void {
  remember(PAGES, pages.length === 0 ? undefined : JSON.stringify(pages));
}

function all<T>(): readonly Kept<T>[] {
  const known: unknown = JSON.parse(recall(PAGES) ?? "[]");
  return Array.isArray(known) ? (known as Kept<T>[]) : [];
}
