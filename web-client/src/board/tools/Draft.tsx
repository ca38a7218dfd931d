import { effect } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Box } from "../geometry/point.ts";
import { imagesOf } from "../geometry/symmetry.ts";
import type { Viewport } from "../input/viewport.ts";
import { inkOf } from "../render/ink.ts";
import { swatchClass } from "../render/look.ts";
import { packed } from "../render/points.ts";
import type { Draft, Easel } from "./tool.ts";

/** A marker is so many times as wide as a pen. */
export const MARKER_WIDTH = 5;
/** As `.ink.marker` has it. */
const MARKER_OPACITY = 0.38;
/** Lines of what is not there yet, px. */
const LINE_PX = 2;
const MARQUEE_PX = 1;
/** How much of its colour fills a form, and the box that chooses. */
const FORM_WASH = 0.08;
const MARQUEE_WASH = 0.1;

/**
 * What is being drawn just now, on a canvas of the screen's size. As a part of the picture each new point of a stroke made its layer grow, and
 * for that browsers lay out all layers anew: 28 ms of the main thread with 2,000 notes.
 */
export function DraftLayer({ easel }: { easel: Easel }): JSX.Element {
  const box = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const canvas = box.current;
    if (!canvas) return;
    const sheet: Sheet = { canvas, ink: "", marquee: "" };
    let frame = 0;
    let empty = true;
    const stop = effect(() => {
      const draft = easel.draft.value;
      const shown = draft.is !== "none" && draft.is !== "erase";
      if (!shown && empty) return;
      empty = !shown;
      // Read here, so that a change of them draws anew; only while something is there to draw.
      easel.view.view.value;
      easel.desk.style.value;
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => draw(sheet, easel, draft));
    });
    return () => {
      stop();
      cancelAnimationFrame(frame);
    };
  }, [easel]);
  return <canvas class="draft" ref={box} aria-hidden="true" />;
}

interface Sheet {
  readonly canvas: HTMLCanvasElement;
  ink: string;
  marquee: string;
}

function draw(sheet: Sheet, easel: Easel, draft: Draft): void {
  const pen = cleared(sheet.canvas, easel.view);
  if (!pen || draft.is === "none" || draft.is === "erase") {
    sheet.canvas.className = "draft";
    return;
  }
  prepare(sheet, easel);
  pen.strokeStyle = pen.fillStyle = draft.is === "marquee" ? sheet.marquee : sheet.ink;
  const k = easel.view.scale.peek();
  if (draft.is === "stroke") strokes(pen, easel, draft);
  else if (draft.is === "link")
    lined(pen, new Path2D(`M${draft.a.x} ${draft.a.y}L${draft.b.x} ${draft.b.y}`), LINE_PX / k);
  else if (draft.is === "marquee") washed(pen, form(draft.box, "rect"), MARQUEE_PX / k, MARQUEE_WASH);
  else washed(pen, form(draft.box, draft.form), LINE_PX / k, FORM_WASH);
}

/** Colours are read as something begins to be drawn: read in each frame they would have styles reckoned twice in it. */
function prepare(sheet: Sheet, { desk, board }: Easel): void {
  const { colour } = desk.style.peek();
  const name = `draft drawn ${swatchClass(colour === "field" ? "ink" : colour, board.me.id)}`;
  if (sheet.canvas.className === name) return;
  sheet.canvas.className = name;
  const { color, outlineColor } = getComputedStyle(sheet.canvas);
  sheet.ink = color;
  sheet.marquee = outlineColor;
}

/** An empty canvas as large as the screen, to be drawn on in board units. */
function cleared(canvas: HTMLCanvasElement, view: Viewport): CanvasRenderingContext2D | null {
  const { w, h } = view.screen.peek();
  const { k, x, y } = view.view.peek();
  const ratio = devicePixelRatio || 1;
  const [width, height] = [Math.round(w * ratio), Math.round(h * ratio)];
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const pen = canvas.getContext("2d");
  pen?.setTransform(1, 0, 0, 1, 0, 0);
  pen?.clearRect(0, 0, width, height);
  pen?.setTransform(k * ratio, 0, 0, k * ratio, (w / 2 - x * k) * ratio, (h / 2 - y * k) * ratio);
  return pen;
}

function strokes(pen: CanvasRenderingContext2D, easel: Easel, draft: Draft & { readonly is: "stroke" }): void {
  const { width, folds, mirror } = easel.desk.style.peek();
  const { points, marker } = draft;
  const ink = { points: packed(points, { x: 0, y: 0 }), width: marker ? width * MARKER_WIDTH : width, marker };
  const { path, inked } = inkOf(ink);
  const shape = new Path2D(path);
  pen.globalAlpha = marker ? MARKER_OPACITY : 1;
  for (const { turn, flip } of imagesOf(folds, mirror)) {
    pen.save();
    pen.rotate(turn);
    if (flip) pen.scale(-1, 1);
    if (inked) pen.fill(shape);
    else lined(pen, shape, ink.width);
    pen.restore();
  }
  pen.globalAlpha = 1;
}

function form({ x, y, w, h }: Box, of: "rect" | "frame" | "ellipse" | "diamond"): Path2D {
  const path = new Path2D();
  if (of === "ellipse") path.ellipse(x + w / 2, y + h / 2, Math.abs(w / 2), Math.abs(h / 2), 0, 0, 2 * Math.PI);
  else if (of === "diamond")
    return new Path2D(`M${x + w / 2} ${y}L${x + w} ${y + h / 2}L${x + w / 2} ${y + h}L${x} ${y + h / 2}Z`);
  else path.rect(x, y, w, h);
  return path;
}

function washed(pen: CanvasRenderingContext2D, path: Path2D, width: number, share: number): void {
  pen.globalAlpha = share;
  pen.fill(path);
  pen.globalAlpha = 1;
  lined(pen, path, width);
}

function lined(pen: CanvasRenderingContext2D, path: Path2D, width: number): void {
  pen.lineWidth = width;
  pen.lineJoin = pen.lineCap = "round";
  pen.stroke(path);
}
