import { effect } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../../i18n/t.ts";
import { grown, union } from "../geometry/boxes.ts";
import type { Box } from "../geometry/point.ts";
import type { Easel } from "../tools/tool.ts";

const W = 168;
const H = 120;

/** The whole board small, with what is seen of it; a press or a drag goes there. */
export function Minimap({ easel }: { easel: Easel }): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const all = useRef<Box>({ x: 0, y: 0, w: 1, h: 1 });
  useEffect(() => {
    let frame = 0;
    const stop = effect(() => {
      easel.board.items.places.value;
      easel.view.view.value;
      easel.view.screen.value;
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        if (canvas.current) all.current = draw(canvas.current, easel);
      });
    });
    return () => {
      stop();
      cancelAnimationFrame(frame);
    };
  }, [easel]);
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
      onPointerDown={go}
      onPointerMove={go}
    />
  );
}

function draw(canvas: HTMLCanvasElement, easel: Easel): Box {
  const { layout, board, view } = easel;
  const pen = canvas.getContext("2d");
  const reach = { x: -layout.reach.w, y: -layout.reach.h, w: 2 * layout.reach.w, h: 2 * layout.reach.h };
  const boxes = [...board.items.values()].map((item) => easel.boxOf(item));
  const all = grown(union([reach, ...boxes, view.seen.peek()]) as Box, 10);
  if (!pen) return all;
  const style = getComputedStyle(canvas);
  const k = Math.min(W / all.w, H / all.h) * 2;
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.clearRect(0, 0, canvas.width, canvas.height);
  pen.setTransform(k, 0, 0, k, W - (all.x + all.w / 2) * k, H - (all.y + all.h / 2) * k);
  pen.fillStyle = style.getPropertyValue("--map-ground");
  if (layout.kind === "mandala") {
    pen.beginPath();
    pen.arc(0, 0, layout.reach.w - 40, 0, 2 * Math.PI);
    pen.fill();
  } else if (layout.kind !== "map") pen.fillRect(reach.x, reach.y + 36, reach.w, reach.h - 72);
  pen.fillStyle = style.getPropertyValue("--map-item");
  for (const { x, y, w, h } of boxes) pen.fillRect(x, y, Math.max(w, 3 / k), Math.max(h, 3 / k));
  const seen = view.seen.peek();
  pen.strokeStyle = style.getPropertyValue("--map-view");
  pen.lineWidth = 3 / k;
  pen.strokeRect(seen.x, seen.y, seen.w, seen.h);
  return all;
}
