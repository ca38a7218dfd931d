import { signal } from "@preact/signals";
import { afterEach, beforeEach, expect, it } from "vitest";
import { Scope } from "../../kit/scope.ts";
import { EarlyKeys } from "./early.ts";

let scope: Scope;
let early: EarlyKeys;
let heard: string[];

beforeEach(() => {
  scope = new Scope();
  early = new EarlyKeys(scope, document.createElement("div"));
  heard = [];
});

afterEach(() => scope.end());

const hear = ({ key }: KeyboardEvent): unknown => heard.push(key);

it("hands keys over in their order, once, and keeps none from then on", () => {
  for (const key of "p?") press(key);
  early.handOver(hear, signal(undefined));
  press("r");
  early.handOver(hear, signal(undefined));
  expect(heard.join("")).toBe("p?");
});

it("hands no letter over that was meant for the note that an early key opened", () => {
  const edited = signal<string | undefined>(undefined);
  for (const key of "nrain") press(key);
  early.handOver((event) => {
    hear(event);
    edited.value = "a note";
  }, edited);
  expect(heard.join("")).toBe("n");
});

it("keeps no shortcut of the browser, no key that presses a button, and nothing that goes into a text or a dialog", () => {
  press("f", { ctrlKey: true });
  press("Enter");
  press(" ");
  const field = document.body.appendChild(document.createElement("input"));
  press("a", {}, field);
  field.remove();
  const dialog = document.body.appendChild(document.createElement("dialog"));
  dialog.setAttribute("open", "");
  press("b");
  dialog.remove();
  early.handOver(hear, signal(undefined));
  expect(heard).toEqual([]);
});

function press(key: string, more: KeyboardEventInit = {}, on: EventTarget = document.body): void {
  on.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
}
