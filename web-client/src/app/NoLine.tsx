import type { JSX } from "preact";
import { t } from "../i18n/t.ts";
import type { LineState } from "../wire/line.ts";
import "./kept.css";

interface Props {
  readonly line: LineState["is"];
  /** The server has been heard since the page was opened: then other words say that the line is lost. */
  readonly known: boolean;
}

/** The page was opened without the server: what one sees, and that one can go on. Rule W13. */
export function NoLine({ line, known }: Props): JSX.Element {
  return <div role="status">{line === "lost" && !known && <p class="no-line">{t("app.noLine")}</p>}</div>;
}
