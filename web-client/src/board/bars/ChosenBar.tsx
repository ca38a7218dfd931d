import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../i18n/t.ts";
import { toggleLock } from "../arrange.ts";
import type { Commands } from "../commands.ts";
import { duplicate } from "../copies.ts";
import { union } from "../geometry/boxes.ts";
import { type Item, LINK_KINDS } from "../model/items.ts";
import { swatchClass } from "../render/look.ts";
import type { Easel } from "../tools/tool.ts";
import { Choice, LINK_SIGNS, Swatches } from "./StyleRow.tsx";
import { TagField } from "./TagField.tsx";
import { RoundButton } from "./ViewBar.tsx";

/** How far the bar stands over what is chosen, and its height, px. */
const ABOVE = 14;
const HIGH = 66;
const HALF_WIDTH = 190;

type Open = "none" | "colour" | "tags";

interface Props {
  readonly easel: Easel;
  readonly commands: Commands;
  readonly nameOf: (person: string) => string | undefined;
}

/** What can be done with what is chosen, next to it. */
export function ChosenBar({ easel, commands, nameOf }: Props): JSX.Element | null {
  const { desk, view, board } = easel;
  const items = desk.chosenItems();
  if (items.length === 0 || desk.edited.value || desk.drag.value || desk.resizing.value || view.moving.value)
    return null;
  if (easel.draft.value.is !== "none" || commands.panel.value.is === "menu") return null;
  const box = union(items.map((item) => easel.boxOf(item)));
  if (!box || !board.writes.value) return null;
  const screen = view.screen.value;
  const [top, bottom] = [view.toScreen(box), view.toScreen({ x: box.x + box.w, y: box.y + box.h })];
  const fits = top.y - ABOVE - HIGH > 0;
  const y = fits ? top.y - ABOVE - HIGH : Math.min(screen.h - HIGH - 70, bottom.y + ABOVE);
  const x = Math.min(screen.w - HALF_WIDTH, Math.max(HALF_WIDTH, (top.x + bottom.x) / 2));
  const key = items.map(({ id }) => id).join();
  const may = items.some((item) => board.mayChange(item));
  return (
    <div class="chosen-bar" style={{ left: `${x}px`, top: `${Math.max(4, y)}px` }}>
      <Author items={items} nameOf={nameOf} />
      {may ? (
        <Row key={key} easel={easel} commands={commands} items={items} />
      ) : (
        <p class="board-bar soft">
          {t(items.some(({ prepared }) => prepared) ? "board.cannotChange" : "board.closedToMe")}
        </p>
      )}
    </div>
  );
}

function Row({ easel, commands, items }: { easel: Easel; commands: Commands; items: readonly Item[] }): JSX.Element {
  const { desk, board } = easel;
  const [open, setOpen] = useState<Open>("none");
  const [first] = items as readonly [Item];
  const locked = items.every((item) => item.locked);
  const toggle = (what: Open) => (): void => setOpen(open === what ? "none" : what);
  const set = (fields: Readonly<Record<string, unknown>>): void =>
    board.set(
      items.map(({ id }) => id),
      fields,
    );
  return (
    <>
      <div class="board-bar" role="toolbar" aria-label={t("board.chosenN", { n: items.length })}>
        {!locked && (
          <>
            <button
              type="button"
              class="button round compact"
              aria-label={t("board.colour")}
              title={t("board.colour")}
              aria-expanded={open === "colour"}
              onClick={toggle("colour")}
            >
              <i class={`swatch ${swatchClass(first.colour, first.by)}`} />
            </button>
            {first.kind === "note" && (
              <RoundButton icon="tag" label={t("board.tags")} expanded={open === "tags"} run={toggle("tags")} />
            )}
            {first.kind === "link" &&
              LINK_KINDS.map((says) => (
                <Choice
                  key={says}
                  on={first.says === says}
                  label={t(`board.linkKind.${says}`)}
                  run={() => set({ says })}
                >
                  {LINK_SIGNS[says]}
                </Choice>
              ))}
            {items.length === 1 && hasWords(first) && (
              <RoundButton icon="draw" label={t("board.do.edit")} keys="Enter" run={() => desk.edit(first.id)} />
            )}
            <VoteButtons easel={easel} item={first} many={items.length > 1} />
            {items.length === 1 && (
              <RoundButton icon="comment" label={t("board.do.comment")} run={() => commands.comment()} />
            )}
            <RoundButton icon="copy" label={t("board.do.duplicate")} keys="Ctrl+D" run={() => duplicate(desk)} />
          </>
        )}
        <RoundButton
          icon={locked ? "locked" : "unlocked"}
          label={locked ? t("board.unlock") : t("board.do.lock")}
          keys="Ctrl+Shift+L"
          run={() => void toggleLock(desk)}
        />
        {!locked && (
          <RoundButton
            icon="bin"
            label={t("board.delete")}
            keys="Delete"
            run={() => void desk.remove(desk.chosen.peek())}
          />
        )}
        <RoundButton icon="more" label={t("board.moreToDo")} run={() => commands.menuByKeys()} />
      </div>
      {open === "colour" && (
        <div class="board-bar">
          <Swatches
            value={first.colour}
            me={first.by}
            onPick={(colour) => set({ colour: colour === "field" ? undefined : colour })}
          />
        </div>
      )}
      {open === "tags" && <TagField easel={easel} items={items} />}
    </>
  );
}

function hasWords({ kind }: Item): boolean {
  return kind !== "stroke" && kind !== "stamp" && kind !== "image";
}

function VoteButtons({ easel, item, many }: { easel: Easel; item: Item; many: boolean }): JSX.Element | null {
  const { votes } = easel.board;
  if (many || !votes.ballot.value?.open) return null;
  const mine = votes.mine(item.id);
  return (
    <span class="vote-buttons">
      <RoundButton icon="minus" label={t("board.voteLess")} off={mine === 0} run={() => votes.give(item.id, -1)} />
      <span class="still" role="img" aria-label={t("board.myVotesN", { n: mine })}>
        {mine}
      </span>
      <RoundButton
        icon="plus"
        label={t("board.voteMore")}
        off={votes.left.value <= 0}
        run={() => votes.give(item.id, 1)}
      />
    </span>
  );
}

function Author({ items, nameOf }: { items: readonly Item[]; nameOf: Props["nameOf"] }): JSX.Element | null {
  const names = new Set(items.map(({ by }) => nameOf(by)));
  const [name] = names;
  return names.size === 1 && name ? <span class="chosen-by">{t("board.by", { name })}</span> : null;
}
