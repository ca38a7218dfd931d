import { type ReadonlySignal, signal } from "@preact/signals";

/** What others change is told at most this often, ms: forty people move more than anybody follows, and lists of all items are made of it. */
const GATHER_MS = 250;

/** A bare number that grows when something changed: at once after one's own changes and after a pause, else with what comes meanwhile. */
export class Gathered {
  readonly #version = signal(0);
  #toldAt = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;

  get version(): ReadonlySignal<number> {
    return this.#version;
  }

  changed(own: boolean): void {
    const wait = this.#toldAt + GATHER_MS - performance.now();
    if (own || wait <= 0) this.#tell();
    else this.#timer ??= setTimeout(() => this.#tell(), wait);
  }

  /** Tells what waits; nothing is left to be told later. */
  flush(): void {
    if (this.#timer !== undefined) this.#tell();
  }

  #tell(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#toldAt = performance.now();
    this.#version.value++;
  }
}
