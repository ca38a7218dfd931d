import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { Scope } from "../kit/scope.ts";
import { Desk } from "./desk.ts";
import { Hands } from "./hands.ts";
import { BoardModel } from "./model.ts";
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
  desk = new Desk(new BoardModel(scope, frame, content, "ana"), hands);
});

afterEach(() => scope.end());

it("adds a note where the person is, and opens it", () => {
  desk.goTo(desk.board.layout.value?.cells.find(({ sector }) => sector === "community"));
  const id = desk.add();
  expect(desk.edited.value).toBe(id);
  expect(desk.board.note(id ?? "")?.place.sector).toBe("community");
});

it("adds notes of nobody's place to the emptiest field, not to the centre", () => {
  const sectors = [1, 2, 3, 4].map(() => {
    const id = desk.add() ?? "";
    desk.board.setText(id, "x");
    desk.endEdit();
    desk.goTo(undefined);
    return desk.board.note(id)?.place.sector;
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
  const before = desk.board.note(id)?.place;
  desk.dragTo(id, { x: -200, y: 200 });
  expect(desk.board.note(id)?.place).toEqual(before);
  expect(desk.drag.value?.place.sector).toBe("community");
  desk.drop();
  expect(desk.board.note(id)?.place.sector).toBe("community");
  expect(desk.drag.value).toBeUndefined();
});

it("writes nothing of a drag that was given up", () => {
  const id = desk.addAt({ x: 200, y: -200 }) ?? "";
  desk.dragTo(id, { x: -200, y: 200 });
  desk.cancelDrag();
  expect(desk.board.note(id)?.place.sector).toBe("practice");
});

it("drops nothing that another took away meanwhile", () => {
  const id = desk.addAt({ x: 200, y: -200 }) ?? "";
  desk.dragTo(id, { x: -200, y: 200 });
  desk.board.remove(id);
  desk.drop();
  expect(desk.board.notes.value).toEqual([]);
});

it("tells others where it points at most twenty times a second, and the last place in the end", () => {
  vi.useFakeTimers();
  try {
    vi.advanceTimersByTime(100);
    let told = 0;
    awareness.on("update", () => told++);
    for (let x = 0; x < 100; x++) {
      desk.dragTo("any", { x, y: -150 });
      vi.advanceTimersByTime(10);
    }
    vi.advanceTimersByTime(100);
    expect(told).toBeGreaterThan(10);
    expect(told).toBeLessThanOrEqual(21);
    const { place } = desk.drag.value ?? {};
    const { ring, sector, u, v } = place as NonNullable<typeof place>;
    expect(awareness.getLocalState()?.drag.pos.slice(0, 2)).toEqual([ring, sector]);
    expect(awareness.getLocalState()?.drag.pos[2]).toBeCloseTo(u, 3);
    expect(awareness.getLocalState()?.drag.pos[3]).toBeCloseTo(v, 3);
  } finally {
    vi.useRealTimers();
  }
});
