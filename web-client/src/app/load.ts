import { useEffect, useState } from "preact/hooks";
import { ApiError } from "../wire/api.ts";

export type Loaded<T> =
  | { readonly is: "waiting" }
  | { readonly is: "here"; readonly value: T }
  | { readonly is: "failed"; readonly error: unknown };

/** Loads once for each key; the way to try again is in `again`. */
export function useLoaded<T>(key: string, load: () => Promise<T>): { state: Loaded<T>; again: () => void } {
  const [state, setState] = useState<Loaded<T>>({ is: "waiting" });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let current = true;
    setState({ is: "waiting" });
    load().then(
      (value) => current && setState({ is: "here", value }),
      (error: unknown) => current && setState({ is: "failed", error }),
    );
    return () => {
      current = false;
    };
  }, [key, attempt]);
  return { state, again: () => setAttempt(attempt + 1) };
}

export function statusOf(error: unknown): number {
  return error instanceof ApiError ? error.status : 0;
}
