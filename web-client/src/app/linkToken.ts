import { useEffect, useState } from "preact/hooks";

/** The token in the address of a link; it leaves the address bar at once, and may come again by a link opened in the same tab. */
export function useLinkToken(): string | undefined {
  const [token, setToken] = useState(takeToken);
  useEffect(() => {
    const again = (): void => {
      const next = takeToken();
      if (next !== undefined) setToken(next);
    };
    addEventListener("hashchange", again);
    return () => removeEventListener("hashchange", again);
  }, []);
  return token;
}

function takeToken(): string | undefined {
  const token = location.hash.slice(1) || undefined;
  if (token !== undefined) history.replaceState(null, "", location.pathname + location.search);
  return token;
}
