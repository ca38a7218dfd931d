import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";

/** When a panel goes and the keys were in it, they go back to where they were before it came. */
export function useFocusBack(panel: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement && panel.current?.contains(document.activeElement))
        before.focus({ preventScroll: true });
    };
  }, [panel]);
}
