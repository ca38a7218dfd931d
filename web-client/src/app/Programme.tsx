import type { ComponentProps, ComponentType, JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { ProgrammePage } from "../programme/ProgrammePage.tsx";
import type { Api } from "../wire/api.ts";
import type { FrameEnd } from "./FrameEnd.tsx";
import { Waiting } from "./Page.tsx";
import { Failed, Nowhere } from "./pages.tsx";
import { go } from "./router.ts";

interface Parts {
  readonly Page: ComponentType<ComponentProps<typeof ProgrammePage>>;
  readonly End: typeof FrameEnd;
}

/** The pages around the sessions; they are fetched when they are first wanted, so that a room opens without them. */
export function Programme({ api, path }: { api: Api; path: string }): JSX.Element {
  const [page, setPage] = useState<Parts | undefined>(undefined);
  const [error, setError] = useState<unknown>(undefined);
  const load = (): void => {
    setError(undefined);
    Promise.all([import("../programme/ProgrammePage.tsx"), import("./FrameEnd.tsx")]).then(
      ([{ ProgrammePage }, { FrameEnd }]) => setPage({ Page: ProgrammePage, End: FrameEnd }),
      (caught: unknown) => setError(caught),
    );
  };
  useEffect(load, []);
  if (error !== undefined) return <Failed error={error} again={load} />;
  if (page === undefined) return <Waiting />;
  return (
    <page.Page
      api={api}
      path={path}
      go={go}
      end={<page.End api={api} />}
      waiting={<Waiting />}
      failed={(caught, again) => <Failed error={caught} again={again} />}
      nowhere={<Nowhere />}
    />
  );
}
