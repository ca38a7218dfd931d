import { computed, effect, type ReadonlySignal } from "@preact/signals";
import type { Point } from "../geometry/point.ts";
import type { BoardModel } from "../model/board.ts";
import type { Easel } from "../tools/tool.ts";

/** What is held away from where it lies, and by whom: undefined is this person. */
export type Lifted = ReadonlyMap<string, Holding>;

interface Holding {
  readonly by: Point;
  readonly who?: { readonly person: string; readonly name: string };
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
  return board.items
    .links()
    .filter(({ from, to }) => [from, to].some((end) => end.at === "item" && ids.has(end.id)))
    .map(({ id }) => id);
}

/** Hides in the world what is drawn over it. */
export function markAway(world: Element, lifted: ReadonlySignal<Lifted>): () => void {
  let before: readonly string[] = [];
  const ids = computed(() => [...lifted.value.keys()].sort().join("\n"));
  const node = (id: string): Element | null => world.querySelector(`[data-item="${CSS.escape(id)}"]`);
  return effect(() => {
    const now = ids.value === "" ? [] : ids.value.split("\n");
    for (const id of before) if (!now.includes(id)) node(id)?.removeAttribute("data-away");
    for (const id of now) node(id)?.setAttribute("data-away", "");
    before = now;
  });
}
