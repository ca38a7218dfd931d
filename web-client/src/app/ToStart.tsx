import type { JSX } from "preact";
import { t } from "../i18n/t.ts";
import { go } from "./router.ts";

export function ToStart(): JSX.Element {
  return (
    <a class="button framed" href="/" onClick={(event) => follow(event, "/")}>
      {t("app.toStart")}
    </a>
  );
}

/** Follows a link within the page, unless it is to open elsewhere. */
export function follow(event: MouseEvent, to: string): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  go(to);
}
