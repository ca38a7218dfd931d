import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { recall, remember } from "../kit/memory.ts";
import { Scope } from "../kit/scope.ts";

const store = (): Storage => sessionStorage;
/** Whoever does one of these has begun to read where they are. */
const OWN_WAYS = ["wheel", "pointerdown", "touchstart", "keydown"] as const;

/** After a reload a part of the page is where it was scrolled to, as soon as what it holds is there. */
export function useKeptScroll<T extends HTMLElement>(name: string): RefObject<T | null> {
  const part = useRef<T>(null);
  useEffect(() => {
    const scope = new Scope();
    if (part.current) keepScroll(scope, part.current, `scroll.${name}`);
    return () => scope.end();
  }, [name]);
  return part;
}

function keepScroll(scope: Scope, node: HTMLElement, key: string): void {
  const wanted = Number(recall(key, store) ?? 0);
  if (wanted > 0) goBack(scope.child(), node, wanted);
  const keep = (): void => remember(key, node.scrollTop > 0 ? String(node.scrollTop) : undefined, store);
  scope.listen(window, "pagehide", keep);
}

/** What a part holds comes bit by bit. */
function goBack(scope: Scope, node: HTMLElement, wanted: number): void {
  const observer = new MutationObserver(() => go());
  const go = (): void => {
    node.scrollTop = wanted;
    if (Math.abs(node.scrollTop - wanted) < 1) scope.end();
  };
  scope.add(() => observer.disconnect());
  observer.observe(node, { childList: true, subtree: true });
  for (const way of OWN_WAYS) scope.listen(node, way, () => scope.end());
  go();
}
