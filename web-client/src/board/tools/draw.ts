import { packed } from "../render/points.ts";
import { MARKER_WIDTH } from "./Draft.tsx";
import { type Easel, NO_DRAFT, type Tool, type Touch, type Trail } from "./tool.ts";

/** Points nearer than this on the screen say nothing new, px. */
const APART_PX = 1.5;

/** P and Shift+D: a stroke with the pen or the marker, repeated around the middle as often as the style says. */
export function drawTool({ desk, board, view, draft }: Easel, marker: boolean): Tool {
  let points: Trail = [];
  const add = ({ point, pressure, by }: Touch): void => {
    const last = points.at(-1);
    const apart = last ? Math.hypot(point.x - last[0], point.y - last[1]) * view.scale.peek() : APART_PX;
    if (apart < APART_PX) return;
    points = [...points, [point.x, point.y, by === "pen" ? pressure : 0.5]];
    draft.value = { is: "stroke", points, marker };
  };
  const reset = (): void => {
    points = [];
    draft.value = NO_DRAFT;
  };
  return {
    cursor: "crosshair",
    eager: true,
    start: (touch) => {
      points = [];
      add(touch);
    },
    move: add,
    end: () => {
      const [first] = points;
      const { colour, width, folds, mirror } = desk.style.peek();
      if (first) {
        const pos = { x: Math.round(first[0] * 10) / 10, y: Math.round(first[1] * 10) / 10 };
        const fields = {
          points: packed(points, pos),
          width: marker ? width * MARKER_WIDTH : width,
          colour: colour === "field" ? "ink" : colour,
          ...(marker ? { marker } : {}),
          ...(folds > 1 ? { folds } : {}),
          ...(mirror ? { mirror } : {}),
        };
        board.add({ kind: "stroke", pos, fields });
      }
      reset();
    },
    cancel: reset,
  };
}
