import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { Icon } from "../kit/icons.tsx";
import type { Showing } from "../wire/messages.ts";
import { openPdf, type Pdf } from "./pdf.ts";
import type { Seat } from "./seat.ts";

interface Props {
  readonly seat: Seat;
  readonly showing: Showing;
  readonly src: string;
}

/** One page of a PDF, the same for all; those who lead turn it. */
export function Slides({ seat, showing, src }: Props): JSX.Element {
  const [pdf, setPdf] = useState<Pdf | undefined>(undefined);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const opening = openPdf(src);
    opening.then(setPdf, () => setFailed(true));
    return () => void opening.then((it) => it.close()).catch(() => {});
  }, [src]);
  const page = Math.min(showing.page ?? 1, pdf?.pages ?? 1);
  const turn = (to: number): void => void seat.order({ type: "showToAll", showing: { ...showing, page: to } });
  return (
    <figure class="shown slides">
      {failed && <p role="status">{t("shown.pdfFailed")}</p>}
      {pdf && <Page pdf={pdf} page={page} title={showing.title} />}
      <figcaption>
        <span>{showing.title}</span>
        {pdf && (
          <span class="still" role="status">
            {t("shown.page", { page, pages: pdf.pages })}
          </span>
        )}
        {seat.leads && pdf && (
          <span class="row">
            <Turn label={t("shown.back")} off={page <= 1} run={() => turn(page - 1)} />
            <Turn label={t("shown.forth")} forth off={page >= pdf.pages} run={() => turn(page + 1)} />
          </span>
        )}
        <a class="button small" href={src} download={showing.title}>
          {t("shown.file")}
        </a>
      </figcaption>
    </figure>
  );
}

interface TurnProps {
  readonly label: string;
  readonly forth?: boolean;
  readonly off: boolean;
  readonly run: () => void;
}

function Turn({ label, forth = false, off, run }: TurnProps): JSX.Element {
  return (
    <button
      type="button"
      class={`button round compact${forth ? " mirrored" : ""}`}
      aria-label={label}
      disabled={off}
      onClick={run}
    >
      <Icon name="back" />
    </button>
  );
}

/** The page as a picture, and its words for those who do not see it. */
function Page({ pdf, page, title }: { pdf: Pdf; page: number; title: string }): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [words, setWords] = useState("");
  useEffect(() => {
    let over = false;
    const drawing = canvas.current ? pdf.draw(page, canvas.current) : Promise.resolve();
    drawing.catch(() => {});
    pdf.words(page).then(
      (text) => !over && setWords(text),
      () => {},
    );
    return () => {
      over = true;
    };
  }, [pdf, page]);
  return (
    <>
      <canvas ref={canvas} role="img" aria-label={title} aria-describedby="slide-words" />
      <p class="spoken" id="slide-words">
        {words}
      </p>
    </>
  );
}
