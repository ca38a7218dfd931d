import { newId } from "../kit/id.ts";
import { recall, remember } from "../kit/memory.ts";
import type { Scope } from "../kit/scope.ts";

/**
 * The id of this tab. It lives through a reload, but not in a duplicate of the tab: while the page is shown the store
 * does not hold it, since a duplicate begins with a copy of the store.
 */
export function tabId(scope: Scope, store: () => Storage = () => sessionStorage): string {
  const id = recall("tab", store) ?? newId();
  remember("tab", undefined, store);
  scope.listen(window, "pagehide", () => remember("tab", id, store));
  scope.listen(window, "pageshow", () => remember("tab", undefined, store));
  return id;
}
