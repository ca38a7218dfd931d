import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import type * as Y from "yjs";
import "../board/board.css";
import { Ground } from "../board/Ground.tsx";
import { type Cell, cellOf, type Layout } from "../board/geometry.ts";
import { fitNote } from "../board/measure.ts";
import { BoardModel, type Note } from "../board/model.ts";
import { NoteShape } from "../board/NoteShape.tsx";
import { t } from "../i18n/t.ts";
import { Scope } from "../kit/scope.ts";

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
  const board = useMemo(() => new BoardModel(scope, frame, content, ""), [scope, frame, content]);
  const layout = board.layout.value;
  if (layout === undefined) return null;
  const notes = board.notes.value;
  const filled = layout.cells
    .map((cell): Filled => ({ cell, notes: notes.filter((note) => cellOf(layout, note.place) === cell) }))
    .filter((each) => each.notes.length > 0);
  return (
    <>
      <Picture layout={layout} filled={filled} />
      {notes.length === 0 && <p class="soft">{t("history.empty")}</p>}
      <div class="past-cells">
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

function Picture({ layout, filled }: { layout: Layout; filled: readonly Filled[] }): JSX.Element {
  const [w, h] = [layout.reach.w + MARGIN, layout.reach.h + MARGIN];
  return (
    <div class="past-picture" inert>
      <svg class="surface" viewBox={`${-w} ${-h} ${2 * w} ${2 * h}`} aria-hidden="true">
        <Ground layout={layout} />
        {filled.map(({ cell, notes }) =>
          notes.map((note) => (
            <NoteShape
              key={note.id}
              note={note}
              fit={fitNote(note)}
              layout={layout}
              cell={cell}
              place={note.place}
              look={cell.hue === "center" && notes.length === 1 ? "plain" : "card"}
              chosen={false}
              held={false}
              edited={false}
              heldBy={undefined}
              onFocus={() => undefined}
            />
          )),
        )}
      </svg>
    </div>
  );
}
