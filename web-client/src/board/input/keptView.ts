import { recall, remember } from "../../kit/memory.ts";
import type { Scope } from "../../kit/scope.ts";
import type { View, Viewport } from "./viewport.ts";

const store = (): Storage => sessionStorage;

/** Whoever comes back to a board in this tab, by a reload or from another board, sees of it what they had chosen to see. */
export function keepView(scope: Scope, viewport: Viewport, board: string): void {
  const key = `view.${board}`;
  const kept = viewOf(recall(key, store));
  if (kept) viewport.show(kept);
  const keep = (): void => remember(key, viewport.own ? JSON.stringify(viewport.view.peek()) : undefined, store);
  scope.listen(window, "pagehide", keep);
  scope.add(keep);
}

function viewOf(text: string | undefined): View | undefined {
  if (text === undefined) return undefined;
  const { k, x, y } = JSON.parse(text) as View;
  return [k, x, y].every(Number.isFinite) ? { k, x, y } : undefined;
}
