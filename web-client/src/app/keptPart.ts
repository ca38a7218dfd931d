import { useState } from "preact/hooks";
import { recall, remember } from "../kit/memory.ts";
import type { Part } from "./RoomBar.tsx";

const store = (): Storage => sessionStorage;
const PARTS: readonly Part[] = ["board", "people", "chat", "today", "journal"];

/** The part of a room that a phone shows; in this tab the same after a reload. */
export function useKeptPart(session: string): readonly [Part, (part: Part) => void] {
  const key = `part.${session}`;
  const [part, setPart] = useState<Part>(() => PARTS.find((each) => each === recall(key, store)) ?? "board");
  const show = (next: Part): void => {
    remember(key, next, store);
    setPart(next);
  };
  return [part, show];
}
