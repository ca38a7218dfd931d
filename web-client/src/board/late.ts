import { type ReadonlySignal, signal } from "@preact/signals";
import type * as extrasModule from "./extras.ts";

const AGAIN_MS = 3_000;

type Extras = typeof extrasModule;

const extras = signal<Extras | undefined>(undefined);
let loading = false;
let bring: (() => Promise<Extras>) | undefined;
/** What was asked of the parts before they were here. */
const waiting: ((late: Extras) => void)[] = [];

/** How they are fetched; said by whoever shows a board, since the parts themselves know of these. */
export function bringLateBy(fetchIt: () => Promise<Extras>): void {
  bring = fetchIt;
}

/** The board's further parts, once they are here; asked for after the first frame, and again when they did not come. */
export function lateParts(): ReadonlySignal<Extras | undefined> {
  if (!loading && extras.peek() === undefined) {
    loading = true;
    requestAnimationFrame(() => setTimeout(fetchExtras, 0));
  }
  return extras;
}

/** Does something with the further parts: at once, or as soon as they are here, so that no early key is lost. */
export function withLate(run: (late: Extras) => void): void {
  const late = lateParts().peek();
  if (late) run(late);
  else waiting.push(run);
}

function fetchExtras(): void {
  bring?.().then(
    (module) => {
      extras.value = module;
      for (const run of waiting.splice(0)) run(module);
    },
    () => {
      loading = false;
      setTimeout(lateParts, AGAIN_MS);
    },
  );
}
