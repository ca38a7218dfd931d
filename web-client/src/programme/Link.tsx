import type { ComponentChildren, JSX } from "preact";
import { useContext } from "preact/hooks";
import { Go } from "./context.ts";

interface Props {
  readonly to: string;
  readonly class?: string;
  readonly current?: boolean;
  readonly children: ComponentChildren;
}

/** A link within the page. */
export function Link({ to, class: className, current = false, children }: Props): JSX.Element {
  const go = useContext(Go);
  return (
    <a
      href={to}
      class={className}
      aria-current={current ? "page" : undefined}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        go(to);
        scrollTo(0, 0);
      }}
    >
      {children}
    </a>
  );
}
