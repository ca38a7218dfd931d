/** Paper for one's own eyes: what is written in a run is kept on this device alone, under the run. */
export class Sheet {
  readonly #storage: Pick<Storage, "getItem" | "setItem">;
  readonly #run: () => string;

  constructor(storage: Pick<Storage, "getItem" | "setItem">, run: () => string) {
    this.#storage = storage;
    this.#run = run;
  }

  read(): string {
    return attempt(() => this.#storage.getItem(this.#key)) ?? "";
  }

  write(text: string): void {
    attempt(() => this.#storage.setItem(this.#key, text));
  }

  get #key(): string {
    return `mandala.sheet.${this.#run()}`;
  }
}

/** A browser that forbids storage forgets; nothing else is lost. */
function attempt<T>(use: () => T): T | undefined {
  try {
    return use();
  } catch {
    return undefined;
  }
}
