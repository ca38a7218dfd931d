import type { JSX } from "preact";
import { t } from "../i18n/t.ts";
import type { Api } from "../wire/api.ts";
import { useLoaded } from "./load.ts";
import { Page, Waiting } from "./Page.tsx";
import { Failed } from "./pages.tsx";

/** The library of practices and the place to make them; its code comes only when it is wanted. */
export function Practices({ api }: { api: Api }): JSX.Element {
  const { state, again } = useLoaded("practices", () =>
    Promise.all([api.practices(), import("../practice/editor/pages.tsx")]),
  );
  if (state.is === "waiting") return <Waiting />;
  if (state.is === "failed") return <Failed error={state.error} again={again} />;
  const [practices, { PracticePages }] = state.value;
  return (
    <Page title={t("library.title")} wide>
      <PracticePages desk={api} first={practices} />
    </Page>
  );
}
