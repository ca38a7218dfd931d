import type { JSX } from "preact";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../kit/icons.tsx";
import { Avatar } from "../../kit/person.tsx";
import type { Commands } from "../commands.ts";
import { COMMENT_LIMIT, type Comment } from "../model/comments.ts";
import type { Easel } from "../tools/tool.ts";
import { useTypedAhead } from "./useTypedAhead.ts";

interface Props {
  readonly easel: Easel;
  readonly commands: Commands;
  readonly item: string;
  readonly nameOf: (person: string) => string | undefined;
}

/** What was said about an item; settled things stay readable. */
export function CommentsPanel({ easel, commands, item, nameOf }: Props): JSX.Element {
  const { comments } = easel.board;
  const field = useTypedAhead<HTMLTextAreaElement>(
    commands,
    (typed) => field.current?.setRangeText(typed, 0, 0, "end"),
    item,
  );
  const send = (): void => {
    if (!field.current) return;
    comments.add(item, field.current.value);
    field.current.value = "";
  };
  const close = (): void => {
    commands.close();
    easel.desk.focusOn(item);
  };
  return (
    <section class="board-panel" aria-label={t("board.comments")}>
      <header>
        <h3>{t("board.comments")}</h3>
        <button type="button" class="button round compact" aria-label={t("kit.close")} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <ul>
        {comments.on(item).map((comment) => (
          <One key={comment.id} comment={comment} easel={easel} name={nameOf(comment.by) ?? t("board.someone")} />
        ))}
      </ul>
      <textarea
        ref={field}
        class="input"
        rows={2}
        dir="auto"
        maxLength={COMMENT_LIMIT}
        placeholder={t("board.commentNew")}
        aria-label={t("board.commentNew")}
        onKeyDown={(event) => {
          if (event.isComposing || (event.key !== "Escape" && (event.key !== "Enter" || event.shiftKey))) return;
          event.preventDefault();
          event.stopPropagation();
          if (event.key === "Enter") send();
          else close();
        }}
      />
      <button type="button" class="button lead" onClick={send}>
        {t("board.commentSend")}
      </button>
    </section>
  );
}

function One({ comment, easel, name }: { comment: Comment; easel: Easel; name: string }): JSX.Element {
  const { comments, me } = easel.board;
  const { id, by, text, done } = comment;
  return (
    <li class={done ? "comment done" : "comment"}>
      <Avatar id={by} name={name} />
      <div>
        <b>{name}</b>
        <p dir="auto">{text}</p>
        <button type="button" class="link-button" onClick={() => comments.settle(id, !done)}>
          {done ? t("board.commentReopen") : t("board.commentSettle")}
        </button>
        {by === me.id && (
          <button type="button" class="link-button" onClick={() => comments.remove(id)}>
            {t("board.delete")}
          </button>
        )}
      </div>
    </li>
  );
}
