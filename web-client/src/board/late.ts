import { type ReadonlySignal, signal } from "@preact/signals";

type Extras = typeof import("./extras.ts");

const extras = signal<Extras | undefined>(undefined);
let loading = false;

/** The board's further parts, once they are here; asked for after the first frame, and again after a failed fetch. */
export function lateParts(): ReadonlySignal<Extras | undefined> {
  if (!loading && extras.peek() === undefined) {
    loading = true;
    requestAnimationFrame(() => setTimeout(fetchExtras, 0));
  }
  return extras;
}

function fetchExtras(): void {
  import("./extras.ts").then(
    (module) => {
      extras.value = module;
    },
    () => {
      loading = false;
    },
  );
}
