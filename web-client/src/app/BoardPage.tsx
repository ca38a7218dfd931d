import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { BoardHouse } from "../board/BoardView.tsx";
import { t } from "../i18n/t.ts";
import { Icon } from "../kit/icons.tsx";
import { Scope } from "../kit/scope.ts";
import type { Api } from "../wire/api.ts";
import type { BoardPage as BoardPageView, HomeView, MeView } from "../wire/messages.ts";
import { BoardArea } from "./BoardArea.tsx";
import { askBoard } from "./boardAsk.ts";
import { BoardStays } from "./boardStay.ts";
import { circlesOf, writersOf } from "./circles.ts";
import { useKept } from "./kept.ts";
import { lazily } from "./lazily.tsx";
import { useLoaded } from "./load.ts";
import { NoLine } from "./NoLine.tsx";
import { Page, Waiting } from "./Page.tsx";
import { Failed } from "./pages.tsx";
import { BOARDS_PATH, go, pathOfBoard } from "./router.ts";
import type { Shell } from "./Session.tsx";
import { ThemeButton } from "./ThemeButton.tsx";
import { useNarrow } from "./useNarrow.ts";
import { WhoForm } from "./WhoForm.tsx";

const BoardHistory = lazily(
  () => import("./BoardHistory.tsx").then((module) => module.BoardHistory),
  () => null,
);

/** A board outside any session. */
export function BoardPage({ shell, id }: { shell: Shell; id: string }): JSX.Element {
  const { api } = shell;
  const { state, again } = useKept(
    pathOfBoard(id),
    ([, page]) => page.card.title,
    () => askBoard(api, id),
  );
  if (state.is === "waiting") return <Waiting />;
  if (state.is === "failed") return <Failed error={state.error} again={again} />;
  const [me, page] = state.value;
  return me.name === undefined ? (
    <BoardDoors api={api} me={me} title={page.card.title} onEnter={again} />
  ) : (
    <OpenBoard shell={shell} me={me} page={page} />
  );
}

interface DoorsProps {
  readonly api: Api;
  readonly me: MeView;
  readonly title: string;
  readonly onEnter: () => void;
}

/** Who came by a link says who they are first, for they are seen by others on the board. */
function BoardDoors({ api, me, title, onEnter }: DoorsProps): JSX.Element {
  const { state, again } = useLoaded("sites", () => api.call<HomeView>("GET", "/home"));
  if (state.is === "waiting") return <Waiting />;
  if (state.is === "failed") return <Failed error={state.error} again={again} />;
  return (
    <Page title={title}>
      <WhoForm api={api} me={me} sites={state.value.sites} onEnter={onEnter} />
    </Page>
  );
}

function OpenBoard({ shell, me, page }: { shell: Shell; me: MeView; page: BoardPageView }): JSX.Element | null {
  const [stays, setStays] = useState<BoardStays | undefined>(undefined);
  const [history, setHistory] = useState(false);
  const narrow = useNarrow();
  useEffect(() => {
    const scope = new Scope();
    setStays(
      new BoardStays(scope, shell.world, page.board, me, {
        frames: page.card.right === "KEEP",
        looks: page.card.right === "READ",
        late: () => shell.api.onBoard(page.card.id, "late", {}),
        circles: () => circlesOf(shell.api),
      }),
    );
    return () => scope.end();
  }, [shell, me, page]);
  useEffect(() => {
    document.title = `${page.card.title} · ${t("app.name")}`;
  }, [page]);
  const house = useMemo(() => stays && houseOf(stays, shell, me, page), [stays, shell, me, page]);
  if (!stays || !house) return null;
  const stay = stays.stay.value;
  return (
    <div class="board-page">
      <header class="room-head">
        <button type="button" class="button round" aria-label={t("boards.back")} onClick={() => go(BOARDS_PATH)}>
          <Icon name="back" />
        </button>
        <b class="room-title">{stay.desk.board.title.value || page.card.title}</b>
        <span class="head-end">
          <button type="button" class="button round" aria-label={t("room.history")} onClick={() => setHistory(true)}>
            <Icon name="history" />
          </button>
          <SavedWord changes={stay.content.changes.value} />
          <ThemeButton />
        </span>
      </header>
      <NoLine line={stay.content.state.value.is} known={stay.content.synced.value} />
      <main class="stage">
        <BoardArea stay={stay} narrow={narrow} house={house} />
      </main>
      {history && (
        <BoardHistory board={stay} doc={page.board.content} api={shell.api} onClose={() => setHistory(false)} />
      )}
    </div>
  );
}

/** Whether all is saved, or how much is still to be sent. */
function SavedWord({ changes }: { changes: number }): JSX.Element {
  return (
    <span class={`pill saved ${changes > 0 ? "unsaved" : ""}`} role="status" data-changes={changes}>
      <i />
      {changes > 0 ? t("boards.unsent", { n: changes }) : t("saved.saved")}
    </span>
  );
}

/** Outside a session people are known by name as long as they are on the board. */
function houseOf(stays: BoardStays, { api }: Shell, me: MeView, { card }: BoardPageView): BoardHouse {
  const names = new Map<string, string>([[me.id, me.name ?? ""]]);
  return {
    id: card.id,
    now: Date.now,
    nameOf: (person) => {
      for (const other of stays.stay.value.hands.others.value) names.set(other.person, other.name);
      return names.get(person) || undefined;
    },
    leads: () => true,
    sendFile: (file) => api.sendFile(card.id, file),
    server: (what, body) => api.onBoard(card.id, what, body),
    writers: () => writersOf(api),
    people: () => new Map([...names].filter(([person]) => person !== me.id)),
    keep: (what, body) => api.keepBoard(card.id, what, body),
  };
}
