import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Scope } from "../../kit/scope.ts";
import type { Tool } from "../tools/tool.ts";
import { Gestures } from "./gestures.ts";
import { Viewport } from "./viewport.ts";

let scope: Scope;
let surface: HTMLElement;
let said: string[];
let gestures: Gestures;
let eager = false;

beforeEach(() => {
  scope = new Scope();
  surface = document.createElement("div");
  surface.setPointerCapture = () => {};
  said = [];
  eager = false;
  const view = new Viewport();
  view.pan = (dx, dy) => void said.push(`pan ${dx} ${dy}`);
  view.zoom = (factor) => void said.push(`zoom ${factor.toFixed(2)}`);
  const tool = (): Tool => ({
    cursor: "default",
    eager,
    tap: () => said.push("tap"),
    doubleTap: () => said.push("doubleTap"),
    start: ({ at }) => said.push(`start ${at.x} ${at.y}`),
    move: ({ at }) => said.push(`move ${at.x} ${at.y}`),
    end: () => said.push("end"),
    cancel: () => said.push("cancel"),
  });
  gestures = new Gestures(scope, surface, { view, tool, hover: () => {}, menu: () => said.push("menu") });
});

afterEach(() => scope.end());

it("takes a press that hardly moves for a tap, and one that moves for a drag", () => {
  press("mouse", [10, 10], [12, 12]);
  expect(said).toEqual(["tap"]);
  said = [];
  press("mouse", [10, 10], [20, 10], [30, 15]);
  expect(said).toEqual(["start 10 10", "move 20 10", "move 30 15", "end"]);
});

it("lets a finger wander further than a mouse", () => {
  press("touch", [10, 10], [15, 10]);
  expect(said).toEqual(["tap"]);
});

it("begins at once with a tool that draws", () => {
  eager = true;
  press("mouse", [10, 10], [11, 10]);
  expect(said).toEqual(["start 10 10", "move 11 10", "end"]);
});

it("takes two taps at one place within a moment for a double one", () => {
  vi.spyOn(Event.prototype, "timeStamp", "get").mockReturnValue(1000);
  press("touch", [10, 10]);
  press("touch", [14, 12]);
  press("touch", [14, 12]);
  vi.restoreAllMocks();
  expect(said).toEqual(["tap", "doubleTap", "tap"]);
});

it("pans while the space bar is held", () => {
  gestures.panning = true;
  press("mouse", [0, 0], [10, 0], [15, 0]);
  expect(said).toEqual(["pan 10 0", "pan 5 0"]);
});

it("lets fingers and palms only move the board once a pen was seen, until that is ended", () => {
  eager = true;
  press("pen", [0, 0], [10, 0]);
  said = [];
  press("touch", [0, 0], [10, 0]);
  expect(said).toEqual(["pan 10 0"]);
  expect(gestures.penMode.value).toBe(true);
  said = [];
  gestures.setPenMode(false);
  press("touch", [0, 0], [10, 0]);
  expect(said).toEqual(["start 0 0", "move 10 0", "end"]);
});

it("opens the menu for a finger that rests, and does nothing else then", () => {
  vi.useFakeTimers();
  try {
    point("pointerdown", "touch", 1, [5, 5]);
    vi.advanceTimersByTime(600);
    point("pointerup", "touch", 1, [5, 5]);
    expect(said).toEqual(["menu"]);
  } finally {
    vi.useRealTimers();
  }
});

it("opens the menu for the right button, unless it moved the board", () => {
  point("pointerdown", "mouse", 1, [5, 5], 2);
  point("pointerup", "mouse", 1, [5, 5], 2);
  expect(said).toEqual(["menu"]);
  said = [];
  point("pointerdown", "mouse", 1, [5, 5], 2);
  point("pointermove", "mouse", 1, [25, 5], 2);
  point("pointerup", "mouse", 1, [25, 5], 2);
  expect(said).toEqual(["pan 20 0"]);
});

it("zooms with two fingers by how far they part, and drops nothing then", () => {
  point("pointerdown", "touch", 1, [0, 0]);
  point("pointermove", "touch", 1, [20, 0]);
  point("pointerdown", "touch", 2, [120, 0]);
  expect(said).toEqual(["start 0 0", "move 20 0", "cancel"]);
  said = [];
  point("pointermove", "touch", 2, [220, 0]);
  expect(said).toEqual(["pan 50 0", "zoom 2.00"]);
  point("pointerup", "touch", 2, [220, 0]);
  point("pointerup", "touch", 1, [20, 0]);
  expect(said).not.toContain("end");
});

it("gives a drag up on cancel", () => {
  point("pointerdown", "mouse", 1, [0, 0]);
  point("pointermove", "mouse", 1, [20, 0]);
  expect(gestures.cancel()).toBe(true);
  point("pointerup", "mouse", 1, [20, 0]);
  expect(said).toEqual(["start 0 0", "move 20 0", "cancel"]);
});

it("pans with the wheel, and zooms with it while Control is held", () => {
  wheel({ deltaX: 3, deltaY: 5 });
  wheel({ deltaY: -100 }, "ctrlKey");
  wheel({ deltaY: 8 }, "shiftKey");
  expect(said).toEqual(["pan -3 -5", "zoom 1.22", "pan -8 0"]);
});

type At = readonly [x: number, y: number];

/** The DOM of these tests takes no keys for a wheel. */
function wheel(turn: WheelEventInit, held?: "ctrlKey" | "shiftKey"): void {
  const event = new WheelEvent("wheel", turn);
  if (held) Object.defineProperty(event, held, { value: true });
  surface.dispatchEvent(event);
}

function press(kind: string, from: At, ...moves: readonly At[]): void {
  point("pointerdown", kind, 1, from);
  for (const to of moves) point("pointermove", kind, 1, to);
  point("pointerup", kind, 1, moves.at(-1) ?? from);
}

function point(type: string, pointerType: string, pointerId: number, [clientX, clientY]: At, button = 0): void {
  surface.dispatchEvent(new PointerEvent(type, { pointerType, pointerId, clientX, clientY, button }));
}
