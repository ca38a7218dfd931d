import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../i18n/t.ts";
import type { Box } from "./geometry/point.ts";
import { type Item, textLimit } from "./model/items.ts";
import { cellOfItem } from "./model/reading.ts";
import { scaleOf } from "./render/boxes.ts";
import { hueClass } from "./render/look.ts";
import { fitNote } from "./render/measure.ts";
import type { Easel } from "./tools/tool.ts";

/** Nobody writes in a field smaller than this on the screen, px. */
const LEAST = { w: 168, h: 64, font: 14 };
/** Nor is a letter larger than this while it is written, px. */
const LARGEST_FONT = 64;

/** A text field that lies over the item which is being written in. Escape or a click elsewhere ends it. */
export function TextEditor({ easel }: { easel: Easel }): JSX.Element | null {
  const id = easel.desk.edited.value;
  const item = id === undefined ? undefined : easel.board.items.watch(id).value;
  if (item === undefined) return null;
  const box = fieldBox(easel, item);
  const { x, y } = easel.view.toScreen({ x: box.x + box.w / 2, y: box.y + box.h / 2 });
  const k = easel.view.scale.value;
  const [w, h] = [Math.max(LEAST.w, box.w * k), Math.max(item.kind === "note" ? LEAST.h : 40, box.h * k)];
  const font = Math.min(LARGEST_FONT, Math.max(LEAST.font, fontOf(easel, item) * k));
  const style = {
    left: `${x - w / 2}px`,
    top: `${y - h / 2}px`,
    width: `${w}px`,
    height: `${h}px`,
    fontSize: `${font}px`,
  };
  const hue = hueClass(item, cellOfItem(easel.layout, item));
  return <Field key={item.id} easel={easel} item={item} hue={hue} style={style} />;
}

/** Where the words of an item stand. */
function fieldBox(easel: Easel, item: Item): Box {
  const box = easel.boxOf(item);
  if (item.kind === "frame") return { x: box.x, y: box.y - 30, w: Math.min(box.w, 300), h: 28 };
  if (item.kind === "link") return { x: box.x + box.w / 2 - 80, y: box.y + box.h / 2 - 16, w: 160, h: 32 };
  if (item.kind === "text") return { x: box.x - 8, y: box.y - 4, w: box.w + item.size * 3, h: box.h + 8 };
  return box;
}

function fontOf({ layout }: Easel, item: Item): number {
  if (item.kind === "note") return fitNote(item).size * scaleOf(layout, item);
  return item.kind === "text" ? item.size : 14;
}

interface FieldProps {
  readonly easel: Easel;
  readonly item: Item;
  readonly hue: string;
  readonly style: Readonly<Record<string, string>>;
}

function Field({ easel, item, hue, style }: FieldProps): JSX.Element {
  const { desk, board } = easel;
  const { id, text, kind } = item;
  const field = useRef<HTMLTextAreaElement>(null);
  // At once, not after the next frame: the keys of a quick writer are already on their way.
  useLayoutEffect(() => {
    showKeepingCaret(field.current, text);
    field.current?.focus({ preventScroll: true });
    field.current?.setSelectionRange(text.length, text.length);
  }, []);
  useLayoutEffect(() => showKeepingCaret(field.current, text), [text]);
  return (
    <textarea
      class={`note-editor edits-${kind} ${hue}`}
      ref={field}
      dir="auto"
      aria-label={kind === "note" ? t("board.noteText") : t("board.itemText")}
      maxLength={textLimit(kind)}
      style={style}
      onInput={(event) => board.setText(id, event.currentTarget.value)}
      onBlur={() => desk.edited.peek() === id && desk.endEdit()}
      onKeyDown={(event) => {
        const ends = event.key === "Escape" || (event.key === "Enter" && (event.ctrlKey || event.metaKey));
        if (!ends || event.isComposing) return;
        event.preventDefault();
        event.stopPropagation();
        desk.endEdit();
        requestAnimationFrame(() => desk.focusOn(id));
      }}
    />
  );
}

/** Shows what another wrote in the same note without moving the caret from its words. */
export function showKeepingCaret(field: HTMLTextAreaElement | null, text: string): void {
  if (field === null || field.value === text) return;
  const { value, selectionStart, selectionEnd } = field;
  const moved = (caret: number): number =>
    text.startsWith(value.slice(0, caret)) ? caret : Math.max(0, text.length - (value.length - caret));
  const [start, end] = [moved(selectionStart), moved(selectionEnd)];
  field.value = text;
  field.setSelectionRange(start, end);
}
