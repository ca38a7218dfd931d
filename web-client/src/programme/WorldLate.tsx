import type { ComponentProps, ComponentType, JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import type { World } from "./World.tsx";

const AGAIN_MS = 3_000;

/** The world, fetched when it is first wanted. */
export function WorldLate(props: ComponentProps<typeof World>): JSX.Element {
  const [page, setPage] = useState<{ readonly Page: ComponentType<ComponentProps<typeof World>> } | undefined>(
    undefined,
  );
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    import("./World.tsx").then(
      ({ World }) => setPage({ Page: World }),
      () => {
        timer = setTimeout(() => setAttempt(attempt + 1), AGAIN_MS);
      },
    );
    return () => clearTimeout(timer);
  }, [attempt]);
  return page === undefined ? <p class="soft">{t("world.looking")}</p> : <page.Page {...props} />;
}
