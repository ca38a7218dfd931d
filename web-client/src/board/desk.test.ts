import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { Scope } from "../kit/scope.ts";
import { Desk } from "./desk.ts";
import { BoardModel } from "./model/board.ts";
import { Hands } from "./model/hands.ts";
import { FOUR_FIELDS } from "./testTemplates.ts";

let scope: Scope;
let desk: Desk;
let awareness: Awareness;

beforeEach(() => {
  scope = new Scope();
  const [frame, content] = [new Y.Doc(), new Y.Doc()];
  frame.getMap("meta").set("template", FOUR_FIELDS);
  awareness = new Awareness(content);
  scope.add(() => awareness.destroy());
  const hands = new Hands(scope, awareness, { person: "ana", name: "Ana", color: "#b9472f" });
  desk = new Desk(new BoardModel(scope, frame, content, { id: "ana", frames: false }), hands);
});

afterEach(() => scope.end());

it("adds a note where the person is, and opens it", () => {
  desk.goTo(desk.board.layout.value?.cells.find(({ sector }) => sector === "community"));
  const id = desk.add();
  expect(desk.edited.value).toBe(id);
  expect(sectorOf(id)).toBe("community");
});

it("adds notes of nobody's place to the emptiest field, not to the centre", () => {
  const sectors = [1, 2, 3, 4].map(() => {
    const id = desk.add() ?? "";
    desk.board.setText(id, "x");
    desk.endEdit();
    desk.goTo(undefined);
    return sectorOf(id);
  });
  expect(sectors).toEqual(["practice", "research", "community", "capacity"]);
});

it("takes a note away that was left without a word", () => {
  const id = desk.add() ?? "";
  desk.board.setText(id, "  ");
  desk.endEdit();
  expect(desk.board.note(id)).toBeUndefined();
});

it("shows a drag to others and writes the place when it is dropped", () => {
  const id = desk.addAt({ x: 200, y: -200 }) ?? "";
  desk.dragBy({ x: -400, y: 400 });
  expect(sectorOf(id)).toBe("practice");
  expect(desk.cellKey.value).toBe("notes/community");
  desk.drop();
  expect(sectorOf(id)).toBe("community");
  expect(desk.drag.value).toBeUndefined();
});

it("writes nothing of a drag that was given up", () => {
  const id = desk.addAt({ x: 200, y: -200 }) ?? "";
  desk.dragBy({ x: -400, y: 400 });
  desk.cancelDrag();
  expect(sectorOf(id)).toBe("practice");
});

it("drops nothing that another took away meanwhile", () => {
  const id = desk.addAt({ x: 200, y: -200 }) ?? "";
  desk.dragBy({ x: -400, y: 400 });
  desk.board.remove([id]);
  desk.drop();
  expect(desk.board.notes.value).toEqual([]);
});

it("moves everything that is chosen, whole groups, and neither what is locked nor the far ends of links", () => {
  const [a = "", b = "", c = ""] = desk.board.add(
    { kind: "shape", pos: { x: 0, y: 0 }, fields: { w: 20, h: 20, group: "g" } },
    { kind: "shape", pos: { x: 50, y: 0 }, fields: { w: 20, h: 20, group: "g" } },
    { kind: "shape", pos: { x: 90, y: 0 }, fields: { w: 20, h: 20, locked: true } },
  );
  const [link = ""] = desk.board.add({
    kind: "link",
    pos: { x: 0, y: 0 },
    fields: { from: ["item", a], to: ["point", 500, 500] },
  });
  desk.choose([a, c]);
  expect(desk.chosen.value).toEqual(new Set([a, b, c]));
  desk.dragBy({ x: 10, y: 5 });
  desk.drop();
  expect([a, b, c].map((id) => desk.board.items.get(id)?.pos)).toEqual([
    { x: 10, y: 5 },
    { x: 60, y: 5 },
    { x: 90, y: 0 },
  ]);
  expect(desk.board.items.get(link)).toMatchObject({
    from: { at: "item", id: a },
    to: { at: "point", x: 500, y: 500 },
  });
});

it("takes the links away that led to what is deleted, and brings all back with one undo", () => {
  const [a = "", b = ""] = desk.board.add(
    { kind: "text", pos: { x: 0, y: 0 }, text: "rain" },
    { kind: "text", pos: { x: 50, y: 0 }, text: "river" },
  );
  desk.board.add({ kind: "link", pos: { x: 0, y: 0 }, fields: { from: ["item", a], to: ["item", b], says: "same" } });
  expect(desk.remove([a])).toBe(2);
  expect(desk.board.items.size).toBe(1);
  desk.board.undo();
  expect(desk.board.items.size).toBe(3);
});

it("tells others where it drags at most twenty times a second, and the last place in the end", () => {
  vi.useFakeTimers();
  try {
    vi.advanceTimersByTime(100);
    let told = 0;
    awareness.on("update", () => told++);
    desk.addAt({ x: 200, y: -200 });
    for (let x = 0; x < 100; x++) {
      desk.dragBy({ x, y: 0 });
      vi.advanceTimersByTime(10);
    }
    vi.advanceTimersByTime(100);
    expect(told).toBeGreaterThan(10);
    expect(told).toBeLessThanOrEqual(22);
    expect(awareness.getLocalState()?.drag.by).toEqual({ x: 99, y: 0 });
  } finally {
    vi.useRealTimers();
  }
});

function sectorOf(id: string | undefined): string | undefined {
  const pos = desk.board.note(id ?? "")?.pos;
  return pos && "sector" in pos ? pos.sector : undefined;
}
