import { effect } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Layout } from "../geometry/layout.ts";
import type { Viewport } from "../input/viewport.ts";
import type { BoardModel } from "../model/board.ts";
import type { Easel } from "../tools/tool.ts";
import { Ground } from "./Ground.tsx";
import { ItemShape } from "./Item.tsx";

/** Below this many screen pixels for a board unit nobody can read a note. */
const READABLE = 0.28;

/** The board and everything on it, moved as one layer: a pan draws nothing anew. */
export function World({ easel }: { easel: Easel }): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => (box.current ? followView(box.current, easel.view) : undefined), [easel]);
  return (
    <div class="world" ref={box} aria-hidden="true">
      <svg class="picture">
        <Ground layout={easel.layout} />
        <Items board={easel.board} layout={easel.layout} />
      </svg>
    </div>
  );
}

/** Keeps a layer where the view is; it is drawn sharp again when the view rests. */
export function followView(div: HTMLElement, view: Viewport): () => void {
  let drawnAt = 0;
  const placed = effect(() => {
    div.style.transform = view.css.value;
    div.classList.toggle("far", view.scale.value < READABLE);
  });
  let frame = 0;
  const sharp = effect(() => {
    const k = view.scale.peek();
    if (view.moving.value || k === drawnAt) return;
    drawnAt = k;
    // A layer keeps the sharpness that it began with: for one frame it is none, then one of the new size.
    div.style.willChange = "auto";
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        div.style.willChange = "transform";
      });
    });
  });
  return () => {
    placed();
    sharp();
    cancelAnimationFrame(frame);
  };
}

function Items({ board, layout }: { board: BoardModel; layout: Layout }): JSX.Element {
  return (
    <g class="items">
      {board.items.order.value.map((id) => (
        <ItemNode key={id} id={id} board={board} layout={layout} />
      ))}
    </g>
  );
}

interface NodeProps {
  readonly id: string;
  readonly board: BoardModel;
  readonly layout: Layout;
}

/** Drawn anew only when its own item changed, however often the list is: signals skip it while its props are the same. */
function ItemNode({ id, board, layout }: NodeProps): JSX.Element | null {
  const item = board.items.watch(id).value;
  return item ? <ItemShape item={item} board={board} layout={layout} /> : null;
}
