import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { Icon } from "../kit/icons.tsx";
import { UndoTools } from "./BoardTools.tsx";
import "./board.css";
import type { Desk } from "./desk.ts";
import { type Cell, cellOf, type Layout } from "./geometry.ts";
import { NOTE_TEXT_LIMIT, type Note } from "./model.ts";

interface Props {
  readonly desk: Desk;
  readonly layout: Layout;
  readonly nameOf: (person: string) => string | undefined;
}

/** The board as a list of its cells with their notes: for small screens, and for whoever likes a list. */
export function BoardList({ desk, layout, nameOf }: Props): JSX.Element {
  const notes = desk.board.notes.value;
  return (
    <div class="board-list">
      <div class="board-list-head">
        <h2>{desk.board.title}</h2>
        <UndoTools desk={desk} />
      </div>
      {layout.cells.map((cell) => (
        <CellList
          key={cell.key}
          cell={cell}
          desk={desk}
          layout={layout}
          nameOf={nameOf}
          notes={notes.filter((note) => cellOf(layout, note.place) === cell)}
        />
      ))}
    </div>
  );
}

function CellList({ cell, notes, ...props }: Props & { cell: Cell; notes: readonly Note[] }): JSX.Element {
  return (
    <section class={`cell-list hue-${cell.hue}`} aria-label={cell.label}>
      <header>
        <h3>{cell.label || props.desk.board.title}</h3>
        <button
          type="button"
          class="button round"
          aria-label={t("board.addTo", { cell: cell.label })}
          onClick={() => props.desk.addIn(cell)}
        >
          <Icon name="plus" />
        </button>
      </header>
      {cell.prompts.map((prompt) => (
        <p key={prompt} class="soft small">
          {prompt}
        </p>
      ))}
      {notes.length === 0 && <p class="soft">{t("board.emptyCell")}</p>}
      <ul>
        {notes.map((note) => (
          <li key={note.id}>
            <ListNote note={note} {...props} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ListNote({ note, desk, layout, nameOf }: Props & { note: Note }): JSX.Element {
  if (desk.edited.value === note.id) return <EditNote note={note} desk={desk} layout={layout} nameOf={nameOf} />;
  const name = nameOf(note.by);
  return (
    <button type="button" class="list-note" onClick={() => desk.edit(note.id)}>
      <span>{note.text || t("board.noteEmpty")}</span>
      {name !== undefined && <small class="soft">{t("board.by", { name })}</small>}
    </button>
  );
}

function EditNote({ note, desk, layout }: Props & { note: Note }): JSX.Element {
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.scrollIntoView({ block: "nearest" });
  }, []);
  return (
    <div class="list-edit">
      <textarea
        class="input"
        ref={field}
        rows={3}
        maxLength={NOTE_TEXT_LIMIT}
        aria-label={t("board.noteText")}
        value={note.text}
        onInput={(event) => desk.board.setText(note.id, event.currentTarget.value)}
        onKeyDown={(event) => event.key === "Escape" && desk.endEdit()}
      />
      <div class="list-edit-row">
        <MoveTo note={note} desk={desk} layout={layout} />
        <button type="button" class="button leave" onClick={() => desk.remove(note.id)}>
          {t("board.delete")}
        </button>
        <button type="button" class="button lead" onClick={() => desk.endEdit()}>
          {t("board.done")}
        </button>
      </div>
    </div>
  );
}

function MoveTo({ note, desk, layout }: { note: Note; desk: Desk; layout: Layout }): JSX.Element {
  const here = cellOf(layout, note.place);
  return (
    <label class="move-to">
      <span class="spoken">{t("board.moveTo")}</span>
      <select
        class="input"
        value={here.key}
        onChange={(event) => {
          const cell = layout.cells.find(({ key }) => key === event.currentTarget.value);
          if (cell) desk.moveTo(note.id, cell);
        }}
      >
        {layout.cells.map((cell) => (
          <option key={cell.key} value={cell.key} selected={cell === here}>
            {cell === here ? cell.label : `${t("board.moveTo")} ${cell.label}`}
          </option>
        ))}
      </select>
    </label>
  );
}
