import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { BoardHouse } from "../board/BoardView.tsx";
import { t } from "../i18n/t.ts";
import { Icon } from "../kit/icons.tsx";
import { Scope } from "../kit/scope.ts";
import type { BoardPage as BoardPageView, MeView } from "../wire/messages.ts";
import { BoardArea } from "./BoardArea.tsx";
import { BoardStays } from "./boardStay.ts";
import { useLoaded } from "./load.ts";
import { Waiting } from "./Page.tsx";
import { Failed } from "./pages.tsx";
import { BOARDS_PATH, go } from "./router.ts";
import type { Shell } from "./Session.tsx";
import { ThemeButton } from "./ThemeButton.tsx";
import { useNarrow } from "./useNarrow.ts";

/** A board outside any session. */
export function BoardPage({ shell, id }: { shell: Shell; id: string }): JSX.Element {
  const { api } = shell;
  const { state, again } = useLoaded(`board ${id}`, () => Promise.all([api.me(), api.board(id)]));
  if (state.is === "waiting") return <Waiting />;
  if (state.is === "failed") return <Failed error={state.error} again={again} />;
  const [me, page] = state.value;
  return <OpenBoard shell={shell} me={me} page={page} />;
}

function OpenBoard({ shell, me, page }: { shell: Shell; me: MeView; page: BoardPageView }): JSX.Element | null {
  const [stays, setStays] = useState<BoardStays | undefined>(undefined);
  const narrow = useNarrow();
  useEffect(() => {
    const scope = new Scope();
    setStays(
      new BoardStays(scope, shell.world, page.board, me, {
        frames: page.card.right === "KEEP",
        late: () => shell.api.onBoard(page.card.id, "late", {}),
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
          <SavedWord changes={stay.content.changes.value} />
          <ThemeButton />
        </span>
      </header>
      <main class="stage">
        <BoardArea stay={stay} narrow={narrow} house={house} />
      </main>
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
    nameOf: (person) => {
      for (const other of stays.stay.value.hands.others.value) names.set(other.person, other.name);
      return names.get(person) || undefined;
    },
    leads: () => true,
    sendFile: (file) => api.sendFile(card.id, file),
    server: (what, body) => api.onBoard(card.id, what, body),
  };
}
