import { computed } from "@preact/signals";
import type { JSX } from "preact";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../kit/icons.tsx";
import type { BoardHouse } from "../BoardView.tsx";
import { UndoTools } from "../bars/ViewBar.tsx";
import "../board.css";
import { Commands } from "../commands.ts";
import type { Desk } from "../desk.ts";
import type { Cell, Layout } from "../geometry/layout.ts";
import { Viewport } from "../input/viewport.ts";
import { bringLateBy, lateParts } from "../late.ts";
import { type Item, textLimit } from "../model/items.ts";
import { byCell, cellOfItem } from "../model/reading.ts";
import { Easel } from "../tools/tool.ts";
import { ListItem } from "./ListItem.tsx";

bringLateBy(() => import("../extras.ts"));

interface Props {
  readonly desk: Desk;
  readonly layout: Layout;
  readonly house: BoardHouse;
}

export interface Parts {
  readonly easel: Easel;
  readonly commands: Commands;
  readonly house: BoardHouse;
}

/** The board as a list of its cells with what lies in them: for small screens, and for whoever likes a list. */
export function BoardList({ desk, layout, house }: Props): JSX.Element {
  const easel = useMemo(() => new Easel(desk, new Viewport(), layout), [desk, layout]);
  const commands = useMemo(() => new Commands(easel), [easel]);
  const parts = { easel, commands, house };
  const late = lateParts().value;
  // Anew with the shape, which may come after the moves that belong to it.
  const lists = useMemo(
    () =>
      computed(() =>
        byCell(
          layout,
          desk.board.items.all.value.filter(({ kind }) => kind !== "stroke"),
        ),
      ),
    [desk, layout],
  );
  const beside = lists.value.get(undefined) ?? [];
  return (
    <div class="board-list">
      <div class="board-list-head">
        <h2>{desk.board.title}</h2>
        <button type="button" class="button round" aria-label={t("board.do.find")} onClick={() => commands.find()}>
          <Icon name="find" />
        </button>
        <UndoTools desk={desk} />
      </div>
      {layout.cells.map((cell) => (
        <CellList key={cell.key} cell={cell} items={lists.value.get(cell) ?? []} {...parts} />
      ))}
      {beside.length > 0 && (
        <section class="cell-list hue-center" aria-label={t("board.beside")}>
          <h3>{t("board.beside")}</h3>
          <Items items={beside} cell="" {...parts} />
        </section>
      )}
      {late && <late.Panels easel={easel} commands={commands} house={house} />}
    </div>
  );
}

function CellList({ cell, items, ...parts }: Parts & { cell: Cell; items: readonly Item[] }): JSX.Element {
  const { desk, board } = parts.easel;
  return (
    <section class={`cell-list hue-${cell.hue}`} aria-label={cell.label || board.title.value}>
      <header>
        <h3>{cell.label || board.title}</h3>
        <button
          type="button"
          class="button round"
          aria-label={t("board.addTo", { cell: cell.label || board.title.value })}
          onClick={() => desk.addIn(cell)}
        >
          <Icon name="plus" />
        </button>
      </header>
      {cell.prompts.map((prompt) => (
        <p key={prompt} class="soft small">
          {prompt}
        </p>
      ))}
      {items.length === 0 && <p class="soft">{t("board.emptyCell")}</p>}
      <Items items={items} cell={cell.label} {...parts} />
    </section>
  );
}

function Items({ items, cell, ...parts }: Parts & { items: readonly Item[]; cell: string }): JSX.Element {
  const { desk } = parts.easel;
  return (
    <ul>
      {items.map((item) => (
        <li key={item.id}>
          {desk.edited.value === item.id ? (
            <EditItem item={item} {...parts} />
          ) : (
            <ListItem item={item} cell={cell} {...parts} />
          )}
        </li>
      ))}
    </ul>
  );
}

function EditItem({ item, easel, commands }: Parts & { item: Item }): JSX.Element {
  const { desk, board } = easel;
  const late = lateParts().value;
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.scrollIntoView({ block: "nearest" });
  }, []);
  const comment = (): void => {
    desk.endEdit();
    commands.panel.value = { is: "comments", item: item.id };
  };
  return (
    <div class="list-edit">
      <textarea
        class="input"
        ref={field}
        rows={3}
        dir="auto"
        maxLength={textLimit(item.kind)}
        aria-label={item.kind === "note" ? t("board.noteText") : t("board.itemText")}
        value={item.text}
        onInput={(event) => board.setText(item.id, event.currentTarget.value)}
        onKeyDown={(event) => event.key === "Escape" && desk.endEdit()}
      />
      {late && (
        <late.Swatches
          value={item.colour}
          me={item.by}
          onPick={(colour) => board.set([item.id], { colour: colour === "field" ? undefined : colour })}
        />
      )}
      {late && item.kind === "note" && <late.TagField easel={easel} items={[item]} />}
      <div class="list-edit-row">
        {(item.kind === "note" || item.kind === "stamp") && <MoveTo item={item} easel={easel} />}
        <button type="button" class="button framed" onClick={comment}>
          {t("board.do.comment")}
        </button>
        <button type="button" class="button leave" onClick={() => void desk.remove([item.id])}>
          {t("board.delete")}
        </button>
        <button type="button" class="button lead" onClick={() => desk.endEdit()}>
          {t("board.done")}
        </button>
      </div>
    </div>
  );
}

function MoveTo({ item, easel }: { item: Item; easel: Easel }): JSX.Element {
  const { desk, layout } = easel;
  const here = cellOfItem(layout, item);
  return (
    <label class="move-to">
      <span class="spoken">{t("board.moveTo")}</span>
      <select
        class="input"
        value={here?.key}
        onChange={(event) => {
          const cell = layout.byKey.get(event.currentTarget.value);
          if (cell) desk.moveTo(item.id, cell);
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
