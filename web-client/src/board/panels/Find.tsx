import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../kit/icons.tsx";
import type { Commands } from "../commands.ts";
import { middleOf } from "../geometry/boxes.ts";
import type { Item } from "../model/items.ts";
import { cellOfItem, inReadingOrder } from "../model/reading.ts";
import type { Easel } from "../tools/tool.ts";
import { useTypedAhead } from "./useTypedAhead.ts";

/** Finds items by their words, tags and authors; Enter goes from one to the next. */
export function Find({ easel, commands, nameOf }: FindProps): JSX.Element {
  const [words, setWords] = useState("");
  const [at, setAt] = useState(-1);
  const field = useTypedAhead<HTMLInputElement>(commands, setWords);
  const found = search(easel, words, nameOf);
  const show = (index: number): void => {
    const item = found[(index + found.length) % found.length];
    if (!item) return;
    setAt((index + found.length) % found.length);
    easel.desk.choose([item.id]);
    easel.view.reveal(middleOf(easel.boxOf(item)));
  };
  const close = (): void => {
    commands.close();
    const [id] = easel.desk.chosen.peek();
    if (id !== undefined) requestAnimationFrame(() => easel.desk.focusOn(id));
  };
  return (
    <search class="board-bar find">
      <input
        ref={field}
        type="search"
        class="tag-input"
        value={words}
        placeholder={t("board.do.find")}
        aria-label={t("board.do.find")}
        onInput={(event) => {
          setWords(event.currentTarget.value);
          setAt(-1);
        }}
        onKeyDown={(event) => {
          if (event.key === "Escape") close();
          else if (event.key === "Enter") show(at + (event.shiftKey ? -1 : 1));
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <span class="small soft" role="status">
        {words === "" ? "" : t("board.foundN", { n: found.length })}
      </span>
      <button type="button" class="button round compact" aria-label={t("board.findNext")} onClick={() => show(at + 1)}>
        <Icon name="down" />
      </button>
      <button type="button" class="button round compact" aria-label={t("kit.close")} onClick={close}>
        <Icon name="close" />
      </button>
    </search>
  );
}

interface FindProps {
  readonly easel: Easel;
  readonly commands: Commands;
  readonly nameOf: (person: string) => string | undefined;
}

function search({ board, layout }: Easel, words: string, nameOf: FindProps["nameOf"]): readonly Item[] {
  const wanted = folded(words)
    .split(/\s+/u)
    .filter((word) => word !== "");
  if (wanted.length === 0) return [];
  const has = (item: Item): boolean => {
    const cell = cellOfItem(layout, item)?.label ?? "";
    const text = folded([item.text, cell, nameOf(item.by) ?? "", ...item.tags.map((tag) => `#${tag}`)].join(" "));
    return wanted.every((word) => text.includes(word));
  };
  return inReadingOrder(
    layout,
    board.items.all.value.filter((item) => item.kind !== "stroke" && has(item)),
  );
}

/** Without case and accents: "Café" is found by "cafe". */
function folded(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLocaleLowerCase();
}
