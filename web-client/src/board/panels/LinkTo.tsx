import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../i18n/t.ts";
import { Dialog } from "../../kit/Dialog.tsx";
import { tell } from "../../kit/status.tsx";
import type { Commands } from "../commands.ts";
import { spoken } from "../list/spoken.ts";
import type { Item } from "../model/items.ts";
import { cellOfItem, inReadingOrder } from "../model/reading.ts";
import { isEnd, linkCells, linkItems } from "../tools/byKeys.ts";
import type { Easel } from "../tools/tool.ts";
import { useTypedAhead } from "./useTypedAhead.ts";

interface Props {
  readonly easel: Easel;
  readonly commands: Commands;
}

/** So many are offered; typing finds the others. */
const MOST = 40;

/** A link that could be made. */
interface Way {
  readonly to: string;
  readonly go: () => void;
}

interface Ways {
  readonly from: string;
  readonly title: string;
  readonly all: readonly Way[];
}

/** Where a link from what is chosen is to lead, by typing a part of its words: links without a pointer. Without anything chosen, a tension from the cell. */
export function LinkTo({ easel, commands }: Props): JSX.Element | null {
  const [words, setWords] = useState("");
  const [at, setAt] = useState(0);
  const field = useTypedAhead<HTMLInputElement>(commands, setWords);
  const ways = fromItem(easel) ?? fromCell(easel);
  if (ways === undefined) return null;
  const wanted = words.trim().toLocaleLowerCase();
  const found = ways.all.filter(({ to }) => to.toLocaleLowerCase().includes(wanted)).slice(0, MOST);
  const link = (way: Way | undefined): void => {
    commands.close();
    if (way === undefined) return;
    way.go();
    tell(t("board.linked", { from: ways.from, to: way.to }));
    const [id] = easel.desk.chosen.peek();
    if (id !== undefined) requestAnimationFrame(() => easel.desk.focusOn(id));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp")
      setAt((at + (event.key === "ArrowDown" ? 1 : -1) + found.length) % Math.max(1, found.length));
    else if (event.key === "Enter") link(found[at]);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title={ways.title} onClose={() => commands.close()}>
      <input
        ref={field}
        class="input"
        role="combobox"
        aria-expanded="true"
        aria-controls="link-list"
        aria-activedescendant={found[at] ? `to-${at}` : undefined}
        aria-label={t("board.linkWhere")}
        value={words}
        onKeyDown={onKeyDown}
        onInput={(event) => {
          setWords(event.currentTarget.value);
          setAt(0);
        }}
      />
      <div class="palette" id="link-list" role="listbox" aria-label={t("board.linkWhere")} tabIndex={-1}>
        {found.map((way, index) => (
          <div
            key={index}
            id={`to-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onPointerDown={(event) => {
              event.preventDefault();
              link(way);
            }}
          >
            <span>{way.to}</span>
          </div>
        ))}
      </div>
    </Dialog>
  );
}

function fromItem(easel: Easel): Ways | undefined {
  const { board, layout, desk } = easel;
  const [first] = desk.chosenItems();
  if (first === undefined) return undefined;
  const name = (item: Item): string => spoken(board, layout, item, cellOfItem(layout, item)?.label ?? "");
  const others = [...board.items.values()].filter((item) => isEnd(item) && item.id !== first.id);
  const all = inReadingOrder(layout, others).map((item) => ({
    to: name(item),
    go: () => linkItems(easel, first, item),
  }));
  const from = name(first);
  return { from, title: t("board.linkTo", { from }), all };
}

function fromCell(easel: Easel): Ways | undefined {
  const { cells } = easel.layout;
  const first = cells.find(({ key }) => key === easel.desk.cellKey.peek()) ?? cells[0];
  if (first === undefined) return undefined;
  const all = cells
    .filter((cell) => cell !== first)
    .map((cell) => ({ to: cell.label, go: () => linkCells(easel, first, cell) }));
  return { from: first.label, title: t("board.tensionFrom", { from: first.label }), all };
}
