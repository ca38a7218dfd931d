import { useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { ApiError } from "../wire/api.ts";

/** Runs one thing at a time, and keeps in words what went wrong with the last. */
export function useAttempt(): {
  busy: boolean;
  problem: string;
  attempt: (run: () => Promise<void>) => Promise<void>;
} {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const attempt = async (run: () => Promise<void>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setProblem("");
    try {
      await run();
    } catch (error) {
      setProblem((error instanceof ApiError && error.message) || t("app.noNetwork"));
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, attempt };
}
