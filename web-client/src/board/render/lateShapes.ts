import { type ReadonlySignal, signal } from "@preact/signals";

type Shapes = typeof import("./Shapes.tsx");

const AGAIN_MS = 3_000;

const shapes = signal<Shapes | undefined>(undefined);
let loading = false;

/** How all but notes is drawn, once it is here: fetched when the first such item is seen, so that a board of notes does not wait for it. */
export function lateShapes(): ReadonlySignal<Shapes | undefined> {
  if (!loading && shapes.peek() === undefined) {
    loading = true;
    import("./Shapes.tsx").then(
      (module) => {
        shapes.value = module;
      },
      () => {
        loading = false;
        setTimeout(lateShapes, AGAIN_MS);
      },
    );
  }
  return shapes;
}
