import type { Easel, Tool } from "./tool.ts";

/** K: a light that others see and that fades; nothing is written. */
export function laserTool({ desk, trail }: Easel): Tool {
  const mark = (x: number, y: number, fresh: boolean): void => {
    trail.value = [...(fresh ? [] : trail.peek()), [x, y, performance.now()]];
  };
  return {
    cursor: "crosshair",
    eager: true,
    start: ({ point }) => {
      desk.hands.laser(true);
      mark(point.x, point.y, true);
    },
    move: ({ point }) => mark(point.x, point.y, false),
    end: () => desk.hands.laser(false),
    cancel: () => desk.hands.laser(false),
  };
}
