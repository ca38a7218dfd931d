import { signal } from "@preact/signals";
import type { JSX } from "preact";

/** A line is shown for this long, ms; it is spoken at once. */
const SHOWN_MS = 4_000;

const line = signal("");
const shown = signal(false);
let timer: ReturnType<typeof setTimeout> | undefined;

/** Says a line quietly at the foot of the page, and to screen readers. */
export function tell(text: string): void {
  speak(text);
  shown.value = true;
  timer = setTimeout(() => {
    shown.value = false;
  }, SHOWN_MS);
}

/** Says a line to screen readers alone. */
export function speak(text: string): void {
  clearTimeout(timer);
  shown.value = false;
  line.value = text;
}

export function StatusLine(): JSX.Element {
  return (
    <>
      <div class="spoken" role="status" aria-live="polite">
        {line}
      </div>
      <div class={shown.value ? "status shown" : "status"} aria-hidden="true">
        {line}
      </div>
    </>
  );
}
