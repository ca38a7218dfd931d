import { afterEach, beforeEach, expect, it } from "vitest";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { Scope } from "../../kit/scope.ts";
import { Commands } from "../commands.ts";
import { Desk } from "../desk.ts";
import type { Layout } from "../geometry/layout.ts";
import { BoardModel } from "../model/board.ts";
import { Hands } from "../model/hands.ts";
import { FOUR_FIELDS } from "../testTemplates.ts";
import { Easel } from "../tools/tool.ts";
import type { Gestures } from "./gestures.ts";
import { BoardKeys } from "./keys.ts";
import { Viewport } from "./viewport.ts";

let scope: Scope;
let desk: Desk;
let commands: Commands;

beforeEach(() => {
  scope = new Scope();
  const [frame, content] = [new Y.Doc(), new Y.Doc()];
  frame.getMap("meta").set("template", FOUR_FIELDS);
  const awareness = new Awareness(content);
  scope.add(() => awareness.destroy());
  const hands = new Hands(scope, awareness, { person: "ana", name: "Ana", color: "#b9472f" });
  desk = new Desk(new BoardModel(scope, frame, content, { id: "ana", frames: false }), hands);
  const easel = new Easel(desk, new Viewport(), desk.board.layout.value as Layout);
  commands = new Commands(easel);
  const gestures = { cancel: () => false, panning: false } as Gestures;
  new BoardKeys(scope, document.createElement("div"), easel, gestures, commands);
});

afterEach(() => scope.end());

it("keeps for the field what is typed before the panel is there, and takes no tool for it", () => {
  press("f", { ctrlKey: true });
  for (const key of "cafe") press(key);
  expect(desk.tool.value).toBe("select");
  expect(commands.takeAhead()).toEqual({ words: "cafe", entered: false });
});

it("keeps Enter for the field too, and closes by Escape what is not there yet", () => {
  press("/", { ctrlKey: true });
  for (const key of ["o", "k", "Enter"]) press(key);
  expect(commands.takeAhead()).toEqual({ words: "ok", entered: true });
  press("f", { ctrlKey: true });
  press("Escape");
  expect(commands.panel.value).toEqual({ is: "none" });
});

it("takes tools by key again once the field took its words, and after the panel was closed", () => {
  press("f", { ctrlKey: true });
  commands.takeAhead();
  press("t");
  expect(desk.tool.value).toBe("text");
  press("v");
  press("f", { ctrlKey: true });
  commands.close();
  press("t");
  expect(desk.tool.value).toBe("text");
});

function press(key: string, more: KeyboardEventInit = {}): void {
  window.dispatchEvent(new KeyboardEvent("keydown", { key, cancelable: true, ...more }));
}
