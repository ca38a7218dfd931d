import { render } from "preact";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import texts from "../../i18n/en.boardLate.json";
import { addTexts } from "../../i18n/t.ts";
import { Scope } from "../../kit/scope.ts";
import { StatusLine, speak } from "../../kit/status.tsx";
import { Desk } from "../desk.ts";
import type { Layout } from "../geometry/layout.ts";
import { Viewport } from "../input/viewport.ts";
import { BoardModel } from "../model/board.ts";
import { Hands } from "../model/hands.ts";
import { FOUR_FIELDS } from "../testTemplates.ts";
import { Easel } from "../tools/tool.ts";
import { Announcer } from "./announcer.ts";

addTexts(texts);

const NAMES: Readonly<Record<string, string>> = { ben: "Ben", mei: "Mei" };
const A_MINUTE = 60_000;

let scope: Scope;
let desk: Desk;
let said: string[];
let box: HTMLElement;
/** Ben's copy of the same board, and Mei's. */
let ben: BoardModel;
let mei: BoardModel;

beforeEach(() => {
  vi.useFakeTimers();
  scope = new Scope();
  const [frame, content] = [new Y.Doc(), new Y.Doc()];
  frame.getMap("meta").set("template", FOUR_FIELDS);
  const awareness = new Awareness(content);
  scope.add(() => awareness.destroy());
  const hands = new Hands(scope, awareness, { person: "ana", name: "Ana", color: "#b9472f" });
  desk = new Desk(new BoardModel(scope, frame, content, { id: "ana", frames: false }), hands);
  [ben, mei] = ["ben", "mei"].map((id) => new BoardModel(scope, frame, new Y.Doc(), { id, frames: false })) as [
    BoardModel,
    BoardModel,
  ];
  for (const other of [ben, mei]) other.content.on("update", (update: Uint8Array) => Y.applyUpdate(content, update));
  speak("");
  box = document.createElement("div");
  render(StatusLine(), box);
  said = [];
  const easel = new Easel(desk, new Viewport(), desk.board.layout.value as Layout);
  new Announcer(scope, easel, (person) => NAMES[person] ?? person);
});

afterEach(() => {
  scope.end();
  render(null, box);
  vi.useRealTimers();
});

it("tells politely, in one sentence, all that others added in twelve seconds: who, how much and where", async () => {
  add(ben, "research", "one");
  add(mei, "practice", "two");
  await passing(11_000);
  expect(said).toEqual([]);
  await passing(2_000);
  expect(said).toEqual(["Ben, Mei added 2 things: research, practice"]);
});

it("speaks five times a minute at most, however much others write", async () => {
  for (let second = 0; second < 60; second++) {
    add(ben, "research", `thought ${second}`);
    await passing(1_000);
  }
  expect(said.length).toBeGreaterThan(0);
  expect(said.length).toBeLessThanOrEqual(5);
});

it("keeps silent of one's own notes, of what is moved or written again, and while one writes", async () => {
  desk.board.addNote({ ring: "notes", sector: "practice", u: 0.5, v: 0.5 }, "mine");
  await passing(A_MINUTE);
  expect(said).toEqual([]);
  const id = add(ben, "research", "theirs");
  await passing(A_MINUTE);
  expect(said.splice(0)).toHaveLength(1);
  ben.move([[id, { ring: "notes", sector: "community", u: 0.1, v: 0.1 }]]);
  ben.setText(id, "theirs, again");
  await passing(A_MINUTE);
  desk.add();
  add(ben, "research", "while ana writes");
  await passing(A_MINUTE);
  expect(said).toEqual([]);
});

it("names no more than three people and three fields of a crowd", async () => {
  for (const sector of ["practice", "research", "community", "capacity"]) {
    for (let n = 0; n < 5; n++) {
      const other = new BoardModel(scope, desk.board.frame, new Y.Doc(), { id: `${sector}${n}`, frames: false });
      other.content.on("update", (update: Uint8Array) => Y.applyUpdate(desk.board.content, update));
      add(other, sector, "a word");
    }
  }
  await passing(A_MINUTE);
  expect(said).toEqual([
    "practice0, practice1, practice2 and 17 more added 20 things: practice, research, community and 1 more",
  ]);
});

function add(board: BoardModel, sector: string, words: string): string {
  return board.addNote({ ring: "notes", sector, u: 0.5, v: 0.5 }, words);
}

/** Time passes; what a screen reader would say in it is noted. */
async function passing(ms: number): Promise<void> {
  for (let second = 0; second < ms; second += 1_000) {
    const before = spoken();
    await vi.advanceTimersByTimeAsync(1_000);
    if (spoken() !== before) said.push(spoken());
  }
}

function spoken(): string {
  return box.querySelector("[aria-live=polite]")?.textContent ?? "";
}
