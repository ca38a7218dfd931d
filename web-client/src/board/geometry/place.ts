import { CENTER } from "../template.ts";
import { type Cell, keyOf, type Layout, type Place, type Shape } from "./layout.ts";
import { angleOf, FULL_TURN, type Point, polar, radius, turnBetween, unit } from "./point.ts";

/** The cell of a place. A place in a cell that the template does not have lies in the first cell: no note is lost. */
export function cellOf(layout: Layout, place: Pick<Place, "ring" | "sector">): Cell {
  const found = layout.byKey.get(keyOf(place.ring, place.sector));
  const centre = place.ring === CENTER ? layout.cells.find(({ ring }) => ring === CENTER) : undefined;
  return (found ?? centre ?? layout.cells[0]) as Cell;
}
/** The point of a place. */
export function pointOf(layout: Layout, place: Place): Point {
  const { room: shape } = cellOf(layout, place);
  const [u, v] = [unit(place.u), unit(place.v)];
  if (shape.is === "rect") return { x: shape.x + u * shape.w, y: shape.y + v * shape.h };
  if (shape.is === "disc") return { x: (2 * u - 1) * shape.r, y: (2 * v - 1) * shape.r };
  return polar(shape.r0 + v * (shape.r1 - shape.r0), shape.a0 + u * (shape.a1 - shape.a0));
}
/** The place of a point, in the nearest cell: the inverse of {@link pointOf} within the board. */
export function placeOf(layout: Layout, point: Point): Place {
  return placeIn(nearestCell(layout, point), point);
}
/** The place of a point within a given cell, brought inside it. */
export function placeIn({ ring, sector, room: shape }: Cell, point: Point): Place {
  if (shape.is === "rect") {
    return { ring, sector, u: unit((point.x - shape.x) / shape.w), v: unit((point.y - shape.y) / shape.h) };
  }
  if (shape.is === "disc") {
    return { ring, sector, u: unit((point.x / shape.r + 1) / 2), v: unit((point.y / shape.r + 1) / 2) };
  }
  const around = angleOf(point) - shape.a0;
  const width = shape.a1 - shape.a0;
  const past = around > width + (FULL_TURN - width) / 2 ? around - FULL_TURN : around;
  return { ring, sector, u: unit(past / width), v: unit((radius(point) - shape.r0) / (shape.r1 - shape.r0)) };
}
/** The cell under a point, or undefined outside the board. */
export function cellAt(layout: Layout, point: Point): Cell | undefined {
  return layout.cells.find(({ shape }) => distanceTo(shape, point) <= 0);
}
function nearestCell(layout: Layout, point: Point): Cell {
  let best = layout.cells[0] as Cell;
  for (const cell of layout.cells) {
    if (distanceTo(cell.shape, point) < distanceTo(best.shape, point)) best = cell;
  }
  return best;
}
/** 0 or less inside; outside a measure that grows with the distance. */
function distanceTo(shape: Shape, point: Point): number {
  if (shape.is === "disc") return radius(point) - shape.r;
  if (shape.is === "rect") {
    const dx = Math.max(shape.x - point.x, point.x - shape.x - shape.w);
    const dy = Math.max(shape.y - point.y, point.y - shape.y - shape.h);
    return Math.max(dx, dy);
  }
  const angle = angleOf(point);
  const outside = angle < shape.a0 || angle > shape.a1;
  const gap = Math.min(turnBetween(angle, shape.a0), turnBetween(angle, shape.a1));
  const r = radius(point);
  return Math.max(shape.r0 - r, r - shape.r1, outside ? gap * Math.max(r, 1) : 0);
}
