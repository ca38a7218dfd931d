import { signal } from "@preact/signals";
import type { Stroke } from "../model/items.ts";
import { pointsOf } from "./points.ts";

type Freehand = typeof import("perfect-freehand");

const AGAIN_MS = 3_000;

const freehand = signal<Freehand | undefined>(undefined);
let loading: Promise<unknown> | undefined;

/** Fetches the outliner of strokes, when the first stroke is seen or drawn; again later, when the line was gone just then. */
export function wantInk(): Promise<unknown> {
  loading ??= import("perfect-freehand").then(
    (module) => {
      freehand.value = module;
    },
    () => {
      loading = undefined;
      setTimeout(wantInk, AGAIN_MS);
    },
  );
  return loading;
}

type Ink = Pick<Stroke, "points" | "width" | "marker">;
const outlines = new WeakMap<Ink, { path: string; inked: boolean }>();

/** SVG path data of a stroke, to be filled if `inked`, else to be stroked. */
export function inkOf(stroke: Ink): { readonly path: string; readonly inked: boolean } {
  const outliner = freehand.value;
  const known = outlines.get(stroke);
  if (known && known.inked === (outliner !== undefined)) return known;
  if (!outliner) void wantInk();
  const made = outliner
    ? {
        path: smooth(
          outliner.getStroke(
            pointsOf(stroke).map((point) => [...point]),
            optionsOf(stroke),
          ),
        ),
        inked: true,
      }
    : { path: line(pointsOf(stroke)), inked: false };
  outlines.set(stroke, made);
  return made;
}

function optionsOf({ width, marker, points }: Ink): object {
  const pressed = points.some((value, index) => index % 3 === 2 && value !== 50);
  return {
    size: width,
    thinning: marker ? 0 : 0.55,
    smoothing: 0.5,
    streamline: 0.4,
    simulatePressure: !pressed && !marker,
    last: true,
  };
}

/** A closed curve through the middles between an outline's points. */
function smooth(outline: readonly (readonly number[])[]): string {
  if (outline.length < 3) return "";
  const at = (index: number): readonly number[] => outline[index % outline.length] as readonly number[];
  const middle = (index: number): string => {
    const [[ax = 0, ay = 0], [bx = 0, by = 0]] = [at(index), at(index + 1)];
    return `${short((ax + bx) / 2)} ${short((ay + by) / 2)}`;
  };
  const curves = outline.map(([x = 0, y = 0], index) => `Q${short(x)} ${short(y)} ${middle(index)}`);
  return `M${middle(outline.length - 1)}${curves.join("")}Z`;
}

function line(points: readonly (readonly number[])[]): string {
  return points.map(([x = 0, y = 0], index) => `${index === 0 ? "M" : "L"}${short(x)} ${short(y)}`).join("");
}

function short(value: number): number {
  return Math.round(value * 10) / 10;
}
