import { t } from "../i18n/t.ts";
import type { Scope } from "../kit/scope.ts";
import { speak } from "../kit/status.tsx";
import { isTyping } from "../kit/typing.ts";
import type { Desk } from "./desk.ts";
import { cellOf, type Layout, type Point } from "./geometry.ts";
import type { Gestures } from "./gestures.ts";
import type { Viewport } from "./viewport.ts";

/** An arrow key moves a note by this, with Shift by that, board units. */
const STEP = 8;
const LONG_STEP = 40;

const ARROWS: Readonly<Record<string, Point>> = {
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
};

interface Parts {
  readonly box: HTMLElement;
  readonly desk: Desk;
  readonly view: Viewport;
  readonly layout: Layout;
  readonly gestures: Gestures;
}

/** The board's keys. They do nothing while somebody types or a dialog is open. */
export class BoardKeys {
  readonly #parts: Parts;

  constructor(scope: Scope, parts: Parts) {
    this.#parts = parts;
    scope.listen(window, "keydown", (event) => this.#down(event as KeyboardEvent));
    scope.listen(window, "keyup", (event) => (event as KeyboardEvent).key === " " && this.#pan(false));
    scope.listen(window, "blur", () => this.#pan(false));
  }

  #down(event: KeyboardEvent): void {
    if (isTyping(event) || document.querySelector("dialog[open]")) return;
    const handled = this.#withControl(event) || this.#anywhere(event) || this.#onBoard(event);
    if (handled) event.preventDefault();
  }

  #withControl(event: KeyboardEvent): boolean {
    if (!event.ctrlKey && !event.metaKey) return false;
    const { board } = this.#parts.desk;
    const key = event.key.toLowerCase();
    if (key === "z" && !event.shiftKey) board.undo();
    else if (key === "z" || key === "y") board.redo();
    else return false;
    return true;
  }

  #anywhere(event: KeyboardEvent): boolean {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.key.toLowerCase() === "n") this.#parts.desk.add();
    else if (event.shiftKey && event.code === "Digit1") this.#parts.view.fit();
    else if (event.key === " " && !isButton(event.target)) this.#pan(true);
    else if (event.key === "Escape") return this.#escape();
    else return false;
    return true;
  }

  #escape(): boolean {
    const { gestures, desk } = this.#parts;
    if (gestures.cancel()) return true;
    const wasChosen = desk.chosen.peek() !== undefined;
    desk.choose(undefined);
    return wasChosen;
  }

  #onBoard(event: KeyboardEvent): boolean {
    const { desk, layout } = this.#parts;
    if (!(event.target instanceof Element) || event.ctrlKey || event.metaKey || event.altKey) return false;
    const note = event.target.closest("[data-note]")?.getAttribute("data-note");
    if (note) return this.#onNote(event, note);
    const key = event.target.closest("[data-cell]")?.getAttribute("data-cell");
    const cell = layout.cells.find((cell) => cell.key === key);
    if (cell === undefined || event.key !== "Enter") return false;
    desk.addIn(cell);
    return true;
  }

  #onNote(event: KeyboardEvent, id: string): boolean {
    const { desk } = this.#parts;
    if (event.key === "Enter" || event.key === "F2") desk.edit(id);
    else if (event.key === "Delete" || event.key === "Backspace") this.#remove(id);
    else if (event.key in ARROWS) this.#nudge(id, event);
    else return false;
    return true;
  }

  #remove(id: string): void {
    const { desk, layout, box } = this.#parts;
    const note = desk.board.note(id);
    desk.remove(id);
    speak(t("board.removed"));
    const cell = note && cellOf(layout, note.place);
    if (cell) box.querySelector<SVGElement>(`[data-cell="${cell.key}"]`)?.focus();
  }

  #nudge(id: string, event: KeyboardEvent): void {
    const { desk, layout, box } = this.#parts;
    const arrow = ARROWS[event.key] as Point;
    const step = event.shiftKey ? LONG_STEP : STEP;
    const before = desk.board.note(id)?.place;
    const after = desk.nudge(id, { x: arrow.x * step, y: arrow.y * step });
    if (!before || !after || cellOf(layout, before) === cellOf(layout, after)) return;
    speak(t("board.moved", { cell: cellOf(layout, after).label }));
    requestAnimationFrame(() => box.querySelector<SVGElement>(`[data-note="${id}"]`)?.focus());
  }

  #pan(on: boolean): void {
    this.#parts.gestures.panning = on;
    this.#parts.box.classList.toggle("panning", on);
  }
}

function isButton(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("button, a, summary, select") !== null;
}
