import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { personClass } from "../../kit/person.tsx";
import type { Point } from "../geometry/point.ts";
import type { Easel } from "../tools/tool.ts";

/** The light stays for this long, then fades, ms. */
const HOLD_MS = 1_200;
const FADE_MS = 500;
const WIDE_PX = 5;

interface Spot extends Point {
  readonly at: number;
}

/** The trails of lasers, mine and others', on one canvas that is drawn only while a light is there. */
export function Lasers({ easel }: { easel: Easel }): JSX.Element {
  const box = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const canvas = box.current;
    if (!canvas) return;
    const light = new Light(canvas, easel);
    return () => light.end();
  }, [easel]);
  return <canvas class="lasers" ref={box} aria-hidden="true" />;
}

class Light {
  readonly #canvas: HTMLCanvasElement;
  readonly #easel: Easel;
  readonly #trails = new Map<string, Spot[]>();
  readonly #ends: (() => void)[];
  #frame = 0;

  constructor(canvas: HTMLCanvasElement, easel: Easel) {
    this.#canvas = canvas;
    this.#easel = easel;
    this.#ends = [
      easel.trail.subscribe((trail) => {
        const last = trail.at(-1);
        if (last) this.#add(easel.board.me.id, { x: last[0], y: last[1] });
      }),
      easel.desk.hands.others.subscribe((others) => {
        for (const { laser, cursor, person } of others) if (laser && cursor) this.#add(person, cursor);
      }),
    ];
  }

  end(): void {
    cancelAnimationFrame(this.#frame);
    for (const end of this.#ends) end();
  }

  #add(person: string, { x, y }: Point): void {
    const trail = this.#trails.get(person) ?? [];
    const last = trail.at(-1);
    if (last && last.x === x && last.y === y) return;
    this.#trails.set(person, [...trail, { x, y, at: performance.now() }]);
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#draw());
  }

  #draw(): void {
    this.#frame = 0;
    const now = performance.now();
    const pen = this.#cleared();
    for (const [person, trail] of this.#trails) {
      const lit = trail.filter(({ at }) => now - at < HOLD_MS + FADE_MS);
      if (lit.length === 0) this.#trails.delete(person);
      else this.#trails.set(person, lit);
      if (pen) this.#line(pen, person, lit, now);
    }
    this.#canvas.classList.toggle("drawn", this.#trails.size > 0);
    if (this.#trails.size > 0) this.#frame = requestAnimationFrame(() => this.#draw());
  }

  #cleared(): CanvasRenderingContext2D | null {
    const { w, h } = this.#easel.view.screen.peek();
    const ratio = devicePixelRatio || 1;
    if (this.#canvas.width !== Math.round(w * ratio)) this.#canvas.width = Math.round(w * ratio);
    if (this.#canvas.height !== Math.round(h * ratio)) this.#canvas.height = Math.round(h * ratio);
    const pen = this.#canvas.getContext("2d");
    pen?.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen?.clearRect(0, 0, w, h);
    return pen;
  }

  #line(pen: CanvasRenderingContext2D, person: string, trail: readonly Spot[], now: number): void {
    pen.strokeStyle = colourOf(this.#canvas, person);
    pen.lineCap = "round";
    pen.lineWidth = WIDE_PX;
    for (let at = 0; at < trail.length; at++) {
      const spot = trail[at] as Spot;
      const a = this.#easel.view.toScreen(trail[Math.max(0, at - 1)] as Spot);
      const b = this.#easel.view.toScreen(spot);
      pen.globalAlpha = Math.max(0, 1 - Math.max(0, now - spot.at - HOLD_MS) / FADE_MS);
      pen.beginPath();
      pen.moveTo(a.x, a.y);
      pen.lineTo(b.x, b.y);
      pen.stroke();
    }
  }
}

const colours = new Map<string, string>();

/** The person's colour as the theme has it. */
function colourOf(near: Element, person: string): string {
  const key = `${person} ${document.documentElement.dataset.theme ?? ""}`;
  const known = colours.get(key);
  if (known) return known;
  const probe = document.createElement("i");
  probe.className = personClass(person);
  probe.style.color = "var(--person)";
  near.parentElement?.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  colours.set(key, colour);
  return colour;
}
