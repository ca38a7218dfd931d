/** Ends what was begun: every subscription, timer and listener belongs to a scope, and ends with it. */
export class Scope {
  readonly #ends: (() => void)[] = [];
  #ended = false;

  get ended(): boolean {
    return this.#ended;
  }

  /** Runs `end` when the scope ends; at once if it has ended. */
  add(end: () => void): void {
    if (this.#ended) end();
    else this.#ends.push(end);
  }

  listen<T extends EventTarget>(target: T, type: string, listener: (event: Event) => void): void {
    target.addEventListener(type, listener);
    this.add(() => target.removeEventListener(type, listener));
  }

  every(ms: number, run: () => void): void {
    const timer = setInterval(run, ms);
    this.add(() => clearInterval(timer));
  }

  /** A scope that ends with this one, or before it. */
  child(): Scope {
    const child = new Scope();
    this.add(() => child.end());
    return child;
  }

  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    for (const end of this.#ends.splice(0).reverse()) end();
  }
}
