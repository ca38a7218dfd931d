import type { JSX } from "preact";
import { t } from "../i18n/t.ts";
import { newer } from "./newer.ts";

/** Says quietly that there is a newer page, and leaves it to the person when to take it. */
export function NewerBar(): JSX.Element | null {
  if (!newer.value) return null;
  return (
    <div class="newer" role="status">
      <span>{t("app.newer")}</span>
      <button type="button" class="button compact framed" onClick={() => location.reload()}>
        {t("app.newerTake")}
      </button>
    </div>
  );
}
