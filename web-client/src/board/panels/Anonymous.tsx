import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../i18n/t.ts";
import { Dialog } from "../../kit/Dialog.tsx";
import { tell } from "../../kit/status.tsx";
import type { BoardHouse } from "../BoardView.tsx";
import type { Commands } from "../commands.ts";
import { isFree, NOTE_TEXT_LIMIT, type Pos } from "../model/items.ts";

interface Props {
  readonly commands: Commands;
  readonly house: BoardHouse;
  readonly pos: Pos;
}

/** The words of a note that the server puts on the board, so that nobody can tell whose it is. */
export function Anonymous({ commands, house, pos }: Props): JSX.Element {
  const [text, setText] = useState("");
  const place = async (): Promise<void> => {
    if (isFree(pos) || text.trim() === "") return;
    try {
      await house.server("anonymous", { text, ring: pos.ring, sector: pos.sector, u: pos.u, v: pos.v });
      commands.close();
    } catch {
      tell(t("board.anonymousFailed"));
    }
  };
  return (
    <Dialog title={t("board.anonymous")} onClose={() => commands.close()}>
      <p class="soft">{t("board.anonymousWhy")}</p>
      <form
        class="anonymous"
        onSubmit={(event) => {
          event.preventDefault();
          void place();
        }}
      >
        <input
          class="input"
          dir="auto"
          value={text}
          maxLength={NOTE_TEXT_LIMIT}
          aria-label={t("board.noteText")}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <button type="submit" class="button lead">
          {t("board.anonymousPlace")}
        </button>
      </form>
    </Dialog>
  );
}
