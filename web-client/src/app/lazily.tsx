import { type ComponentType, h, type JSX } from "preact";
import { useEffect, useState } from "preact/hooks";

const AGAIN_MS = 3_000;

/** A component that is fetched when it is first shown; until then, and while it cannot be fetched, `instead` stands there. */
export function lazily<P extends object>(
  fetchIt: () => Promise<ComponentType<P>>,
  instead: () => JSX.Element | null,
): ComponentType<P> {
  let known: ComponentType<P> | undefined;
  return function Lazy(props: P) {
    const [, setHere] = useState(known !== undefined);
    const [attempt, setAttempt] = useState(0);
    useEffect(() => {
      if (known) return;
      let timer: ReturnType<typeof setTimeout> | undefined;
      fetchIt().then(
        (component) => {
          known = component;
          setHere(true);
        },
        () => {
          timer = setTimeout(() => setAttempt(attempt + 1), AGAIN_MS);
        },
      );
      return () => clearTimeout(timer);
    }, [attempt]);
    return known ? h(known, props) : instead();
  };
}
