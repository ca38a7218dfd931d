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

const write = (words: string): unknown => heard.push(`written: ${words}`);
const hear = ({ key }: KeyboardEvent): unknown => heard.push(key);

it("hands keys over in their order, once, and keeps none from then on", () => {
  for (const key of "p?") press(key);
  early.handOver(hear, signal(undefined), write);
  press("r");
  early.handOver(hear, signal(undefined), write);
  expect(heard.join("")).toBe("p?");
});

it("writes what was typed on into the note that an early key opened", () => {
  const edited = signal<string | undefined>(undefined);
  for (const key of "nfirst rain") press(key);
  const open = (event: KeyboardEvent): void => {
    hear(event);
    edited.value = "a note";
  };
  early.handOver(open, edited, write);
  expect(heard).toEqual(["n", "written: first rain"]);
});

it("keeps the chord that asks for all that can be done", () => {
  press("/", { ctrlKey: true });
  early.handOver(hear, signal(undefined), write);
  expect(heard).toEqual(["/"]);
});

it("keeps no shortcut of the browser, no key that presses a button, and nothing that goes into a text or a dialog", () => {
  press("f", { ctrlKey: true });
  press("Enter");
  press(" ", {}, document.body.appendChild(document.createElement("button")));
  press(" ");
  const field = document.body.appendChild(document.createElement("input"));
  press("a", {}, field);
  field.remove();
  const dialog = document.body.appendChild(document.createElement("dialog"));
  dialog.setAttribute("open", "");
  press("b");
  dialog.remove();
  early.handOver(hear, signal(undefined), write);
  expect(heard).toEqual([]);
});

function press(key: string, more: KeyboardEventInit = {}, on: EventTarget = document.body): void {
  on.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
}
