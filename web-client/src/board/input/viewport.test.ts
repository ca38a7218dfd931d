import { beforeEach, expect, it } from "vitest";
import { Viewport } from "./viewport.ts";

let view: Viewport;

beforeEach(() => {
  view = new Viewport();
  view.resize({ w: 824, h: 624 }, { w: 400, h: 300 });
});

it("shows the whole board at first, and follows the window", () => {
  expect(view.scale.value).toBe(1);
  view.resize({ w: 424, h: 624 }, { w: 400, h: 300 });
  expect(view.scale.value).toBe(0.5);
});

it("keeps a view of the person's own when the window changes", () => {
  view.zoom(2);
  view.resize({ w: 424, h: 624 }, { w: 400, h: 300 });
  expect(view.scale.value).toBe(2);
  view.fit();
  expect(view.scale.value).toBe(0.5);
});

it("keeps the point under the pointer where it is while it zooms", () => {
  const at = { x: 700, y: 100 };
  const before = view.toBoard(at);
  view.zoom(1.7, at);
  expect(view.toBoard(at).x).toBeCloseTo(before.x);
  expect(view.toBoard(at).y).toBeCloseTo(before.y);
});

it("finds a point of the screen again from the board", () => {
  view.zoom(1.3, { x: 10, y: 20 });
  view.pan(-30, 12);
  const at = view.toScreen(view.toBoard({ x: 123, y: 45 }));
  expect(at.x).toBeCloseTo(123);
  expect(at.y).toBeCloseTo(45);
});

it("never loses the board out of sight", () => {
  view.pan(-1e6, 1e6);
  const middle = view.toBoard({ x: 412, y: 312 });
  expect([middle.x, middle.y]).toEqual([400, -300]);
  view.zoom(1e6);
  expect(view.scale.value).toBe(6);
});
