import { type ReadonlySignal, signal } from "@preact/signals";
import type { Scope } from "../../kit/scope.ts";
import type { Point } from "../geometry/point.ts";
import type { Tool, Touch } from "../tools/tool.ts";
import type { Viewport } from "./viewport.ts";

/** What gestures work on. */
export interface GestureTarget {
  readonly view: Viewport;
  tool(): Tool;
  /** The pointer is here, or no longer on the board. */
  hover(touch: Touch | undefined): void;
  /** A right click or a long press. */
  menu(touch: Touch): void;
}

/** How far a press may wander and still be a tap, px: a finger is less steady than a mouse. */
const WANDER = { mouse: 4, pen: 6, touch: 6 } as const;
/** Two taps within this time, ms, and distance, px, are a double one. */
const DOUBLE_MS = 450;
const DOUBLE_PX = 16;
/** A finger or pen that rests for this long asks for the menu, ms. */
const LONG_MS = 500;
/** A wheel's notch of 100 px zooms by about a fifth. */
const WHEEL_ZOOM = 0.002;
/** A line of a wheel that counts in lines, px. */
const LINE_PX = 16;

type Press =
  | { readonly is: "none" }
  | { readonly is: "held"; readonly from: Touch }
  | { readonly is: "drag" }
  | { readonly is: "pan"; readonly moved: boolean }
  | { readonly is: "pinch" }
  /** What the press was for is done; the rest of it means nothing. */
  | { readonly is: "spent" };

/** Reads mouse, touch, pen and wheel on the board's surface. */
export class Gestures {
  readonly #surface: Element;
  readonly #target: GestureTarget;
  readonly #down = new Map<number, Point>();
  readonly #penMode = signal(false);
  #press: Press = { is: "none" };
  #tool: Tool | undefined;
  #lastTap = { at: Number.NEGATIVE_INFINITY, x: 0, y: 0 };
  #long: ReturnType<typeof setTimeout> | undefined;
  /** While the space bar is held every drag pans. */
  panning = false;

  constructor(scope: Scope, surface: Element, target: GestureTarget) {
    this.#surface = surface;
    this.#target = target;
    const on = (type: string, listen: (event: PointerEvent) => void): void =>
      scope.listen(surface, type, listen as (event: Event) => void);
    on("pointerdown", (event) => this.#pointerDown(event));
    on("pointermove", (event) => this.#pointerMove(event));
    on("pointerup", (event) => this.#pointerUp(event));
    on("pointercancel", (event) => this.#pointerCancel(event));
    on("pointerleave", () => this.#target.hover(undefined));
    const wheel = (event: Event): void => this.#wheel(event as WheelEvent);
    surface.addEventListener("wheel", wheel, { passive: false });
    scope.add(() => surface.removeEventListener("wheel", wheel));
    scope.add(() => clearTimeout(this.#long));
    // The menu is ours: opened when a right press ends without a drag, or a finger rests.
    scope.listen(surface, "contextmenu", (event) => event.preventDefault());
  }

  /** True once a pen was seen: then fingers only move the board, and a resting palm does nothing. */
  get penMode(): ReadonlySignal<boolean> {
    return this.#penMode;
  }

  setPenMode(on: boolean): void {
    this.#penMode.value = on;
  }

  /** Gives up what is being drawn or dragged; says whether something was. */
  cancel(): boolean {
    if (this.#press.is !== "drag") return false;
    this.#press = { is: "spent" };
    this.#tool?.cancel?.();
    return true;
  }

  #pointerDown(event: PointerEvent): void {
    const touch = this.#touch(event);
    if (touch.by === "pen") this.#penMode.value = true;
    this.#down.set(event.pointerId, touch.at);
    this.#surface.setPointerCapture(event.pointerId);
    clearTimeout(this.#long);
    if (this.#down.size === 2) this.#beginPinch();
    else if (this.#pans(event, touch)) this.#press = { is: "pan", moved: false };
    else this.#hold(touch);
  }

  #beginPinch(): void {
    this.cancel();
    this.#press = { is: "pinch" };
  }

  #pans(event: PointerEvent, { by }: Touch): boolean {
    return this.panning || event.button === 1 || event.button === 2 || (by === "touch" && this.#penMode.peek());
  }

  #hold(touch: Touch): void {
    this.#tool = this.#target.tool();
    if (this.#tool.eager) {
      this.#press = { is: "drag" };
      this.#tool.start?.(touch);
      return;
    }
    this.#press = { is: "held", from: touch };
    if (touch.by !== "mouse") this.#long = setTimeout(() => this.#longPress(touch), LONG_MS);
  }

  #longPress(touch: Touch): void {
    if (this.#press.is !== "held") return;
    this.#press = { is: "spent" };
    this.#target.menu(touch);
  }

  #pointerMove(event: PointerEvent): void {
    const touch = this.#touch(event);
    const before = this.#down.get(event.pointerId);
    if (touch.by !== "touch" || before !== undefined) this.#target.hover(touch);
    if (before === undefined) return;
    if (this.#press.is === "pinch") this.#pinch(event.pointerId, touch.at);
    else if (this.#press.is === "pan") this.#pan(before, touch.at);
    else this.#beginOrGoOn(event, touch);
    this.#down.set(event.pointerId, touch.at);
  }

  #pan(before: Point, at: Point): void {
    this.#press = { is: "pan", moved: true };
    this.#target.view.pan(at.x - before.x, at.y - before.y);
  }

  #beginOrGoOn(event: PointerEvent, touch: Touch): void {
    if (this.#press.is === "held" && apart(touch.at, this.#press.from.at) > WANDER[touch.by]) {
      clearTimeout(this.#long);
      this.#tool?.start?.(this.#press.from);
      this.#press = { is: "drag" };
    }
    if (this.#press.is !== "drag") return;
    // A pen reports more often than the screen is drawn.
    const between = this.#tool?.eager ? (event.getCoalescedEvents?.() ?? []) : [];
    for (const each of between.slice(0, -1)) this.#tool?.move?.(this.#touch(each));
    this.#tool?.move?.(touch);
  }

  #pointerUp(event: PointerEvent): void {
    const touch = this.#touch(event);
    this.#down.delete(event.pointerId);
    clearTimeout(this.#long);
    if (this.#press.is === "drag") this.#tool?.end?.(touch);
    if (this.#press.is === "held") this.#tap(event, touch);
    if (this.#press.is === "pan" && !this.#press.moved) this.#pressedWithoutPan(event, touch);
    this.#rest(touch);
  }

  #pressedWithoutPan(event: PointerEvent, touch: Touch): void {
    if (touch.by === "touch") this.#tap(event, touch);
    else if (event.button === 2) this.#target.menu(touch);
  }

  #pointerCancel(event: PointerEvent): void {
    this.cancel();
    clearTimeout(this.#long);
    this.#down.delete(event.pointerId);
    this.#rest(this.#touch(event));
  }

  #rest({ by }: Touch): void {
    this.#press = this.#down.size === 1 ? { is: "pan", moved: true } : { is: "none" };
    if (by === "touch" && this.#down.size === 0) this.#target.hover(undefined);
  }

  #tap(event: PointerEvent, touch: Touch): void {
    const { at } = touch;
    const last = this.#lastTap;
    const double = event.timeStamp - last.at < DOUBLE_MS && apart(at, last) < DOUBLE_PX;
    this.#lastTap = { at: double ? Number.NEGATIVE_INFINITY : event.timeStamp, ...at };
    const tool = this.#tool ?? this.#target.tool();
    if (double && tool.doubleTap) tool.doubleTap(touch);
    else tool.tap?.(touch);
  }

  #pinch(moved: number, at: Point): void {
    const [a, b] = [...this.#down].map(([id, point]) => ({ before: point, now: id === moved ? at : point }));
    if (a === undefined || b === undefined) return;
    const [middleBefore, middle] = [between(a.before, b.before), between(a.now, b.now)];
    this.#target.view.pan(middle.x - middleBefore.x, middle.y - middleBefore.y);
    const spread = apart(a.before, b.before);
    if (spread > 0) this.#target.view.zoom(apart(a.now, b.now) / spread, middle);
  }

  #wheel(event: WheelEvent): void {
    event.preventDefault();
    const { view } = this.#target;
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PX : 1;
    const [dx, dy] = [event.deltaX * unit, event.deltaY * unit];
    if (event.ctrlKey || event.metaKey) view.zoom(Math.exp(-dy * WHEEL_ZOOM), this.#point(event));
    else if (event.shiftKey && dx === 0) view.pan(-dy, 0);
    else view.pan(-dx, -dy);
  }

  #touch(event: PointerEvent): Touch {
    const at = this.#point(event);
    return {
      at,
      point: this.#target.view.toBoard(at),
      by: event.pointerType === "touch" || event.pointerType === "pen" ? event.pointerType : "mouse",
      pressure: event.pressure || 0.5,
      shift: event.shiftKey,
      alt: event.altKey,
      control: event.ctrlKey || event.metaKey,
    };
  }

  #point(event: MouseEvent): Point {
    const { left, top } = this.#surface.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }
}

function apart(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function between(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
