import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Commands } from "../commands.ts";

/** The panel's field: it gets the focus, and what was typed since the panel was asked for. */
export function useTypedAhead<T extends HTMLInputElement | HTMLTextAreaElement>(
  commands: Commands,
  take: (typed: string) => void,
  of?: string,
): RefObject<T | null> {
  const field = useRef<T>(null);
  useEffect(() => {
    field.current?.focus();
    const typed = commands.takeAhead();
    if (typed !== "") take(typed);
  }, [commands, of]);
  return field;
}
