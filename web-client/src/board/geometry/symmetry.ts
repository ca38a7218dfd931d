import { FULL_TURN, type Point } from "./point.ts";

/** A turn around the board's middle, after a flip over the vertical line through it or none. */
export interface Image {
  readonly turn: number;
  readonly flip: boolean;
}

/** All the images of a stroke of so many folds, itself first. */
export function imagesOf(folds: number, mirror: boolean): readonly Image[] {
  const turns = Array.from({ length: folds }, (_, index) => (index * FULL_TURN) / folds);
  return turns.flatMap((turn) =>
    mirror
      ? [
          { turn, flip: false },
          { turn, flip: true },
        ]
      : [{ turn, flip: false }],
  );
}

export function imaged({ x, y }: Point, { turn, flip }: Image): Point {
  const side = flip ? -x : x;
  const [sin, cos] = [Math.sin(turn), Math.cos(turn)];
  return { x: side * cos - y * sin, y: side * sin + y * cos };
}

/** As an SVG transform. */
export function transformOf({ turn, flip }: Image): string {
  return `rotate(${(turn * 360) / FULL_TURN})${flip ? " scale(-1 1)" : ""}`;
}
