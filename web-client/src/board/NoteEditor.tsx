import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../i18n/t.ts";
import type { Desk } from "./desk.ts";
import { cellOf, type Layout } from "./geometry.ts";
import { fitNote } from "./measure.ts";
import { NOTE_TEXT_LIMIT } from "./model.ts";
import { boxOf } from "./NoteShape.tsx";
import type { Viewport } from "./viewport.ts";

/** Nobody writes in a field smaller than this on the screen, px. */
const LEAST = { w: 168, h: 64, font: 14 };

/** A text field that lies over the note which is being written in. Escape or a click elsewhere ends it. */
export function NoteEditor({ desk, layout, view }: { desk: Desk; layout: Layout; view: Viewport }): JSX.Element | null {
  const id = desk.edited.value;
  const note = desk.board.notes.value.find((note) => note.id === id);
  if (note === undefined) return null;
  const fit = fitNote(note);
  const box = boxOf(layout, note.place, fit);
  const { x, y } = view.toScreen(box);
  const k = view.scale.value * layout.noteScale;
  const [w, h] = [Math.max(LEAST.w, box.w * view.scale.value), Math.max(LEAST.h, box.h * view.scale.value)];
  const style = {
    left: `${x - w / 2}px`,
    top: `${y - h / 2}px`,
    width: `${w}px`,
    height: `${h}px`,
    fontSize: `${Math.max(LEAST.font, fit.size * k)}px`,
  };
  return (
    <Field key={note.id} desk={desk} id={note.id} text={note.text} hue={cellOf(layout, note.place).hue} style={style} />
  );
}

interface FieldProps {
  readonly desk: Desk;
  readonly id: string;
  readonly text: string;
  readonly hue: string;
  readonly style: Readonly<Record<string, string>>;
}

function Field({ desk, id, text, hue, style }: FieldProps): JSX.Element {
  const field = useRef<HTMLTextAreaElement>(null);
  // At once, not after the next frame: the keys of a quick writer are already on their way.
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(text.length, text.length);
  }, []);
  useLayoutEffect(() => showKeepingCaret(field.current, text), [text]);
  return (
    <textarea
      class={`note-editor hue-${hue}`}
      ref={field}
      aria-label={t("board.noteText")}
      maxLength={NOTE_TEXT_LIMIT}
      style={style}
      onInput={(event) => desk.board.setText(id, event.currentTarget.value)}
      onBlur={() => desk.edited.peek() === id && desk.endEdit()}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.isComposing) return;
        event.stopPropagation();
        desk.endEdit();
        requestAnimationFrame(() => document.querySelector<SVGElement>(`[data-note="${id}"]`)?.focus());
      }}
    />
  );
}

/** Shows what another wrote in the same note without moving the caret from its words. */
function showKeepingCaret(field: HTMLTextAreaElement | null, text: string): void {
  if (field === null || field.value === text) return;
  const { value, selectionStart, selectionEnd } = field;
  const moved = (caret: number): number =>
    text.startsWith(value.slice(0, caret)) ? caret : Math.max(0, text.length - (value.length - caret));
  const [start, end] = [moved(selectionStart), moved(selectionEnd)];
  field.value = text;
  field.setSelectionRange(start, end);
}
