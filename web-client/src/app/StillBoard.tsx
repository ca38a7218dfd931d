import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import type * as Y from "yjs";
import "../board/board.css";
import { grown, union } from "../board/geometry/boxes.ts";
import type { Cell, Layout } from "../board/geometry/layout.ts";
import type { Box } from "../board/geometry/point.ts";
import { BoardModel } from "../board/model/board.ts";
import type { Note } from "../board/model/items.ts";
import { cellOfItem } from "../board/model/reading.ts";
import { boxOf } from "../board/render/boxes.ts";
import { Ground } from "../board/render/Ground.tsx";
import { ItemShape } from "../board/render/Item.tsx";
import "../history/texts.ts";
import { t } from "../i18n/t.ts";
import { Scope } from "../kit/scope.ts";
import "./still.css";

interface Props {
  readonly frame: Y.Doc;
  readonly content: Y.Doc;
}

interface Filled {
  readonly cell: Cell;
  readonly notes: readonly Note[];
}

/** A board for reading only: its picture, which takes no pointer and no key, and under it every word, by cell. */
export function StillBoard({ frame, content }: Props): JSX.Element | null {
  const scope = useMemo(() => new Scope(), [frame, content]);
  useEffect(() => () => scope.end(), [scope]);
  const board = useMemo(
    () => new BoardModel(scope, frame, content, { id: "", frames: false }),
    [scope, frame, content],
  );
  const layout = board.layout.value;
  if (layout === undefined) return null;
  const notes = board.notes.value;
  const filled = layout.cells
    .map((cell): Filled => ({ cell, notes: notes.filter((note) => cellOfItem(layout, note) === cell) }))
    .filter((each) => each.notes.length > 0);
  return (
    <>
      <Picture board={board} layout={layout} />
      {notes.length === 0 && <p class="soft">{t("history.empty")}</p>}
      <div class="still-cells">
        {filled.map(({ cell, notes }) => (
          <section key={cell.key} aria-label={cell.label}>
            <h4>{cell.label || board.title}</h4>
            <ul>
              {notes.map(({ id, text }) => (
                <li key={id}>{text || t("board.noteEmpty")}</li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}

/** Around the picture, board units: notes on its rim reach a little beyond. */
const MARGIN = 24;

function Picture({ board, layout }: { board: BoardModel; layout: Layout }): JSX.Element {
  const { w, h } = layout.reach;
  const boxes = board.items.all.value.map((item) => boxOf(board, layout, item));
  const all = grown(union([{ x: -w, y: -h, w: 2 * w, h: 2 * h }, ...boxes]) as Box, MARGIN);
  return (
    <div class="still-picture" inert>
      <svg class="surface" viewBox={`${all.x} ${all.y} ${all.w} ${all.h}`} aria-hidden="true">
        <Ground layout={layout} />
        {board.items.all.value.map((item) => (
          <ItemShape key={item.id} item={item} board={board} layout={layout} />
        ))}
      </svg>
    </div>
  );
}
