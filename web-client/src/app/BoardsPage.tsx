import type { JSX } from "preact";
import { useState } from "preact/hooks";
import texts from "../i18n/en.boards.json";
import { addTexts, t } from "../i18n/t.ts";
import { Dialog } from "../kit/Dialog.tsx";
import { Icon } from "../kit/icons.tsx";
import { Menu } from "../kit/Menu.tsx";
import { tell } from "../kit/status.tsx";
import { type Api, ApiError } from "../wire/api.ts";
import type { BoardCard, BoardList, CircleView } from "../wire/messages.ts";
import { Framed, homeOf } from "./Framed.tsx";
import { useLoaded } from "./load.ts";
import { NewBoardDialog } from "./NewBoardDialog.tsx";
import { Waiting } from "./Page.tsx";
import { Failed } from "./pages.tsx";
import { pathOfBoard } from "./router.ts";
import { ShareDialog } from "./ShareDialog.tsx";
import { follow } from "./ToStart.tsx";

addTexts(texts);

type Open = { readonly is: "none" | "new" } | { readonly is: "rename" | "share"; readonly card: BoardCard };

/** All boards that are one's own, of one's circles, or shared with one. */
export function BoardsPage({ api }: { api: Api }): JSX.Element {
  const { state, again } = useLoaded("boards", () => Promise.all([homeOf(api), api.boards()]));
  if (state.is === "waiting") return <Waiting />;
  if (state.is === "failed") return <Failed error={state.error} again={again} />;
  const [home, list] = state.value;
  return (
    <Framed api={api} home={home} title={t("boards.title")} here="boards">
      <Shelves api={api} list={list} again={again} />
    </Framed>
  );
}

function Shelves({ api, list, again }: { api: Api; list: BoardList; again: () => void }): JSX.Element {
  const [open, setOpen] = useState<Open>({ is: "none" });
  const close = (): void => setOpen({ is: "none" });
  const live = list.boards.filter(({ archived, deleted }) => !archived && !deleted);
  const change = async (card: BoardCard, wish: Parameters<Api["changeBoard"]>[1], word: string): Promise<void> => {
    try {
      await api.changeBoard(card.id, wish);
      tell(word);
      again();
    } catch (error) {
      tell(error instanceof ApiError && error.message !== "" ? error.message : t("app.noNetwork"));
    }
  };
  const shelf = (title: string, cards: readonly BoardCard[]): JSX.Element | null =>
    cards.length === 0 ? null : (
      <section>
        <h2>{title}</h2>
        <ul class="shelf">
          {cards.map((card) => (
            <Card key={card.id} card={card} circles={list.circles} onOpen={setOpen} onChange={change} />
          ))}
        </ul>
      </section>
    );
  return (
    <div class="boards-page">
      <div class="page-title">
        <h1>{t("boards.title")}</h1>
        <div class="title-actions">
          <button type="button" class="button lead" onClick={() => setOpen({ is: "new" })}>
            <Icon name="plus" />
            {t("boards.new")}
          </button>
        </div>
      </div>
      {live.length === 0 && <p class="soft">{t("boards.none")}</p>}
      {shelf(t("boards.own"), live.filter(isOwn))}
      {shelf(
        t("boards.circles"),
        live.filter((card) => !isOwn(card)),
      )}
      {shelf(
        t("boards.archived"),
        list.boards.filter(({ archived, deleted }) => archived && !deleted),
      )}
      {shelf(
        t("boards.deleted"),
        list.boards.filter(({ deleted }) => deleted),
      )}
      {open.is === "new" && <NewBoardDialog api={api} list={list} onClose={close} />}
      {open.is === "rename" && (
        <RenameDialog
          card={open.card}
          onClose={close}
          onName={(title) => {
            close();
            void change(open.card, { title }, t("boards.renamed"));
          }}
        />
      )}
      {open.is === "share" && <ShareDialog api={api} card={open.card} circles={list.circles} onClose={close} />}
    </div>
  );
}

/** A person's board is kept by that person alone. */
function isOwn({ ownerKind, right }: BoardCard): boolean {
  return ownerKind === "PERSON" && right === "KEEP";
}

interface CardProps {
  readonly card: BoardCard;
  readonly circles: readonly CircleView[];
  readonly onOpen: (open: Open) => void;
  readonly onChange: (card: BoardCard, wish: Parameters<Api["changeBoard"]>[1], word: string) => Promise<void>;
}

function Card({ card, circles, onOpen, onChange }: CardProps): JSX.Element {
  const circle = circles.find(({ kind, id }) => kind === card.ownerKind && id === card.owner);
  const to = pathOfBoard(card.id);
  const keeps = card.right === "KEEP";
  const items = [
    { label: t("boards.rename"), run: () => onOpen({ is: "rename", card }) },
    { label: t("boards.share"), run: () => onOpen({ is: "share", card }) },
    card.archived
      ? { label: t("boards.unarchive"), run: () => void onChange(card, { archived: false }, t("boards.isBack")) }
      : { label: t("boards.archive"), run: () => void onChange(card, { archived: true }, t("boards.isArchived")) },
    { label: t("board.delete"), run: () => void onChange(card, { deleted: true }, t("boards.isDeleted")) },
  ];
  return (
    <li class="board-card">
      {card.deleted ? (
        <span class="board-card-name">
          <b>{card.title}</b>
        </span>
      ) : (
        <a class="board-card-name" href={to} onClick={(event) => follow(event, to)}>
          <b>{card.title}</b>
          <span class="soft small">
            {[circle?.name, new Date(card.createdAt).toLocaleDateString()].filter(Boolean).join(" · ")}
          </span>
        </a>
      )}
      {card.deleted && keeps && (
        <button
          type="button"
          class="button framed"
          onClick={() => void onChange(card, { deleted: false }, t("boards.isBack"))}
        >
          {t("boards.undelete")}
        </button>
      )}
      {keeps && !card.deleted && (
        <Menu label={t("boards.more", { title: card.title })} class="button round" items={items}>
          <Icon name="more" />
        </Menu>
      )}
    </li>
  );
}

interface RenameProps {
  readonly card: BoardCard;
  readonly onName: (title: string) => void;
  readonly onClose: () => void;
}

function RenameDialog({ card, onName, onClose }: RenameProps): JSX.Element {
  const [title, setTitle] = useState(card.title);
  return (
    <Dialog title={t("boards.rename")} onClose={onClose}>
      <form
        class="board-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (title.trim() !== "") onName(title);
        }}
      >
        <label class="field">
          <span>{t("boards.name")}</span>
          <input class="input" value={title} maxLength={120} onInput={(event) => setTitle(event.currentTarget.value)} />
        </label>
        <button type="submit" class="button lead">
          {t("boards.rename")}
        </button>
      </form>
    </Dialog>
  );
}
