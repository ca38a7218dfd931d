import type { ClientMessage } from "../wire/messages.ts";
import type { BellName } from "./script.ts";

/** Orders to a run; each has an id of its own, so that a repeated message happens once (S7). */
export const orders = {
  start: (practice: string, without: readonly string[] = []): ClientMessage => ({
    type: "startPractice",
    command: command(),
    practice,
    ...(without.length > 0 && { without }),
  }),
  pause: (): ClientMessage => ({ type: "pausePractice", command: command() }),
  resume: (): ClientMessage => ({ type: "resumePractice", command: command() }),
  extend: (ms: number): ClientMessage => ({ type: "extendPractice", command: command(), ms }),
  hold: (passage: number): ClientMessage => ({ type: "holdPractice", command: command(), passage }),
  goOn: (passage: number): ClientMessage => ({ type: "goOnPractice", command: command(), passage }),
  skip: (passage: number): ClientMessage => ({ type: "skipPractice", command: command(), passage }),
  back: (passage: number, step: string): ClientMessage => ({ type: "backPractice", command: command(), passage, step }),
  pass: (passage: number, group: string, turn: number): ClientMessage => ({
    type: "passTurn",
    command: command(),
    passage,
    group,
    turn,
  }),
  takeIn: (): ClientMessage => ({ type: "groupPractice", command: command() }),
  ring: (bell: BellName, group?: string): ClientMessage => ({
    type: "ringBell",
    command: command(),
    bell,
    ...(group && { groups: [group] }),
  }),
  say: (text: string, group?: string): ClientMessage => ({
    type: "sayLine",
    command: command(),
    text,
    ...(group && { groups: [group] }),
  }),
  handOver: (person: string): ClientMessage => ({ type: "handOver", command: command(), person }),
  stop: (): ClientMessage => ({ type: "stopPractice", command: command() }),
};

/** `randomUUID` is missing where the page is not served over TLS or from this machine. */
function command(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
