import type { ClientMessage } from "../wire/messages.ts";

/** Orders of the one who leads; each has an id of its own, so that a repeated message happens once (S7). */
export const orders = {
  start: (practice: string): ClientMessage => ({ type: "startPractice", command: command(), practice }),
  pause: (): ClientMessage => ({ type: "pausePractice", command: command() }),
  resume: (): ClientMessage => ({ type: "resumePractice", command: command() }),
  extend: (ms: number): ClientMessage => ({ type: "extendPractice", command: command(), ms }),
  stop: (): ClientMessage => ({ type: "stopPractice", command: command() }),
};

/** `randomUUID` is missing where the page is not served over TLS or from this machine. */
function command(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
