import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Box, Point, Size } from "../geometry/point.ts";

/** Nearer and farther than this shows nothing that helps. Screen pixels for a board unit. */
const NEAREST = 8;
const FARTHEST = 0.05;
/** Space around what is fitted into the screen, px. */
const MARGIN = 12;
/** From this width on the tools stand at the left, below it at the foot, px. */
const WIDE = 720;
/** What the bars take of a screen, px. */
const TOOLS_LEFT = 68;
const BARS_TOP = 96;
const TOOLS_FOOT = 120;
/** Words and bars stand in the corners of a wide screen: a board with corners keeps off their lines. */
const CORNERS = 64;
/** A screen lower than this has no room to spare. */
const LOW = 420;
/** Zooming to a small thing stops here. */
const FIT_NEAREST = 2.5;
/** The picture is drawn sharp again when the view has rested for so long, ms. */
const REST_MS = 140;

export interface View {
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
  readonly #moving = signal(false);
  #reach: Box = { x: -1, y: -1, w: 2, h: 2 };
  #own = false;
  #corners = false;
  /** The page runs from right to left: tools stand at the right. */
  mirrored = false;
  #rest: ReturnType<typeof setTimeout> | undefined;
  /** Told when the person moved the view themselves. */
  onOwnMove: () => void = () => {};

  get view(): ReadonlySignal<View> {
    return this.#view;
  }

  /** Whether the person chose what they see. */
  get own(): boolean {
    return this.#own;
  }

  get screen(): ReadonlySignal<Size> {
    return this.#screen;
  }

  /** True while the view moves. */
  get moving(): ReadonlySignal<boolean> {
    return this.#moving;
  }

  /** How large the board is drawn, 1 being a board unit for a pixel. */
  readonly scale = computed(() => this.#view.value.k);

  /** Where the board's own middle is on the screen. */
  readonly origin = computed(() => {
    const { k, x, y } = this.#view.value;
    const { w, h } = this.#screen.value;
    return { x: w / 2 - x * k, y: h / 2 - y * k };
  });

  /** A CSS transform from board units to the screen. */
  readonly css = computed(() => {
    const { x, y } = this.origin.value;
    return `translate(${x}px, ${y}px) scale(${this.scale.value})`;
  });

  /** The part of the board that is seen. */
  readonly seen = computed<Box>(() => {
    const { k, x, y } = this.#view.value;
    const { w, h } = this.#screen.value;
    return { x: x - w / 2 / k, y: y - h / 2 / k, w: w / k, h: h / k };
  });

  /** `corners`: whether the board has any, or is round. */
  resize(screen: Size, reach: Size, corners = false): void {
    this.#corners = corners;
    this.#screen.value = screen;
    this.#reach = { x: -reach.w, y: -reach.h, w: 2 * reach.w, h: 2 * reach.h };
    if (!this.#own) this.fit();
  }

  /** Shows a box as large as it fits; without one the whole board, which then follows the window. */
  fit(box?: Box): void {
    this.#own = box !== undefined;
    const { x, y, w, h } = box ?? this.#reach;
    const screen = this.#screen.peek();
    const room = clear(screen, this.mirrored, this.#corners);
    const most = box ? FIT_NEAREST : NEAREST;
    const k = Math.min(most, Math.max(FARTHEST, Math.min(room.w / Math.max(1, w), room.h / Math.max(1, h))));
    const [dx, dy] = [room.x + room.w / 2 - screen.w / 2, room.y + room.h / 2 - screen.h / 2];
    this.#set({ k, x: x + w / 2 - dx / k, y: y + h / 2 - dy / k });
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
    this.#mine({ k, x: x - dx / k, y: y - dy / k });
  }

  /** Zooms around a point of the screen, which stays where it is. */
  zoom(factor: number, at: Point = this.#middle()): void {
    const still = this.toBoard(at);
    const before = this.#view.peek();
    const k = Math.min(NEAREST, Math.max(FARTHEST, before.k * factor));
    const from = (middle: number, point: number): number => point - ((point - middle) * before.k) / k;
    this.#mine({ k, x: from(before.x, still.x), y: from(before.y, still.y) });
  }

  /** Zooms to a size of its own, 1 being a board unit for a pixel. */
  zoomTo(k: number): void {
    this.zoom(k / this.#view.peek().k);
  }

  /** Brings a point into the middle, if it is not well in sight. */
  reveal(point: Point): void {
    const { x, y, w, h } = this.seen.peek();
    const [mx, my] = [w * 0.08, h * 0.08];
    const inSight = point.x > x + mx && point.x < x + w - mx && point.y > y + my && point.y < y + h - my;
    if (!inSight) this.show({ k: this.#view.peek().k, ...point });
  }

  /** Shows what another sees, or what a button leads to. */
  show(view: View): void {
    this.#own = true;
    this.#set({ ...view, k: Math.min(NEAREST, Math.max(FARTHEST, view.k)) });
  }

  #mine(view: View): void {
    this.onOwnMove();
    this.show(view);
  }

  #set(view: View): void {
    this.#view.value = view;
    this.#moving.value = true;
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => {
      this.#moving.value = false;
    }, REST_MS);
  }

  #middle(): Point {
    const { w, h } = this.#screen.peek();
    return { x: w / 2, y: h / 2 };
  }
}

/** The part of a screen that no bar stands on. */
function clear({ w, h }: Size, mirrored: boolean, corners: boolean): Box {
  const wide = w >= WIDE;
  const left = wide ? TOOLS_LEFT : MARGIN;
  const edge = corners ? CORNERS : MARGIN;
  const bars: readonly [number, number] = wide ? [edge, edge] : [BARS_TOP, TOOLS_FOOT];
  const [top, foot] = h < LOW ? [MARGIN, MARGIN] : bars;
  return { x: mirrored ? MARGIN : left, y: top, w: Math.max(1, w - left - MARGIN), h: Math.max(1, h - top - foot) };
}
