import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Scope } from "../kit/scope.ts";
import { Gestures, type GestureTarget } from "./gestures.ts";

let scope: Scope;
let surface: HTMLElement;
let said: string[];
let gestures: Gestures;
let overNote = false;

beforeEach(() => {
  scope = new Scope();
  surface = document.createElement("div");
  surface.setPointerCapture = () => {};
  said = [];
  overNote = false;
  const say =
    (word: string) =>
    (...what: unknown[]): void => {
      said.push([word, ...what.map((value) => JSON.stringify(value))].join(" "));
    };
  const target: GestureTarget = {
    noteUnder: () => (overNote ? { id: "n", grip: { x: 0, y: 0 } } : undefined),
    tapNote: say("tapNote"),
    tapGround: say("tapGround"),
    doubleTap: (_, note) => said.push(`doubleTap ${note}`),
    drag: (id, at) => said.push(`drag ${id} ${at.x} ${at.y}`),
    drop: say("drop"),
    cancelDrag: say("cancelDrag"),
    pan: (dx, dy) => said.push(`pan ${dx} ${dy}`),
    zoom: (factor) => said.push(`zoom ${factor.toFixed(2)}`),
    hover: () => {},
  };
  gestures = new Gestures(scope, surface, target);
});

afterEach(() => scope.end());

it("takes a press that hardly moves for a tap, and one that moves for a drag", () => {
  overNote = true;
  press("mouse", [10, 10], [12, 12]);
  expect(said).toEqual(['tapNote "n"']);
  said = [];
  press("mouse", [10, 10], [20, 10], [30, 15]);
  expect(said).toEqual(["drag n 20 10", "drag n 30 15", "drop"]);
});

it("lets a finger wander further than a mouse", () => {
  overNote = true;
  press("touch", [10, 10], [15, 10]);
  expect(said).toEqual(['tapNote "n"']);
});

it("takes two taps at one place within a moment for a double one", () => {
  vi.spyOn(Event.prototype, "timeStamp", "get").mockReturnValue(1000);
  press("touch", [10, 10]);
  press("touch", [14, 12]);
  press("touch", [14, 12]);
  vi.restoreAllMocks();
  expect(said.map((line) => line.split(" ")[0])).toEqual(["tapGround", "doubleTap", "tapGround"]);
});

it("pans the ground with a drag, and everything while the space bar is held", () => {
  press("mouse", [0, 0], [10, 0], [15, 0]);
  expect(said).toEqual(["pan 10 0", "pan 5 0"]);
  said = [];
  overNote = true;
  gestures.panning = true;
  press("mouse", [0, 0], [10, 0]);
  expect(said).toEqual(["pan 10 0"]);
});

it("zooms with two fingers by how far they part, and drops nothing then", () => {
  overNote = true;
  point("pointerdown", "touch", 1, [0, 0]);
  point("pointermove", "touch", 1, [20, 0]);
  point("pointerdown", "touch", 2, [120, 0]);
  expect(said).toEqual(["drag n 20 0", "cancelDrag"]);
  said = [];
  point("pointermove", "touch", 2, [220, 0]);
  expect(said).toEqual(["pan 50 0", "zoom 2.00"]);
  point("pointerup", "touch", 2, [220, 0]);
  point("pointerup", "touch", 1, [20, 0]);
  expect(said).not.toContain("drop");
});

it("gives a drag up on cancel", () => {
  overNote = true;
  point("pointerdown", "mouse", 1, [0, 0]);
  point("pointermove", "mouse", 1, [20, 0]);
  expect(gestures.cancel()).toBe(true);
  point("pointerup", "mouse", 1, [20, 0]);
  expect(said).toEqual(["drag n 20 0", "cancelDrag"]);
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

function point(type: string, pointerType: string, pointerId: number, [clientX, clientY]: At): void {
  surface.dispatchEvent(new PointerEvent(type, { pointerType, pointerId, clientX, clientY, button: 0 }));
}
