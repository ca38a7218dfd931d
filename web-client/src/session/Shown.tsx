import type { JSX } from "preact";
import { lazily } from "../app/lazily.tsx";
import { t } from "../i18n/t.ts";
import type { Seat } from "./seat.ts";

/** Slides need a reader of their own, which is fetched when there are any. */
const Slides = lazily(
  () => import("./Slides.tsx").then((module) => module.Slides),
  () => <p class="shown card">{t("app.loading")}</p>,
);

/** What all are shown over the board: a link as a card, a picture, or a page of slides. */
export function Shown({ seat }: { seat: Seat }): JSX.Element | null {
  const { showing } = seat.room.now.value;
  if (!showing || showing.kind === "BOARD" || showing.kind === "WALK") return null;
  const { kind, title, board = "", file = "", url } = showing;
  const src = `/api/v1/boards/${encodeURIComponent(board)}/files/${file}`;
  if (kind === "PDF") return <Slides key={src} seat={seat} showing={showing} src={src} />;
  if (kind === "PICTURE") {
    return (
      <figure class="shown picture">
        <img src={src} alt={title} />
        <figcaption>{title}</figcaption>
      </figure>
    );
  }
  return (
    <p class="shown card" role="status">
      <span>
        <b>{title}</b>
        <span class="soft small">{url}</span>
      </span>
      <a class="button framed" href={url ?? "#"} target="_blank" rel="noopener noreferrer">
        {t("shown.open")}
      </a>
    </p>
  );
}
