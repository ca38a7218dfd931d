import { recall, remember } from "../kit/memory.ts";

/** What somebody writes to a place and has not sent, kept by this device alone (W14). */
export class Draft {
  readonly #key: string;

  constructor(person: string, session: string, thread: string) {
    this.#key = `draft ${person} ${session} ${thread}`;
  }

  get text(): string {
    return recall(this.#key) ?? "";
  }

  write(text: string): void {
    remember(this.#key, text === "" ? undefined : text);
  }

  /** These words have come through; what was written since stays. */
  sent(words: string): void {
    if (this.text.trim() === words) this.write("");
  }
}
