import type { Edge } from "../arrange.ts";
import type { Point } from "../geometry/point.ts";

/** The way of each arrow key. */
export const ARROWS: Readonly<Record<string, Point>> = {
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
};
/** The edge to which an arrow key lines things up. */
export const EDGES: Readonly<Record<string, Edge>> = {
  ArrowUp: "top",
  ArrowDown: "bottom",
  ArrowLeft: "left",
  ArrowRight: "right",
};
