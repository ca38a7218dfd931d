import type { ComponentProps, ComponentType, JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { ProgrammePage } from "../programme/ProgrammePage.tsx";
import type { Api } from "../wire/api.ts";
import { Waiting } from "./Page.tsx";
import { Failed, Nowhere } from "./pages.tsx";
import { go } from "./router.ts";
import { SignOut } from "./SignOut.tsx";
import { ThemeButton } from "./ThemeButton.tsx";

type Page = ComponentType<ComponentProps<typeof ProgrammePage>>;

/** The pages around the sessions; they are fetched when they are first wanted, so that a room opens without them. */
export function Programme({ api, path }: { api: Api; path: string }): JSX.Element {
  const [page, setPage] = useState<{ readonly Page: Page } | undefined>(undefined);
  const [error, setError] = useState<unknown>(undefined);
  const load = (): void => {
    setError(undefined);
    import("../programme/ProgrammePage.tsx").then(
      ({ ProgrammePage }) => setPage({ Page: ProgrammePage }),
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
      end={
        <>
          <ThemeButton />
          <SignOut api={api} name={undefined} />
        </>
      }
      waiting={<Waiting />}
      failed={(caught, again) => <Failed error={caught} again={again} />}
      nowhere={<Nowhere />}
    />
  );
}
