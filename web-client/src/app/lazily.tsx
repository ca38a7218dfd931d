import { type ComponentType, h, type JSX } from "preact";
import { useEffect, useState } from "preact/hooks";

/** A component that is fetched when it is first shown; until then, and while it cannot be fetched, `instead` stands there. */
export function lazily<P extends object>(
  fetchIt: () => Promise<ComponentType<P>>,
  instead: () => JSX.Element,
): ComponentType<P> {
  let known: ComponentType<P> | undefined;
  return function Lazy(props: P) {
    const [here, setHere] = useState(known !== undefined);
    useEffect(() => {
      if (here) return;
      fetchIt().then(
        (component) => {
          known = component;
          setHere(true);
        },
        () => undefined,
      );
    }, [here]);
    return known ? h(known, props) : instead();
  };
}
