import type { JSX } from "preact";
import { t } from "../i18n/t.ts";
import type { Api } from "../wire/api.ts";
import type { HomeView } from "../wire/messages.ts";
import { useLoaded } from "./load.ts";
import { Waiting } from "./Page.tsx";
import { Failed } from "./pages.tsx";

/** The library of practices and the place to make them; its code comes only when it is wanted. */
export function Practices({ api }: { api: Api }): JSX.Element {
  const { state, again } = useLoaded("practices", () =>
    Promise.all([api.practices(), import("../practice/editor/pages.tsx"), framed(api)]),
  );
  if (state.is === "waiting") return <Waiting />;
  if (state.is === "failed") return <Failed error={state.error} again={again} />;
  const [practices, { PracticePages }, { Framed, home }] = state.value;
  return (
    <Framed api={api} home={home} title={t("library.title")} here="practices">
      <div class="page-title">
        <h1>{t("library.title")}</h1>
      </div>
      <PracticePages desk={api} first={practices} />
    </Framed>
  );
}

async function framed(api: Api): Promise<Pick<typeof import("./Framed.tsx"), "Framed"> & { home: HomeView }> {
  const { Framed, homeOf } = await import("./Framed.tsx");
  return { Framed, home: await homeOf(api) };
}
