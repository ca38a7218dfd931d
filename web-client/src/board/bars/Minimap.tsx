import { effect, signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { t } from "../../i18n/t.ts";
import { theme } from "../../kit/theme.ts";
import { grown, union } from "../geometry/boxes.ts";
import type { Layout } from "../geometry/layout.ts";
import type { Box } from "../geometry/point.ts";
import type { Easel } from "../tools/tool.ts";

const W = 168;
const H = 120;
/** Around everything, board units. */
const MARGIN = 10;
/** Thinner than this nothing would be seen, points of the canvas. */
const SMALLEST_PX = 3;

/** The whole board small, with what is seen of it; a press or a drag goes there. */
export function Minimap({ easel }: { easel: Easel }): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const all = useRef<Box>({ x: 0, y: 0, w: 1, h: 1 });
  /** While it is pressed the map stays as it was: if it grew with the view, each move would lead further away. */
  const held = useMemo(() => signal(false), []);
  useEffect(() => {
    let frame = 0;
    let items: Small | undefined;
    const ends = [
      effect(() => {
        easel.board.items.places.value;
        theme.value;
        items = undefined;
      }),
      effect(() => {
        easel.board.items.places.value;
        theme.value;
        easel.view.seen.value;
        held.value;
        cancelAnimationFrame(frame);
        frame = requestAnimationFrame(() => {
          if (!canvas.current) return;
          items ??= smallOf(canvas.current, easel);
          const seen = easel.view.seen.peek();
          if (!held.peek()) all.current = union([items.box, grown(seen, MARGIN)]) as Box;
          draw(canvas.current, items, seen, all.current);
        });
      }),
    ];
    return () => {
      for (const end of ends) end();
      cancelAnimationFrame(frame);
    };
  }, [easel, held]);
  const go = (event: PointerEvent): void => {
    if (event.buttons === 0 || !canvas.current) return;
    const { left, top } = canvas.current.getBoundingClientRect();
    const { x, y, w, h } = all.current;
    const k = Math.min(W / w, H / h);
    const point = {
      x: x + w / 2 + (event.clientX - left - W / 2) / k,
      y: y + h / 2 + (event.clientY - top - H / 2) / k,
    };
    easel.view.show({ ...point, k: easel.view.scale.peek() });
  };
  return (
    <canvas
      class="minimap"
      ref={canvas}
      width={W * 2}
      height={H * 2}
      role="img"
      aria-label={t("board.minimap")}
      onPointerDown={(event) => {
        held.value = true;
        canvas.current?.setPointerCapture(event.pointerId);
        go(event);
      }}
      onPointerMove={go}
      onLostPointerCapture={() => {
        held.value = false;
      }}
    />
  );
}

/** Everything on the board, drawn once for each change of it: panning moves a frame over it. */
interface Small {
  readonly picture: HTMLCanvasElement;
  readonly box: Box;
  readonly frame: string;
}

function smallOf(canvas: HTMLCanvasElement, easel: Easel): Small {
  const { w, h } = easel.layout.reach;
  const boxes = [...easel.board.items.values()].map((item) => easel.boxOf(item));
  const box = grown(union([{ x: -w, y: -h, w: 2 * w, h: 2 * h }, ...boxes]) as Box, MARGIN);
  const k = scaleFor(box);
  const picture = document.createElement("canvas");
  picture.width = Math.ceil(box.w * k);
  picture.height = Math.ceil(box.h * k);
  const style = getComputedStyle(canvas);
  const pen = picture.getContext("2d");
  pen?.setTransform(k, 0, 0, k, -box.x * k, -box.y * k);
  if (pen) {
    pen.fillStyle = style.getPropertyValue("--map-ground");
    fillGround(pen, easel.layout);
    pen.fillStyle = style.getPropertyValue("--map-item");
    for (const { x, y, w, h } of boxes) pen.fillRect(x, y, Math.max(w, SMALLEST_PX / k), Math.max(h, SMALLEST_PX / k));
  }
  return { picture, box, frame: style.getPropertyValue("--map-view") };
}

function fillGround(pen: CanvasRenderingContext2D, { kind, reach }: Layout): void {
  if (kind === "mandala") {
    pen.beginPath();
    pen.arc(0, 0, reach.w - 40, 0, 2 * Math.PI);
    pen.fill();
  } else if (kind !== "map") pen.fillRect(-reach.w, 36 - reach.h, 2 * reach.w, 2 * reach.h - 72);
}

/** Draws all of it and a frame around what is seen. */
function draw(canvas: HTMLCanvasElement, { picture, box, frame }: Small, seen: Box, all: Box): void {
  const pen = canvas.getContext("2d");
  if (!pen) return;
  const k = scaleFor(all);
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.clearRect(0, 0, canvas.width, canvas.height);
  pen.setTransform(k, 0, 0, k, W - (all.x + all.w / 2) * k, H - (all.y + all.h / 2) * k);
  pen.drawImage(picture, box.x, box.y, box.w, box.h);
  pen.strokeStyle = frame;
  pen.lineWidth = SMALLEST_PX / k;
  pen.strokeRect(seen.x, seen.y, seen.w, seen.h);
}

/** Points of the canvas, which has two for a pixel, for a board unit. */
function scaleFor({ w, h }: Box): number {
  return 2 * Math.min(W / w, H / h);
}
