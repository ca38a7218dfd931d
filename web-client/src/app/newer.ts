import { signal } from "@preact/signals";
import { recall, remember } from "../kit/memory.ts";

/** A page that was opened less than this ago holds nothing of anybody's yet, ms. */
const JUST_OPENED_MS = 10_000;
const TRIED = "newer";

/** The server has a newer page than this one. */
export const newer = signal(false);

/** Hears which build of the page belongs to the server; `own` is the name of this page's first script. Rule H21. */
export function watchBuild(own: string, build: string | undefined, reload: () => void = () => location.reload()): void {
  if (build === undefined || own === "" || build === own || newer.peek()) return;
  newer.value = true;
  // Once for each build: where it does not help, such as behind a cache of somebody's, people are asked.
  const tried = recall(TRIED, () => sessionStorage) === build;
  if (performance.now() > JUST_OPENED_MS || tried) return;
  remember(TRIED, build, () => sessionStorage);
  reload();
}

/** `index-abc.js` of the built page; empty while one is working on it. */
export function buildOf(script: string): string {
  return /\/assets\/([^/?]+\.js)/.exec(script)?.[1] ?? "";
}
