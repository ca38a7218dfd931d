import type { Walk } from "../wire/messages.ts";

const SECOND_MS = 1000;

/** Where a walk from board to board is at an instant of programme time: at which stop, and for how many seconds still. Rule L35. */
export function whereInWalk(
  { stops, from, each, since }: Walk,
  now: number,
): { readonly at: number; readonly left: number } {
  const gone = Math.max(0, now - since) / SECOND_MS;
  const at = Math.min(stops.length - 1, from + Math.floor(gone / each));
  return { at, left: Math.max(0, Math.ceil((at - from + 1) * each - gone)) };
}
