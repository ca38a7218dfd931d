import type { ReadonlySignal } from "@preact/signals";
import type { Scope } from "../../kit/scope.ts";
import { isTyping } from "../../kit/typing.ts";

/** Keeps the keys that are pressed before whoever knows what they mean is here, so that no early key is lost. */
export class EarlyKeys {
  readonly #box: Element;
  readonly #kept: KeyboardEvent[] = [];
  #done = false;

  constructor(scope: Scope, box: Element) {
    this.#box = box;
    scope.listen(window, "keydown", (event) => this.#keep(event as KeyboardEvent));
  }

  /** Does what was asked for, until something is being written: what was typed on was meant as words, not as tools. */
  handOver(
    press: (event: KeyboardEvent) => void,
    written: ReadonlySignal<unknown>,
    write: (words: string) => void,
  ): void {
    this.#done = true;
    let words = "";
    for (const event of this.#kept.splice(0)) {
      if (written.peek() !== undefined) words += event.key;
      else if (event.key !== " ") press(event);
    }
    if (words !== "") write(words);
  }

  #keep(event: KeyboardEvent): void {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && event.key.length === 1;
    if (this.#done || !(plain || isPalette(event)) || event.defaultPrevented || isTyping(event)) return;
    if (event.key === " " && event.target !== document.body) return;
    if (document.querySelector("dialog[open]") || this.#box.closest("[inert]")) return;
    this.#kept.push(event);
  }
}

/** The one chord that no browser has a use of its own for; the words typed on after it are the field's. */
function isPalette(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && event.key === "/";
}
