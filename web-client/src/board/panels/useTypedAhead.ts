import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Commands } from "../commands.ts";

/** The panel's field: it gets the focus as it comes, and the keys that were pressed since the panel was asked for. */
export function useTypedAhead<T extends HTMLInputElement | HTMLTextAreaElement>(
  commands: Commands,
  take: (typed: string) => void,
  of?: string,
): RefObject<T | null> {
  const field = useRef<T>(null);
  useLayoutEffect(() => {
    field.current?.focus();
    const { words, entered } = commands.takeAhead();
    if (words !== "") take(words);
    // By then the panel shows what there is for the words.
    if (entered) setTimeout(() => field.current?.dispatchEvent(enter()));
  }, [commands, of]);
  return field;
}

function enter(): KeyboardEvent {
  return new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true });
}
