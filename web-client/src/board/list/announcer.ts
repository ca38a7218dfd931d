import { t } from "../../i18n/t.ts";
import type { Scope } from "../../kit/scope.ts";
import { speak } from "../../kit/status.tsx";
import { cellOfItem } from "../model/reading.ts";
import type { Easel } from "../tools/tool.ts";

/** Others' changes are told at most this often, all that came meanwhile in one sentence, ms. */
const EVERY_MS = 12_000;
/** So many people and fields are named; of more their number is said. */
const NAMED = 3;

/** Tells a screen reader what others added, politely and rarely: a board of forty people must not drown its listener. */
export class Announcer {
  readonly #easel: Easel;
  readonly #nameOf: (person: string) => string | undefined;
  #known: ReadonlySet<string>;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(scope: Scope, easel: Easel, nameOf: (person: string) => string | undefined) {
    this.#easel = easel;
    this.#nameOf = nameOf;
    this.#known = new Set(this.#others());
    scope.add(
      easel.board.items.places.subscribe(() => {
        this.#timer ??= setTimeout(() => this.#tell(), EVERY_MS);
      }),
    );
    scope.add(() => clearTimeout(this.#timer));
  }

  #others(): readonly string[] {
    const { board } = this.#easel;
    return [...board.items.values()].filter(({ by }) => by !== board.me.id).map(({ id }) => id);
  }

  #tell(): void {
    this.#timer = undefined;
    const now = this.#others();
    const fresh = now.filter((id) => !this.#known.has(id));
    this.#known = new Set(now);
    if (fresh.length === 0 || this.#easel.desk.edited.peek() !== undefined) return;
    const { board, layout } = this.#easel;
    const items = fresh.flatMap((id) => board.items.get(id) ?? []);
    const names = [...new Set(items.map(({ by }) => this.#nameOf(by) ?? t("board.someone")))];
    const cells = [...new Set(items.map((item) => cellOfItem(layout, item)?.label ?? t("board.beside")))];
    speak(t("board.othersAdded", { n: fresh.length, names: some(names), cells: some(cells) }));
  }
}

function some(all: readonly string[]): string {
  const named = all.slice(0, NAMED).join(", ");
  return all.length > NAMED ? t("board.andMore", { named, n: all.length - NAMED }) : named;
}
