import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/** When a panel goes and the keys were in it, they go back to where they were before it came. */
export function useFocusBack(panel: RefObject<HTMLElement | null>): void {
  const before = useRef(document.activeElement);
  useLayoutEffect(
    () => () => {
      if (before.current instanceof HTMLElement && panel.current?.contains(document.activeElement))
        before.current.focus({ preventScroll: true });
    },
    [panel],
  );
}
