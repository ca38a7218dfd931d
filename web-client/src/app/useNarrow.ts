import { useEffect, useMemo, useState } from "preact/hooks";

/** Below this the parts of a room become pages, and a board a list. */
const NARROW = "(max-width: 719px)";

export function useNarrow(): boolean {
  const query = useMemo(() => matchMedia(NARROW), []);
  const [narrow, setNarrow] = useState(query.matches);
  useEffect(() => {
    const onChange = (): void => setNarrow(query.matches);
    query.addEventListener("change", onChange);
    return () => query.removeEventListener("change", onChange);
  }, [query]);
  return narrow;
}
