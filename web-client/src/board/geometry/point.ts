/** A point of the board, in board units from its middle, y downwards. */
export interface Point {
  readonly x: number;
  readonly y: number;
}
export interface Size {
  readonly w: number;
  readonly h: number;
}
/** An upright box by its corner and size, board units. */
export interface Box extends Point, Size {}

export const FULL_TURN = 2 * Math.PI;

export function polar(r: number, angle: number): Point {
  return { x: r * Math.sin(angle), y: -r * Math.cos(angle) };
}
export function angleOf({ x, y }: Point): number {
  return (Math.atan2(x, -y) + FULL_TURN) % FULL_TURN;
}
export function radius({ x, y }: Point): number {
  return Math.hypot(x, y);
}
export function turnBetween(a: number, b: number): number {
  const turn = Math.abs(a - b) % FULL_TURN;
  return Math.min(turn, FULL_TURN - turn);
}
export function unit(value: number): number {
  return Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : 0.5;
}
export function between(low: number, value: number, high: number): number {
  return low > high ? (low + high) / 2 : Math.min(high, Math.max(low, value));
}
