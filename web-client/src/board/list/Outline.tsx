import { computed, type ReadonlySignal } from "@preact/signals";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { t } from "../../i18n/t.ts";
import { speak } from "../../kit/status.tsx";
import type { Desk } from "../desk.ts";
import { middleOf } from "../geometry/boxes.ts";
import type { Cell, Layout } from "../geometry/layout.ts";
import type { BoardModel } from "../model/board.ts";
import type { Item } from "../model/items.ts";
import { byCell } from "../model/reading.ts";
import type { Easel } from "../tools/tool.ts";
import { spoken } from "./spoken.ts";

/** So many items of a cell are in the outline; the rest is reached by "find". More would slow every browser's reader. */
const MOST = 300;

/** Items by cell; beside the board under `undefined`. A cell's list is the same one until its items or their order change. */
type Placed = ReadonlyMap<Cell | undefined, readonly string[]>;
const NOTHING: readonly string[] = [];

/** The board as a document: centre, rings and sectors with what lies in them, in step with the picture. Keys work from here. */
export function Outline({ easel }: { easel: Easel }): JSX.Element {
  const { board, layout } = easel;
  // Anew with the shape: a new one may come before or after the moves that belong to it.
  const placed = useMemo(() => placedIn(board, layout), [board, layout]);
  const beside = placed.value.get(undefined) ?? NOTHING;
  return (
    <div
      class="outline spoken"
      role="group"
      aria-label={t("board.label", { title: board.title.value })}
      aria-description={t("board.hintKeys")}
    >
      {layout.cells.map((cell) => (
        <CellOutline key={cell.key} easel={easel} cell={cell} ids={placed.value.get(cell) ?? NOTHING} />
      ))}
      {beside.length > 0 && <ItemList easel={easel} ids={beside} label={t("board.beside")} cell="" />}
    </div>
  );
}

function placedIn(board: BoardModel, layout: Layout): ReadonlySignal<Placed> {
  let before: Placed = new Map();
  return computed(() => {
    board.items.places.value;
    const heard = [...board.items.values()].filter(({ kind }) => kind !== "stroke");
    const lists = [...byCell(layout, heard)].map(([cell, items]) => [cell, kept(before.get(cell), items)] as const);
    before = new Map(lists);
    return before;
  });
}

/** The ids as they were listed before, where they are the same. */
function kept(before: readonly string[] | undefined, items: readonly Item[]): readonly string[] {
  const same = before?.length === items.length && items.every(({ id }, at) => id === before[at]);
  return same ? before : items.map(({ id }) => id);
}

function CellOutline({ easel, cell, ids }: { easel: Easel; cell: Cell; ids: readonly string[] }): JSX.Element {
  const { desk } = easel;
  const notes = ids.filter((id) => easel.board.items.get(id)?.kind === "note").length;
  const name = cell.label || desk.board.title.value;
  return (
    <section aria-label={name}>
      <button
        type="button"
        data-cell={cell.key}
        aria-label={t("board.cell", { cell: name, notes: t("board.notes", { n: notes }) })}
        onFocus={(event) => enterCell(easel, cell, event)}
        onBlur={() => leave(desk)}
        onClick={() => desk.addIn(cell)}
      />
      <ItemList easel={easel} ids={ids} cell={name} />
    </section>
  );
}

interface ListProps {
  readonly easel: Easel;
  readonly ids: readonly string[];
  readonly cell: string;
  readonly label?: string;
}

function ItemList({ easel, ids, cell, label }: ListProps): JSX.Element {
  const entries = useMemo(
    () => ids.slice(0, MOST).map((id) => <Entry key={id} id={id} easel={easel} cell={cell} />),
    [ids, easel, cell],
  );
  return <ul aria-label={label}>{entries}</ul>;
}

interface EntryProps {
  readonly id: string;
  readonly easel: Easel;
  readonly cell: string;
}

function Entry({ id, easel, cell }: EntryProps): JSX.Element | null {
  const item = easel.board.items.watch(id).value;
  if (item === undefined) return null;
  return (
    <li>
      <button
        type="button"
        data-item={id}
        data-kind={item.kind}
        aria-label={spoken(easel.board, easel.layout, item, cell)}
        onFocus={(event) => enterItem(easel, item, event)}
        onBlur={() => leave(easel.desk)}
        onClick={() => easel.desk.edit(id)}
      />
    </li>
  );
}

function enterCell({ desk, view }: Easel, cell: Cell, event: FocusEvent): void {
  const byKeys = (event.currentTarget as Element).matches(":focus-visible");
  desk.reach([]);
  desk.goTo(cell);
  desk.atCell.value = byKeys;
  if (byKeys && cell.prompts.length > 0) speak(cell.prompts.join(" "));
  if (byKeys) view.reveal(cell.middle);
}

function enterItem(easel: Easel, item: Item, event: FocusEvent): void {
  const { desk, view } = easel;
  const byKeys = (event.currentTarget as Element).matches(":focus-visible");
  if (!desk.chosen.peek().has(item.id)) desk.reach([item.id]);
  desk.atItem.value = byKeys;
  if (byKeys) view.reveal(middleOf(easel.boxOf(item)));
}

function leave(desk: Desk): void {
  desk.atCell.value = false;
  desk.atItem.value = false;
}
