import { recall, remember } from "../kit/memory.ts";

/** Remembered for a tab, so that a reload does not lead to the doors again. */
const inside = () => sessionStorage;

export function markInside(id: string, is: boolean): void {
  remember(`inside.${id}`, is ? "yes" : undefined, inside);
}

export function wasInside(id: string): boolean {
  return recall(`inside.${id}`, inside) !== undefined;
}
