import type { Scope } from "../kit/scope.ts";
import type { Point } from "./geometry.ts";

/** What gestures on the board mean. Points are screen pixels from the corner of the surface. */
export interface GestureTarget {
  noteUnder(element: Element, at: Point): { id: string; grip: Point } | undefined;
  tapNote(id: string): void;
  tapGround(at: Point): void;
  doubleTap(at: Point, note: string | undefined): void;
  drag(id: string, at: Point, grip: Point): void;
  drop(): void;
  cancelDrag(): void;
  pan(dx: number, dy: number): void;
  zoom(factor: number, at: Point): void;
  hover(at: Point | undefined): void;
}

/** How far a press may wander and still be a tap, px: a finger is less steady than a mouse. */
const WANDER = { mouse: 4, pen: 6, touch: 6 } as const;
/** Two taps within this time, ms, and distance, px, are a double one. */
const DOUBLE_MS = 450;
const DOUBLE_PX = 16;
/** A wheel's notch of 100 px zooms by about a fifth. */
const WHEEL_ZOOM = 0.002;
/** A line of a wheel that counts in lines, px. */
const LINE_PX = 16;

type Press =
  | { readonly is: "none" }
  | { readonly is: "held"; readonly from: Point; readonly note: { id: string; grip: Point } | undefined }
  | { readonly is: "drag"; readonly note: { id: string; grip: Point } }
  | { readonly is: "pan" }
  | { readonly is: "pinch" };

/** Reads mouse, touch, pen and wheel on the board's surface. */
export class Gestures {
  readonly #surface: Element;
  readonly #target: GestureTarget;
  readonly #down = new Map<number, Point>();
  #press: Press = { is: "none" };
  #lastTap = { at: Number.NEGATIVE_INFINITY, x: 0, y: 0 };
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
    scope.listen(surface, "contextmenu", (event) => this.#press.is === "pan" && event.preventDefault());
  }

  /** Gives up what is being dragged; says whether something was. */
  cancel(): boolean {
    if (this.#press.is !== "drag") return false;
    this.#press = { is: "none" };
    this.#target.cancelDrag();
    return true;
  }

  #pointerDown(event: PointerEvent): void {
    const at = this.#point(event);
    this.#down.set(event.pointerId, at);
    this.#surface.setPointerCapture(event.pointerId);
    if (this.#down.size === 2) {
      this.cancel();
      this.#press = { is: "pinch" };
    } else if (this.panning || event.button !== 0) this.#press = { is: "pan" };
    else this.#press = { is: "held", from: at, note: this.#target.noteUnder(event.target as Element, at) };
  }

  #pointerMove(event: PointerEvent): void {
    const at = this.#point(event);
    const before = this.#down.get(event.pointerId);
    if (event.pointerType !== "touch" || before !== undefined) this.#target.hover(at);
    if (before === undefined) return;
    if (this.#press.is === "pinch") this.#pinch(event.pointerId, at);
    else if (this.#press.is === "pan") this.#target.pan(at.x - before.x, at.y - before.y);
    else this.#beginOrGoOn(event, at);
    this.#down.set(event.pointerId, at);
  }

  #beginOrGoOn(event: PointerEvent, at: Point): void {
    if (this.#press.is === "held" && apart(at, this.#press.from) > wander(event)) {
      const { note, from } = this.#press;
      this.#press = note ? { is: "drag", note } : { is: "pan" };
      if (!note) this.#target.pan(at.x - from.x, at.y - from.y);
    }
    if (this.#press.is === "drag") this.#target.drag(this.#press.note.id, at, this.#press.note.grip);
  }

  #pointerUp(event: PointerEvent): void {
    const at = this.#point(event);
    this.#down.delete(event.pointerId);
    if (this.#press.is === "drag") this.#target.drop();
    if (this.#press.is === "held") this.#tap(event, at, this.#press.note?.id);
    this.#rest(event);
  }

  #pointerCancel(event: PointerEvent): void {
    this.cancel();
    this.#down.delete(event.pointerId);
    this.#rest(event);
  }

  #rest(event: PointerEvent): void {
    this.#press = this.#down.size === 1 ? { is: "pan" } : { is: "none" };
    if (event.pointerType === "touch" && this.#down.size === 0) this.#target.hover(undefined);
  }

  #tap(event: PointerEvent, at: Point, note: string | undefined): void {
    const last = this.#lastTap;
    const double = event.timeStamp - last.at < DOUBLE_MS && apart(at, last) < DOUBLE_PX;
    this.#lastTap = { at: double ? Number.NEGATIVE_INFINITY : event.timeStamp, ...at };
    if (double) this.#target.doubleTap(at, note);
    else if (note !== undefined) this.#target.tapNote(note);
    else this.#target.tapGround(at);
  }

  #pinch(moved: number, at: Point): void {
    const [a, b] = [...this.#down].map(([id, point]) => ({ before: point, now: id === moved ? at : point }));
    if (a === undefined || b === undefined) return;
    const [middleBefore, middle] = [between(a.before, b.before), between(a.now, b.now)];
    this.#target.pan(middle.x - middleBefore.x, middle.y - middleBefore.y);
    const spread = apart(a.before, b.before);
    if (spread > 0) this.#target.zoom(apart(a.now, b.now) / spread, middle);
  }

  #wheel(event: WheelEvent): void {
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PX : 1;
    const [dx, dy] = [event.deltaX * unit, event.deltaY * unit];
    if (event.ctrlKey || event.metaKey) this.#target.zoom(Math.exp(-dy * WHEEL_ZOOM), this.#point(event));
    else if (event.shiftKey && dx === 0) this.#target.pan(-dy, 0);
    else this.#target.pan(-dx, -dy);
  }

  #point(event: MouseEvent): Point {
    const { left, top } = this.#surface.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }
}

function wander(event: PointerEvent): number {
  return WANDER[event.pointerType as keyof typeof WANDER] ?? WANDER.mouse;
}

function apart(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function between(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
