import { beforeEach, expect, it } from "vitest";
import { Viewport } from "./viewport.ts";

let view: Viewport;

beforeEach(() => {
  view = new Viewport();
  view.resize({ w: 880, h: 624 }, { w: 400, h: 300 });
});

it("shows the whole board at first, and follows the window", () => {
  expect(view.scale.value).toBe(1);
  view.resize({ w: 424, h: 624 }, { w: 400, h: 300 });
  expect(view.scale.value).toBe(0.5);
});

it("keeps what is shown whole off the bars: tools at the left of a wide screen, at the foot of a narrow one", () => {
  expect(view.toScreen({ x: -400, y: 0 }).x).toBeGreaterThan(60);
  view.mirrored = true;
  view.fit();
  expect(view.toScreen({ x: 400, y: 0 }).x).toBeLessThan(820);
  view.resize({ w: 360, h: 640 }, { w: 300, h: 400 });
  expect(view.toScreen({ x: 0, y: 400 }).y).toBeLessThanOrEqual(520.001);
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

it("zooms between a twentieth and eight times", () => {
  view.zoom(1e6);
  expect(view.scale.value).toBe(8);
  view.zoom(1e-6);
  expect(view.scale.value).toBe(0.05);
});

it("brings a point into sight only if it is not there", () => {
  const before = view.view.value;
  view.reveal({ x: 10, y: 10 });
  expect(view.view.value).toBe(before);
  view.reveal({ x: 2_000, y: 10 });
  expect(view.toScreen({ x: 2_000, y: 10 })).toEqual({ x: 440, y: 312 });
});

it("tells when the person moves the view, not when it is moved for them", () => {
  let own = 0;
  view.onOwnMove = () => own++;
  view.show({ k: 1, x: 50, y: 50 });
  expect(own).toBe(0);
  view.pan(1, 1);
  expect(own).toBe(1);
});
