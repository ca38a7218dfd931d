/** Keeps the screen awake while held, where the browser can; a lock is lost whenever the page is hidden, so it is taken anew. */
export class WakeLock {
  #held = false;
  #lock: WakeLockSentinel | null = null;

  constructor(page: Document = document) {
    page.addEventListener("visibilitychange", () => {
      if (page.visibilityState === "visible") this.#take();
    });
  }

  hold(held: boolean): void {
    this.#held = held;
    if (held) this.#take();
    else this.#release();
  }

  #take(): void {
    if (!this.#held || !navigator.wakeLock) return;
    navigator.wakeLock.request("screen").then(
      (lock) => {
        this.#lock = lock;
        if (!this.#held) this.#release();
      },
      // Refused on a low battery: the bells ring all the same.
      () => {},
    );
  }

  #release(): void {
    this.#lock?.release().catch(() => {});
    this.#lock = null;
  }
}
