import { batch, effect, type ReadonlySignal } from "@preact/signals";
import type { Scope } from "../../kit/scope.ts";
import { crowdScales } from "../geometry/crowd.ts";
import type { Cell, Layout } from "../geometry/layout.ts";
import { cellOf } from "../geometry/place.ts";
import type { ItemBook } from "./book.ts";
import { isFree } from "./items.ts";

/** Keeps the notes of each cell small enough to lie beside one another. */
export function followCrowds(scope: Scope, items: ItemBook, layout: ReadonlySignal<Layout | undefined>): void {
  const count = (): void => {
    items.places.value;
    const shape = layout.value;
    if (shape === undefined || shape.kind === "map") return;
    const notes = new Map<Cell, number>();
    for (const { kind, pos } of items.values()) {
      if (kind !== "note" || isFree(pos)) continue;
      const cell = cellOf(shape, pos);
      notes.set(cell, (notes.get(cell) ?? 0) + 1);
    }
    batch(() => {
      const scales = crowdScales(shape.cells, (cell) => notes.get(cell) ?? 0, shape.noteScale);
      for (const [cell, scale] of scales) cell.crowd.value = scale;
    });
  };
  scope.add(effect(count));
}
