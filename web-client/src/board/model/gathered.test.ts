import { afterEach, beforeEach, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { Scope } from "../../kit/scope.ts";
import { FOUR_FIELDS } from "../testTemplates.ts";
import { BoardModel } from "./board.ts";

let scope: Scope;
let board: BoardModel;
let other: BoardModel;

beforeEach(() => {
  vi.useFakeTimers();
  scope = new Scope();
  [board, other] = [boardOf("ana"), boardOf("ben")];
  other.content.on("update", (update: Uint8Array) => Y.applyUpdate(board.content, update));
  vi.advanceTimersByTime(1_000);
});

afterEach(() => {
  scope.end();
  vi.useRealTimers();
});

it("tells of what one does oneself at once, however much others do", () => {
  let told = 0;
  scope.add(board.items.places.subscribe(() => told++));
  for (let note = 0; note < 5; note++) {
    other.addNote({ x: note, y: 0 });
    board.addNote({ x: 0, y: note });
  }
  expect(told).toBeGreaterThanOrEqual(1 + 5);
});

it("tells of what others move at most four times a second, and of the last move in the end", () => {
  const id = other.addNote({ x: 0, y: 0 });
  const seen: unknown[] = [];
  scope.add(board.items.places.subscribe(() => seen.push(board.note(id)?.pos)));
  for (let x = 1; x <= 100; x++) {
    other.move([[id, { x, y: 0 }]]);
    vi.advanceTimersByTime(10);
  }
  vi.advanceTimersByTime(250);
  expect(seen.length).toBeLessThanOrEqual(6);
  expect(seen.at(-1)).toEqual({ x: 100, y: 0 });
});

it("tells of a lone change of another at once", () => {
  let told = 0;
  scope.add(board.items.places.subscribe(() => told++));
  other.addNote({ x: 0, y: 0 });
  expect(told).toBe(2);
});

function boardOf(id: string): BoardModel {
  const frame = new Y.Doc();
  frame.getMap("meta").set("template", FOUR_FIELDS);
  return new BoardModel(scope, frame, new Y.Doc(), { id, frames: false });
}
