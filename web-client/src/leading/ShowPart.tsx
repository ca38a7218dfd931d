import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { tell } from "../kit/status.tsx";
import { groupName } from "../session/People.tsx";
import type { Seat } from "../session/seat.ts";
import { type Api, ApiError } from "../wire/api.ts";
import type { Showing } from "../wire/messages.ts";
import { TextField } from "./fields.tsx";

const MAX_TITLE = 120;
const MAX_URL = 1000;

/** The boards that what is shown has to do with. */
export interface Board {
  /** The session's own, whose files hold what is shown. */
  readonly home: string;
  /** The one that this person is at. */
  readonly at: { readonly id: string; readonly title: string };
  /** Has everybody at that board look where this person looks, until it is ended. */
  readonly call: (on: boolean) => void;
}

interface Props {
  readonly seat: Seat;
  readonly api: Api;
  readonly board: Board;
  readonly onClose: () => void;
}

/** A link, a picture, slides, a board; or where one is oneself. */
export function ShowPart({ seat, api, board, onClose }: Props): JSX.Element {
  const { showing } = seat.room.now.value;
  return (
    <section>
      <h3>{t("leading.show")}</h3>
      <LinkForm seat={seat} />
      <div class="row">
        <FileButton
          label={t("leading.picture")}
          accept="image/png,image/jpeg,image/gif,image/webp"
          on={(file) => void showFile(seat, api, board.home, "PICTURE", file)}
        />
        <FileButton
          label={t("leading.pdf")}
          accept="application/pdf"
          on={(file) => void showFile(seat, api, board.home, "PDF", file)}
        />
        <Boards seat={seat} />
      </div>
      <FollowMe seat={seat} board={board} onClose={onClose} />
      {showing && (
        <p class="row">
          <span>{t("leading.shown", { title: showing.title })}</span>
          <button type="button" class="button compact" onClick={() => void seat.order({ type: "showToAll" })}>
            {t("leading.takeAway")}
          </button>
        </p>
      )}
    </section>
  );
}

function LinkForm({ seat }: { seat: Seat }): JSX.Element {
  const [url, setUrl] = useState("");
  const [title, setTitle] = useState("");
  const show = async (): Promise<void> => {
    const link = { kind: "LINK", title: title.trim() || hostOf(url), url: url.trim() } as const;
    if (await seat.order({ type: "showToAll", showing: link })) {
      setUrl("");
      setTitle("");
    }
  };
  return (
    <form
      class="group-fields"
      onSubmit={(event) => {
        event.preventDefault();
        void show();
      }}
    >
      <label class="field">
        <span>{t("leading.link")}</span>
        <input
          class="input"
          type="url"
          required
          pattern="https?://.+"
          placeholder="https://"
          maxLength={MAX_URL}
          value={url}
          onInput={(event) => setUrl(event.currentTarget.value)}
        />
      </label>
      <TextField label={t("run.lineTitle")} most={MAX_TITLE} value={title} on={setTitle} />
      <button type="submit" class="button framed">
        {t("leading.showLink")}
      </button>
    </form>
  );
}

interface FileProps {
  readonly label: string;
  readonly accept: string;
  readonly on: (file: File) => void;
}

function FileButton({ label, accept, on }: FileProps): JSX.Element {
  return (
    <label class="button framed compact">
      {label}
      <input
        type="file"
        class="spoken"
        accept={accept}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          currentTarget.value = "";
          if (file) on(file);
        }}
      />
    </label>
  );
}

/** Those of the groups, while they are together and after. */
function Boards({ seat }: { seat: Seat }): JSX.Element {
  const groups = seat.room.now.value.grouping?.groups ?? [];
  return (
    <>
      {groups.map(
        ({ id, name, board }) =>
          board !== undefined && (
            <button
              key={id}
              type="button"
              class="button framed compact"
              onClick={() => void seat.order({ type: "showToAll", showing: boardOf(groupName(name), board) })}
            >
              {t("leading.showBoard", { group: groupName(name) })}
            </button>
          ),
      )}
    </>
  );
}

/** Brings everybody to the board where one is, and has them look where one looks. */
function FollowMe({ seat, board, onClose }: Omit<Props, "api">): JSX.Element {
  const { showing } = seat.room.now.value;
  const here = showing?.kind === "BOARD" && showing.board === board.at.id;
  const come = async (): Promise<void> => {
    if (!here && !(await seat.order({ type: "showToAll", showing: boardOf(board.at.title, board.at.id) }))) return;
    board.call(true);
    onClose();
  };
  return (
    <div class="row">
      <button type="button" class="button framed compact" onClick={() => void come()}>
        {t("leading.followMe")}
      </button>
      {here && (
        <button type="button" class="button compact" onClick={() => board.call(false)}>
          {t("leading.followEnd")}
        </button>
      )}
    </div>
  );
}

/** Kept with the board's files, so that it opens to who is in the session and to nobody else. */
async function showFile(seat: Seat, api: Api, board: string, kind: "PICTURE" | "PDF", file: File): Promise<void> {
  tell(t("leading.fileComing"));
  try {
    const hash = await api.sendFile(board, file);
    const title = file.name.slice(0, MAX_TITLE);
    const showing = { kind, title, board, file: hash, ...(kind === "PDF" && { page: 1 }) };
    await seat.order({ type: "showToAll", showing });
  } catch (error) {
    tell(t("leading.fileFailed", { why: error instanceof ApiError ? error.message : t("app.noNetwork") }));
  }
}

function boardOf(title: string, board: string): Showing {
  return { kind: "BOARD", title: title.slice(0, MAX_TITLE), board };
}

function hostOf(url: string): string {
  try {
    return new URL(url).hostname;
  } catch {
    return url;
  }
}
