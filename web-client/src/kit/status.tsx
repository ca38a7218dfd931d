import { signal } from "@preact/signals";
import type { JSX } from "preact";

/** A line is shown for at least this long, ms; it is spoken at once. */
const SHOWN_MS = 4_000;
/** Slow readers read 100 words a minute. */
const WORD_MS = 600;

const spoken = signal("");
const line = signal("");
const shown = signal(false);
let timer: ReturnType<typeof setTimeout> | undefined;

/** Says a line quietly at the foot of the page, and to screen readers. */
export function tell(text: string): void {
  speak(text);
  clearTimeout(timer);
  line.value = text;
  shown.value = true;
  timer = setTimeout(
    () => {
      shown.value = false;
    },
    Math.max(SHOWN_MS, text.split(" ").length * WORD_MS),
  );
}

/** Says a line to screen readers alone; what is shown stays. */
export function speak(text: string): void {
  spoken.value = text;
}

export function StatusLine(): JSX.Element {
  return (
    <>
      <div class="spoken" role="status" aria-live="polite">
        {spoken}
      </div>
      <div class={shown.value ? "status shown" : "status"} aria-hidden="true">
        {line}
      </div>
    </>
  );
}
