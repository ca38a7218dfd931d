import { render } from "preact";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { Scope } from "../../kit/scope.ts";
import { Desk } from "../desk.ts";
import type { Layout } from "../geometry/layout.ts";
import { Viewport } from "../input/viewport.ts";
import { BoardModel } from "../model/board.ts";
import { Hands } from "../model/hands.ts";
import { FOUR_FIELDS } from "../testTemplates.ts";
import { Easel } from "../tools/tool.ts";
import { Outline } from "./Outline.tsx";

const NOTES = 40;

let scope: Scope;
let desk: Desk;
let box: HTMLElement;
/** Another person's copy of the same board. */
let other: BoardModel;

beforeEach(() => {
  scope = new Scope();
  const frame = new Y.Doc();
  frame.getMap("meta").set("template", FOUR_FIELDS);
  const content = new Y.Doc();
  const awareness = new Awareness(content);
  scope.add(() => awareness.destroy());
  const hands = new Hands(scope, awareness, { person: "ana", name: "Ana", color: "#b9472f" });
  desk = new Desk(new BoardModel(scope, frame, content, { id: "ana", frames: false }), hands);
  other = new BoardModel(scope, frame, new Y.Doc(), { id: "ben", frames: false });
  other.content.on("update", (update: Uint8Array) => Y.applyUpdate(content, update));
  for (let note = 0; note < NOTES; note++)
    other.addNote({ ring: "notes", sector: "research", u: 0.5, v: note / NOTES }, `note ${note}`);
  box = document.createElement("div");
  document.body.append(box);
  render(<Outline easel={new Easel(desk, new Viewport(), desk.board.layout.value as Layout)} />, box);
});

afterEach(() => {
  render(null, box);
  box.remove();
  scope.end();
});

it("says what one adds oneself at once, while others move theirs", async () => {
  const [first = ""] = ids();
  other.move([[first, { ring: "notes", sector: "practice", u: 0.5, v: 0.5 }]]);
  const mine = desk.board.addNote({ ring: "notes", sector: "practice", u: 0.1, v: 0.1 }, "mine");
  await Promise.resolve();
  expect(ids("practice")).toEqual([mine, first]);
});

it("follows many moves of others with the same entries, in the order of the board", async () => {
  const before = entries();
  const moved = ids().slice(0, 10);
  moved.forEach((id, at) => {
    other.move([[id, { ring: "notes", sector: "research", u: 0.5, v: 1 - at / 1_000 }]]);
  });
  await vi.waitFor(() => expect(ids("research").slice(-10)).toEqual(moved.toReversed()));
  expect(new Set(entries())).toEqual(new Set(before));
});

it("says what another writes at once, and lets go of what is gone", async () => {
  const [first = "", second = ""] = ids();
  other.setText(first, "the river");
  other.remove([second]);
  await Promise.resolve();
  expect(box.querySelector(`[data-item="${first}"]`)?.getAttribute("aria-label")).toContain("the river");
  expect(box.querySelector(`[data-item="${second}"]`)).toBeNull();
});

function entries(): readonly Element[] {
  return [...box.querySelectorAll("[data-item]")];
}

function ids(sector?: string): readonly string[] {
  const within = sector === undefined ? box : box.querySelector(`[data-cell="notes/${sector}"]`)?.parentElement;
  return [...(within?.querySelectorAll<HTMLElement>("[data-item]") ?? [])].map((each) => each.dataset.item ?? "");
}
