import { t } from "../../i18n/t.ts";
import { tell } from "../../kit/status.tsx";
import { crowdScale } from "../geometry/crowd.ts";
import { NOTE } from "../geometry/layout.ts";
import { freePlace } from "../geometry/moves.ts";
import { cellAt } from "../geometry/place.ts";
import type { Point } from "../geometry/point.ts";
import { type Item, isFree, type Pos } from "../model/items.ts";
import { cellOfItem } from "../model/reading.ts";
import { notePos } from "../placing.ts";
import { shownAt } from "../render/boxes.ts";
import type { Easel } from "../tools/tool.ts";

/** Notes that come together lie in rows of so many on a map. */
const COLUMNS = 5;
const GAP = 14;

/** New notes at a point: the first there, the others around it where there is room. */
export function addNotes(easel: Pick<Easel, "board" | "desk" | "layout">, texts: readonly string[], at: Point): void {
  if (texts.length === 0) return;
  const { board, desk } = easel;
  const places = placesFor(easel, texts.length, at);
  const ids = board.add(...texts.map((text, index) => ({ kind: "note" as const, pos: places[index] as Pos, text })));
  desk.choose(ids);
  tell(t("board.pastedN", { n: ids.length }));
}

function placesFor({ board, layout }: Pick<Easel, "board" | "layout">, count: number, at: Point): readonly Pos[] {
  const cell = layout.kind === "map" ? undefined : (cellAt(layout, at) ?? layout.cells[0]);
  if (cell === undefined) return Array.from({ length: count }, (_, index) => inRows(at, index));
  const lies = (item: Item): boolean => item.kind === "note" && !isFree(item.pos) && cellOfItem(layout, item) === cell;
  const taken = [...board.items.values()].filter(lies).map((item) => shownAt(layout, item));
  const k = layout.noteScale * crowdScale(cell, taken.length + count, layout.noteScale);
  const size = { w: NOTE.w * k, h: NOTE.usual * k };
  const places: Pos[] = [];
  for (let index = 0; index < count; index++) {
    const pos = index === 0 ? notePos(layout, at) : freePlace(layout, cell, taken, size);
    places.push(pos);
    taken.push(shownAt(layout, { kind: "note", pos, text: "", tags: [] } as unknown as Item));
  }
  return places;
}

function inRows(at: Point, index: number): Point {
  return { x: at.x + (index % COLUMNS) * (NOTE.w + GAP), y: at.y + Math.floor(index / COLUMNS) * (NOTE.h * 0.6 + GAP) };
}
