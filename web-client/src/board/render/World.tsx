import { computed, effect, type ReadonlySignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Layout } from "../geometry/layout.ts";
import type { Point } from "../geometry/point.ts";
import type { Viewport } from "../input/viewport.ts";
import type { BoardModel } from "../model/board.ts";
import type { Easel } from "../tools/tool.ts";
import { Ground } from "./Ground.tsx";
import { ItemShape } from "./Item.tsx";

/** Below this many screen pixels for a board unit nobody can read a note. */
const READABLE = 0.28;

/** What is held away from where it lies, and by whom: undefined is this person. */
export type Lifted = ReadonlyMap<string, Holding>;

interface Holding {
  readonly by: Point;
  readonly who?: { readonly person: string; readonly name: string };
}

/** The board and everything on it, moved as one layer: a pan draws nothing anew. */
export function World({ easel, lifted }: { easel: Easel; lifted: ReadonlySignal<Lifted> }): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const div = box.current;
    if (!div) return;
    const ends = [followView(div, easel.view), markAway(div, lifted)];
    return () => {
      for (const end of ends) end();
    };
  }, [easel, lifted]);
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
  const sharp = effect(() => {
    if (view.moving.value) {
      div.style.willChange = "transform";
      return;
    }
    const k = view.scale.peek();
    if (k === drawnAt) return;
    drawnAt = k;
    div.style.willChange = "auto";
  });
  return () => {
    placed();
    sharp();
  };
}

function markAway(div: HTMLElement, lifted: ReadonlySignal<Lifted>): () => void {
  let before: readonly string[] = [];
  const ids = computed(() => [...lifted.value.keys()].sort().join("\n"));
  const node = (id: string): Element | null => div.querySelector(`[data-item="${CSS.escape(id)}"]`);
  return effect(() => {
    const now = ids.value === "" ? [] : ids.value.split("\n");
    for (const id of before) if (!now.includes(id)) node(id)?.removeAttribute("data-away");
    for (const id of now) node(id)?.setAttribute("data-away", "");
    before = now;
  });
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

/** What is held, and by whom; links that lead to it are held along. */
export function liftedBy(easel: Easel): ReadonlySignal<Lifted> {
  const { desk, board } = easel;
  const held = computed(
    () =>
      new Map(
        [...desk.hands.held.value].map(([id, { by, person, name }]) => [id, { by, who: { person, name } }] as const),
      ),
  );
  return computed<Lifted>(() => {
    const found: Map<string, Holding> = new Map(held.value);
    const drag = desk.drag.value;
    if (drag) for (const id of drag.ids) found.set(id, { by: drag.by });
    const resizing = desk.resizing.value;
    if (resizing) found.set(resizing.id, { by: { x: 0, y: 0 } });
    if (found.size > 0) for (const id of linksTo(board, found)) found.set(id, found.get(id) ?? { by: { x: 0, y: 0 } });
    return found;
  });
}

function linksTo(board: BoardModel, ids: ReadonlyMap<string, unknown>): readonly string[] {
  const found: string[] = [];
  for (const item of board.items.values()) {
    if (item.kind !== "link") continue;
    if ([item.from, item.to].some((end) => end.at === "item" && ids.has(end.id))) found.push(item.id);
  }
  return found;
}
