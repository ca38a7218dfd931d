import { afterEach, expect, it } from "vitest";
import { Scope } from "../kit/scope.ts";
import { tabId } from "./tab.ts";

const scopes: Scope[] = [];
afterEach(() => {
  for (const scope of scopes.splice(0)) scope.end();
  sessionStorage.clear();
});

it("keeps its id through a reload", () => {
  const first = tab();
  window.dispatchEvent(new Event("pagehide"));
  expect(tab()).toBe(first);
});

it("gives a duplicate of the tab an id of its own", () => {
  expect(tab()).not.toBe(tab());
});

function tab(): string {
  const scope = new Scope();
  scopes.push(scope);
  return tabId(scope);
}
