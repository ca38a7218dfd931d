import { t } from "../../i18n/t.ts";
import type { Scope } from "../../kit/scope.ts";
import { speak, tell } from "../../kit/status.tsx";
import { isTyping } from "../../kit/typing.ts";
import { align, type Edge, group, reorder, type Step, toggleLock, ungroup } from "../arrange.ts";
import type { Commands } from "../commands.ts";
import { duplicate } from "../copies.ts";
import type { Point } from "../geometry/point.ts";
import { cellOfItem } from "../model/reading.ts";
import { putByKeys } from "../tools/byKeys.ts";
import { TOOL_KEYS } from "../tools/names.ts";
import type { Easel } from "../tools/tool.ts";
import { ARROWS, EDGES } from "./arrows.ts";
import type { Gestures } from "./gestures.ts";
import { isButton, isElsewhere, isMenuKey, removes } from "./keyTargets.ts";
import { neighbour } from "./neighbour.ts";

/** An arrow key moves a note by this, with Shift by that, board units. */
const STEP = 8;
const LONG_STEP = 40;
const ZOOM_STEP = 1.25;

/** With these in the hand Enter makes one where the keys are. */
const MAKING: ReadonlySet<string> = new Set(["note", "text", "stamp", "rect", "ellipse", "diamond", "frame"]);

/** The board's keys. They do nothing while somebody types or a dialog is open. */
export class BoardKeys {
  readonly #easel: Easel;
  readonly #gestures: Gestures;
  readonly #commands: Commands;
  readonly #box: HTMLElement;

  constructor(scope: Scope, box: HTMLElement, easel: Easel, gestures: Gestures, commands: Commands) {
    this.#easel = easel;
    this.#gestures = gestures;
    this.#commands = commands;
    this.#box = box;
    scope.listen(window, "keydown", (event) => this.press(event as KeyboardEvent));
    scope.listen(window, "keyup", (event) => (event as KeyboardEvent).key === " " && this.#pan(false));
    scope.listen(window, "blur", () => this.#pan(false));
  }

  /** Does what a key asks for. */
  press(event: KeyboardEvent): void {
    if (isTyping(event) || event.defaultPrevented) return;
    if (this.#isAhead(event)) {
      event.preventDefault();
      return;
    }
    if (document.querySelector("dialog[open]")) return;
    if (this.#box.closest("[inert]")) return;
    const control = event.ctrlKey || event.metaKey;
    const handled = control ? this.#withControl(event) : this.#plain(event);
    if (handled) event.preventDefault();
  }

  /** Somebody types on at once after asking for a panel: the keys are the field's, not tools. */
  #isAhead(event: KeyboardEvent): boolean {
    return !event.ctrlKey && !event.metaKey && this.#commands.typeAhead(event.key);
  }

  #withControl(event: KeyboardEvent): boolean {
    const { desk, board } = this.#easel;
    const key = event.key.toLowerCase();
    if (event.key in ARROWS) return this.#controlArrow(event);
    if (event.altKey) return this.#styles(key);
    const { shiftKey } = event;
    if (key === "z" && !shiftKey) board.undo();
    else if (key === "z" || key === "y") board.redo();
    else if (key === "d") duplicate(desk);
    else if (key === "a") this.#commands.chooseAll();
    else if (key === "g" && shiftKey) ungroup(desk);
    else if (key === "g") group(desk);
    else if (key === "l" && shiftKey) this.#lock();
    else if (event.code === "BracketRight") this.#reorder(shiftKey ? "front" : "forward");
    else if (event.code === "BracketLeft") this.#reorder(shiftKey ? "back" : "backward");
    else if (key === " ") speak(t("board.keptN", { n: desk.keepChosen() }));
    else if (key === "k") this.#commands.link();
    else if (key === "f") this.#commands.find();
    else if (key === "/" || (key === "p" && shiftKey)) this.#commands.palette();
    else return this.#zoom(key);
    return true;
  }

  #zoom(key: string): boolean {
    const { view } = this.#easel;
    if (key === "=" || key === "+") view.zoom(ZOOM_STEP);
    else if (key === "-" || key === "_") view.zoom(1 / ZOOM_STEP);
    else if (key === "0") view.zoomTo(1);
    else if (key === ".") this.#commands.focusMode();
    else if (key === "'") this.#commands.grid();
    else return false;
    return true;
  }

  #styles(key: string): boolean {
    if (key === "c") this.#commands.copyStyle();
    else if (key === "v") this.#commands.pasteStyle();
    else return false;
    return true;
  }

  #controlArrow(event: KeyboardEvent): boolean {
    const { desk } = this.#easel;
    if (event.shiftKey) align(desk, EDGES[event.key] as Edge);
    else {
      const next = neighbour(this.#easel, ARROWS[event.key] as Point);
      if (next === undefined) return false;
      desk.choose([next]);
      desk.focusOn(next);
    }
    return true;
  }

  #lock(): void {
    const { desk } = this.#easel;
    if (desk.chosen.peek().size > 0) tell(toggleLock(desk) ? t("board.nowLocked") : t("board.nowUnlocked"));
  }

  #reorder(step: Step): void {
    reorder(this.#easel.desk, step);
  }

  #plain(event: KeyboardEvent): boolean {
    const { view, desk } = this.#easel;
    if (event.altKey) return this.#withAlt(event);
    if (event.shiftKey && event.code === "Digit0") view.zoomTo(1);
    else if (event.shiftKey && event.code === "Digit1") view.fit();
    else if (event.shiftKey && event.code === "Digit2") this.#easel.fitChosen();
    else if (event.shiftKey && event.code === "Digit3") this.#commands.showCell();
    else if (event.shiftKey && event.code === "KeyD") desk.take("marker");
    else if (event.key === "?") this.#commands.help();
    else if (event.key === "/") this.#commands.sayAtCursor();
    else if (event.key === " " && !isButton(event.target)) this.#pan(true);
    else if (event.key === "Escape") return this.#escape();
    else return this.#toolOrItem(event);
    return true;
  }

  #withAlt(event: KeyboardEvent): boolean {
    if (event.shiftKey) return event.code === "KeyC" ? this.#commands.copyAsPng() : false;
    if (event.code !== "KeyR") return false;
    this.#commands.lookOnly();
    return true;
  }

  #toolOrItem(event: KeyboardEvent): boolean {
    const { desk } = this.#easel;
    const key = event.key.toLowerCase();
    const inOutline = event.target instanceof Element && event.target.closest("[data-cell]") !== null;
    if (isElsewhere(event)) return event.key === "Enter" ? false : this.#tool(event, key);
    if (isMenuKey(event)) this.#commands.menuByKeys();
    else if (desk.chosen.peek().size > 0 && this.#onChosen(event)) return true;
    else if (event.key === "Enter" && MAKING.has(desk.tool.peek())) putByKeys(this.#easel);
    else if (event.key === "Enter" && inOutline) return false;
    else return this.#tool(event, key);
    return true;
  }

  #tool(event: KeyboardEvent, key: string): boolean {
    const { desk } = this.#easel;
    if (event.shiftKey || event.repeat) return false;
    if (key === "q") desk.keepTool.value = !desk.keepTool.peek();
    else if (key === "n") desk.add();
    else if (key === "9") this.#commands.pickImage();
    else if (TOOL_KEYS[key]) desk.take(TOOL_KEYS[key]);
    else return false;
    return true;
  }

  #onChosen(event: KeyboardEvent): boolean {
    const { desk } = this.#easel;
    const [id] = desk.chosen.peek();
    if ((event.key === "Enter" || event.key === "F2") && id !== undefined) desk.edit(id);
    else if (removes(event)) this.#remove();
    else if (event.key in ARROWS) this.#nudge(event);
    else return false;
    return true;
  }

  #escape(): boolean {
    const { desk } = this.#easel;
    if (this.#gestures.cancel()) return true;
    if (desk.tool.peek() !== "select") {
      desk.take("select");
      return true;
    }
    const wasChosen = desk.chosen.peek().size > 0;
    desk.choose([]);
    return wasChosen;
  }

  #remove(): void {
    const { desk, board, layout } = this.#easel;
    const chosen = desk.chosen.peek();
    const [first] = chosen;
    const item = first === undefined ? undefined : board.items.get(first);
    const n = desk.remove(chosen);
    if (n === 0) {
      tell(t(!item || item.prepared ? "board.cannotChange" : "board.closedToMe"));
      return;
    }
    speak(t("board.removedN", { n }));
    const cell = item && cellOfItem(layout, item);
    if (cell && this.#box.contains(document.activeElement)) this.#focusCell(cell.key);
  }

  #focusCell(key: string): void {
    this.#box.querySelector<HTMLElement>(`[data-cell="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
  }

  #nudge(event: KeyboardEvent): void {
    const { desk, board, layout } = this.#easel;
    const arrow = ARROWS[event.key] as Point;
    const step = event.shiftKey ? LONG_STEP : STEP;
    const [id] = desk.chosen.peek();
    const cell = (): ReturnType<typeof cellOfItem> => {
      const item = id === undefined ? undefined : board.items.get(id);
      return item && cellOfItem(layout, item);
    };
    const before = cell();
    desk.nudge(desk.chosen.peek(), { x: arrow.x * step, y: arrow.y * step });
    const after = cell();
    if (after !== undefined && after !== before) speak(t("board.moved", { cell: after.label }));
    if (id !== undefined && event.target instanceof Element && event.target.closest("[data-item]"))
      requestAnimationFrame(() => desk.focusOn(id));
  }

  #pan(on: boolean): void {
    this.#gestures.panning = on;
    this.#box.classList.toggle("panning", on);
  }
}
