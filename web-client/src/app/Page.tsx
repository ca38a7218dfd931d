import type { ComponentChildren, JSX } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { Mark } from "../kit/icons.tsx";
import { ThemeButton } from "./ThemeButton.tsx";

interface PageProps {
  readonly title: string;
  readonly children?: ComponentChildren;
}

/** A quiet page with one thing to say. */
export function Page({ title, children }: PageProps): JSX.Element {
  useEffect(() => {
    document.title = `${title} · ${t("app.name")}`;
  }, [title]);
  return (
    <div class="page">
      <div class="page-corner">
        <ThemeButton />
      </div>
      <main class="page-in">
        <Mark size={56} />
        <h1>{title}</h1>
        {children}
      </main>
    </div>
  );
}

/** Says nothing for a moment, so that a quick answer does not flicker. */
export function Waiting(): JSX.Element {
  return (
    <div class="waiting" role="status">
      <Mark size={56} />
      <span class="spoken">{t("app.loading")}</span>
    </div>
  );
}
