import type { JSX } from "preact";
import { t } from "../i18n/t.ts";
import { Page } from "./Page.tsx";

/** Waiting to be let in (L36). */
export function AtDoor(): JSX.Element {
  return (
    <Page title={t("room.waiting")}>
      <p role="status">{t("room.waitingText")}</p>
    </Page>
  );
}
