import { type ReadonlySignal, signal } from "@preact/signals";
import type { Scope } from "./scope.ts";

const MINUTE_MS = 60_000;

/** The wall clock in ms, changing at each full minute (and when the page comes back from sleep). */
export function minuteClock(scope: Scope, now: () => number = Date.now): ReadonlySignal<number> {
  const minute = signal(now());
  let timer: ReturnType<typeof setTimeout>;
  const tick = (): void => {
    clearTimeout(timer);
    minute.value = now();
    timer = setTimeout(tick, MINUTE_MS - (now() % MINUTE_MS) + 5);
  };
  tick();
  scope.add(() => clearTimeout(timer));
  scope.listen(document, "visibilitychange", tick);
  return minute;
}
