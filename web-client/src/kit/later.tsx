import type { ComponentType, JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { tell } from "./status.tsx";

/** A part that is fetched when it is first shown: what few people open does not weigh on everybody's start. */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let here: ComponentType<P> | undefined;
  return function Later(props: P): JSX.Element | null {
    const [Part, setPart] = useState<ComponentType<P> | undefined>(() => here);
    useEffect(() => {
      if (here) return;
      load().then(
        (part) => {
          here = part;
          setPart(() => part);
        },
        () => tell(t("app.noNetwork")),
      );
    }, []);
    return Part === undefined ? null : <Part {...props} />;
  };
}
