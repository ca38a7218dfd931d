import { t } from "../../i18n/t.ts";
import type { Scope } from "../../kit/scope.ts";
import { tell } from "../../kit/status.tsx";
import type { Commands } from "../commands.ts";
import { addCopies } from "../copies.ts";
import { middleOf, union } from "../geometry/boxes.ts";
import type { Point } from "../geometry/point.ts";
import type { Images } from "../images.ts";
import type { Item } from "../model/items.ts";
import type { Easel } from "../tools/tool.ts";
import { ITEMS_FORMAT, itemsFile, readItems } from "./format.ts";
import { notesIn } from "./lines.ts";
import { addNotes } from "./place.ts";

const TYPE = "application/x-mandala-items";

interface Parts {
  readonly box: HTMLElement;
  readonly easel: Easel;
  readonly commands: Commands;
  readonly images: Images;
}

/** Copy, cut, paste and drop. Items go to other boards of this browser whole, and to anything else as plain text. */
export class BoardClipboard {
  readonly #parts: Parts;

  constructor(scope: Scope, parts: Parts) {
    this.#parts = parts;
    const on = (type: string, listen: (event: ClipboardEvent) => void): void =>
      scope.listen(window, type, (event) => this.#isOurs(event as ClipboardEvent) && listen(event as ClipboardEvent));
    on("copy", (event) => this.#copy(event));
    on("cut", (event) => this.#cut(event));
    on("paste", (event) => this.#paste(event));
    scope.listen(parts.box, "dragover", (event) => event.preventDefault());
    scope.listen(parts.box, "drop", (event) => this.#drop(event as DragEvent));
  }

  #isOurs(event: ClipboardEvent): boolean {
    const { target } = event;
    if (target instanceof HTMLElement && (target.isContentEditable || ["INPUT", "TEXTAREA"].includes(target.tagName)))
      return false;
    return !document.querySelector("dialog[open]") && !this.#parts.box.closest("[inert]");
  }

  #copy(event: ClipboardEvent): boolean {
    const { board, desk } = this.#parts.easel;
    const items = board.items.all.peek().filter(({ id }) => desk.chosen.peek().has(id));
    if (items.length === 0 || event.clipboardData === null) return false;
    event.clipboardData.setData(TYPE, JSON.stringify(itemsFile(items)));
    event.clipboardData.setData("text/plain", words(items));
    event.preventDefault();
    tell(t("board.copiedN", { n: items.length }));
    return true;
  }

  #cut(event: ClipboardEvent): void {
    const { desk } = this.#parts.easel;
    if (this.#copy(event)) desk.remove(desk.chosen.peek());
  }

  #paste(event: ClipboardEvent): void {
    if (event.clipboardData === null) return;
    event.preventDefault();
    this.#take(event.clipboardData, this.#here());
  }

  #drop(event: DragEvent): void {
    if (event.dataTransfer === null) return;
    event.preventDefault();
    const { left, top } = this.#parts.box.getBoundingClientRect();
    this.#take(event.dataTransfer, this.#parts.easel.view.toBoard({ x: event.clientX - left, y: event.clientY - top }));
  }

  #take(data: DataTransfer, at: Point): void {
    const files = [...data.files];
    if (files.length > 0) {
      void this.takeFiles(files, at);
      return;
    }
    const own = data.getData(TYPE);
    const text = data.getData("text/plain");
    if (own !== "") this.#addItems(parsed(own), at);
    else if (/"type":\s*"excalidraw/.test(text)) void this.#addExcalidraw(text, at);
    else if (text.trim() !== "") addNotes(this.#parts.easel, notesIn(text), at);
  }

  async takeFiles(files: readonly File[], at: Point): Promise<void> {
    for (const file of files) {
      if (file.name.endsWith(".excalidraw")) await this.#addExcalidraw(await file.text(), at);
      else if (file.type.startsWith("image/")) await this.#parts.images.add(file, at);
      else tell(t("board.fileUnknown", { name: file.name }));
    }
  }

  #addItems(value: unknown, at: Point): void {
    const { format, items } = (value ?? {}) as { format?: unknown; items?: unknown };
    if (format === ITEMS_FORMAT) this.#addAt(readItems(items), at);
  }

  async #addExcalidraw(text: string, at: Point): Promise<void> {
    const { excalidrawItems } = await import("./excalidraw.ts");
    const items = excalidrawItems(parsed(text));
    if (items.length === 0) return tell(t("board.nothingToPaste"));
    this.#addAt(items, at);
  }

  /** Puts items so that their middle is at the pointer; what lay in cells goes to the cells under it. */
  #addAt(items: readonly Item[], at: Point): void {
    const { easel } = this.#parts;
    const all = union(items.filter(({ kind }) => kind !== "link").map((item) => easel.boxOf(item)));
    const middle = all ? middleOf(all) : at;
    const ids = addCopies(easel.desk, items, { x: at.x - middle.x, y: at.y - middle.y });
    easel.desk.choose(ids);
    tell(t("board.pastedN", { n: ids.length }));
  }

  #here(): Point {
    const { commands, easel } = this.#parts;
    return commands.pointer ?? middleOf(easel.view.seen.peek());
  }
}

function words(items: readonly Item[]): string {
  return items
    .map(({ text }) => text)
    .filter((text) => text !== "")
    .join("\n");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
