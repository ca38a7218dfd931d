import type { JSX } from "preact";
import { t } from "../i18n/t.ts";
import type { Seat } from "./seat.ts";

/** What all are shown over the board: a link as a card, or a picture. */
export function Shown({ seat }: { seat: Seat }): JSX.Element | null {
  const { showing } = seat.room.now.value;
  if (!showing || showing.kind === "BOARD" || showing.kind === "WALK") return null;
  if (showing.kind === "PICTURE") {
    const src = `/api/v1/boards/${encodeURIComponent(showing.board ?? "")}/files/${showing.file ?? ""}`;
    return (
      <figure class="shown picture">
        <img src={src} alt={showing.title} />
        <figcaption>{showing.title}</figcaption>
      </figure>
    );
  }
  return (
    <p class="shown card" role="status">
      <span>
        <b>{showing.title}</b>
        <span class="soft small">{showing.url}</span>
      </span>
      <a class="button framed" href={showing.url ?? "#"} target="_blank" rel="noopener noreferrer">
        {t("shown.open")}
      </a>
    </p>
  );
}
