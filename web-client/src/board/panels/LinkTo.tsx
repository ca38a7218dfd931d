import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../i18n/t.ts";
import { Dialog } from "../../kit/Dialog.tsx";
import { tell } from "../../kit/status.tsx";
import type { Commands } from "../commands.ts";
import { spoken } from "../list/spoken.ts";
import type { Item } from "../model/items.ts";
import { cellOfItem, inReadingOrder } from "../model/reading.ts";
import { isEnd, linkItems } from "../tools/byKeys.ts";
import type { Easel } from "../tools/tool.ts";
import { useTypedAhead } from "./useTypedAhead.ts";

interface Props {
  readonly easel: Easel;
  readonly commands: Commands;
}

/** So many are offered; typing finds the others. */
const MOST = 40;

/** Where a link from what is chosen is to lead, by typing a part of its words: links without a pointer. */
export function LinkTo({ easel, commands }: Props): JSX.Element | null {
  const { board, layout, desk } = easel;
  const [words, setWords] = useState("");
  const [at, setAt] = useState(0);
  const field = useTypedAhead<HTMLInputElement>(commands, setWords);
  const [from] = desk.chosenItems();
  if (from === undefined) return null;
  const name = (item: Item): string => spoken(board, layout, item, cellOfItem(layout, item)?.label ?? "");
  const wanted = words.trim().toLocaleLowerCase();
  const found = inReadingOrder(
    layout,
    [...board.items.values()].filter((item) => isEnd(item) && item.id !== from.id),
  )
    .filter((item) => name(item).toLocaleLowerCase().includes(wanted))
    .slice(0, MOST);
  const link = (to: Item | undefined): void => {
    commands.close();
    if (to === undefined) return;
    linkItems(easel, from, to);
    tell(t("board.linked", { from: name(from), to: name(to) }));
    const [id] = desk.chosen.peek();
    if (id !== undefined) requestAnimationFrame(() => desk.focusOn(id));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp")
      setAt((at + (event.key === "ArrowDown" ? 1 : -1) + found.length) % Math.max(1, found.length));
    else if (event.key === "Enter") link(found[at]);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title={t("board.linkTo", { from: name(from) })} onClose={() => commands.close()}>
      <input
        ref={field}
        class="input"
        role="combobox"
        aria-expanded="true"
        aria-controls="link-list"
        aria-activedescendant={found[at] ? `to-${found[at].id}` : undefined}
        aria-label={t("board.linkWhere")}
        value={words}
        onKeyDown={onKeyDown}
        onInput={(event) => {
          setWords(event.currentTarget.value);
          setAt(0);
        }}
      />
      <div class="palette" id="link-list" role="listbox" aria-label={t("board.linkWhere")} tabIndex={-1}>
        {found.map((item, index) => (
          <div
            key={item.id}
            id={`to-${item.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onPointerDown={(event) => {
              event.preventDefault();
              link(item);
            }}
          >
            <span>{name(item)}</span>
          </div>
        ))}
      </div>
    </Dialog>
  );
}
