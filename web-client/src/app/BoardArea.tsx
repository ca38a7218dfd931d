import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import type { BoardHouse } from "../board/BoardView.tsx";
import { t } from "../i18n/t.ts";
import { Icon } from "../kit/icons.tsx";
import { recall, remember } from "../kit/memory.ts";
import type { BoardStay } from "./boardStay.ts";
import { lazily } from "./lazily.tsx";

interface Props {
  readonly stay: BoardStay;
  readonly narrow: boolean;
  readonly house: BoardHouse;
}

const coming = (): JSX.Element => <BoardWord>{t("board.coming")}</BoardWord>;
const BoardView = lazily(() => import("../board/BoardView.tsx").then((module) => module.BoardView), coming);
const BoardList = lazily(() => import("../board/list/BoardList.tsx").then((module) => module.BoardList), coming);
const StillBoard = lazily(() => import("./StillBoard.tsx").then((module) => module.StillBoard), coming);

/** The board as picture or list, or a word on why there is none. */
export function BoardArea({ stay, narrow, house }: Props): JSX.Element {
  const { desk, frame, content } = stay;
  const [asList, setAsList] = useAsList(house.id, narrow);
  const layout = desk.board.layout.value;
  const ended = [frame.state.value, content.state.value].find((state) => state.is === "ended");
  if (ended) return <BoardWord>{t("board.gone")}</BoardWord>;
  if (layout === undefined) {
    return <BoardWord>{frame.synced.value ? t("board.cannotDraw") : t("board.coming")}</BoardWord>;
  }
  if (stay.mayOnlyRead || content.store.value === "damaged") {
    return (
      <div class="still-board">
        <StillBoard frame={stay.frameDoc} content={stay.contentDoc} />
      </div>
    );
  }
  const other = (
    <button type="button" class="button framed" aria-pressed={asList} onClick={() => setAsList(!asList)}>
      <Icon name={asList ? "circle" : "list"} />
      {asList ? t(layout.kind === "mandala" ? "board.asCircle" : "board.asPicture") : t("board.asList")}
    </button>
  );
  return (
    <>
      {asList ? (
        <div class="part flush">
          <BoardList desk={desk} layout={layout} house={house} />
        </div>
      ) : (
        <BoardView desk={desk} layout={layout} house={house} />
      )}
      {(!asList || desk.edited.value === undefined) && <div class="floating">{other}</div>}
    </>
  );
}

const store = (): Storage => sessionStorage;

/** Whether a board is seen as a list; as chosen in this tab, a reload too. */
function useAsList(board: string, narrow: boolean): readonly [boolean, (as: boolean) => void] {
  const key = `asList.${board}`;
  const [asList, setAsList] = useState(() => (recall(key, store) ?? String(narrow)) === "true");
  const choose = (as: boolean): void => {
    remember(key, String(as), store);
    setAsList(as);
  };
  return [asList, choose];
}

function BoardWord({ children }: { children: ComponentChildren }): JSX.Element {
  return (
    <p class="board-word soft" role="status">
      {children}
    </p>
  );
}
