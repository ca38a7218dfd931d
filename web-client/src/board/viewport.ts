import { computed, signal } from "@preact/signals";
import type { Point, Size } from "./geometry.ts";

/** Nearer and farther than this shows nothing that helps. Screen pixels for a board unit. */
const NEAREST = 6;
const FARTHEST = 0.2;
/** Space around the whole board, px. */
const MARGIN = 12;

interface View {
  /** Screen pixels for a board unit. */
  readonly k: number;
  /** The board's point in the middle of the screen. */
  readonly x: number;
  readonly y: number;
}

/** Which part of the board is seen, and how large. Follows the window until the person chooses a view of their own. */
export class Viewport {
  readonly #view = signal<View>({ k: 1, x: 0, y: 0 });
  readonly #screen = signal<Size>({ w: 0, h: 0 });
  #reach: Size = { w: 1, h: 1 };
  #own = false;

  /** How large the board is drawn, 1 being a board unit for a pixel. */
  readonly scale = computed(() => this.#view.value.k);

  /** An SVG transform from board units to the screen. */
  readonly transform = computed(() => {
    const { k, x, y } = this.#view.value;
    const { w, h } = this.#screen.value;
    return `translate(${w / 2 - x * k} ${h / 2 - y * k}) scale(${k})`;
  });

  resize(screen: Size, reach: Size): void {
    this.#screen.value = screen;
    this.#reach = reach;
    if (!this.#own) this.fit();
  }

  fit(): void {
    this.#own = false;
    const { w, h } = this.#screen.peek();
    const k = Math.min((w - 2 * MARGIN) / (2 * this.#reach.w), (h - 2 * MARGIN) / (2 * this.#reach.h));
    this.#view.value = { k: Math.max(FARTHEST, k), x: 0, y: 0 };
  }

  toBoard(at: Point): Point {
    const { k, x, y } = this.#view.peek();
    const { w, h } = this.#screen.peek();
    return { x: x + (at.x - w / 2) / k, y: y + (at.y - h / 2) / k };
  }

  toScreen(point: Point): Point {
    const { k, x, y } = this.#view.value;
    const { w, h } = this.#screen.value;
    return { x: w / 2 + (point.x - x) * k, y: h / 2 + (point.y - y) * k };
  }

  /** Moves the board with the hand, by screen pixels. */
  pan(dx: number, dy: number): void {
    const { k, x, y } = this.#view.peek();
    this.#show({ k, x: x - dx / k, y: y - dy / k });
  }

  /** Zooms around a point of the screen, which stays where it is. */
  zoom(factor: number, at: Point = this.#middle()): void {
    const still = this.toBoard(at);
    const before = this.#view.peek();
    const k = Math.min(NEAREST, Math.max(FARTHEST, before.k * factor));
    this.#show({
      k,
      x: still.x - ((still.x - before.x) * before.k) / k,
      y: still.y - ((still.y - before.y) * before.k) / k,
    });
  }

  /** Never so far that the board is out of sight. */
  #show({ k, x, y }: View): void {
    this.#own = true;
    const { w, h } = this.#reach;
    this.#view.value = { k, x: Math.min(w, Math.max(-w, x)), y: Math.min(h, Math.max(-h, y)) };
  }

  #middle(): Point {
    const { w, h } = this.#screen.peek();
    return { x: w / 2, y: h / 2 };
  }
}
