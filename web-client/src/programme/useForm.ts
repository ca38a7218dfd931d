import { useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { ApiError } from "../wire/api.ts";

export interface FormState {
  readonly busy: boolean;
  /** A sentence for a field, or nothing. */
  readonly wrong: (field: string) => string;
  /** A sentence for the whole form, when no field says it. */
  readonly problem: string;
  /** Sends; false when it did not go. */
  readonly send: (run: () => Promise<void>) => Promise<boolean>;
  /** Asks for something to show; may go on beside another, and holds nothing up. */
  readonly ask: (run: () => Promise<void>) => Promise<void>;
  readonly clear: () => void;
}

/** Sends a form once at a time, and keeps what the server says of its fields. */
export function useForm(): FormState {
  const [busy, setBusy] = useState(false);
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const [problem, setProblem] = useState("");
  const clear = (): void => {
    setFields({});
    setProblem("");
  };
  const said = (error: unknown): boolean => {
    const known = error instanceof ApiError ? error.fields : {};
    setFields(known);
    const inFields = Object.keys(known).length > 0;
    if (!inFields) setProblem(whyNot(error));
    return inFields;
  };
  const send = async (run: () => Promise<void>): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    clear();
    try {
      await run();
      return true;
    } catch (error) {
      if (said(error)) {
        requestAnimationFrame(() => document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      }
      return false;
    } finally {
      setBusy(false);
    }
  };
  const ask = async (run: () => Promise<void>): Promise<void> => {
    try {
      await run();
      clear();
    } catch (error) {
      said(error);
    }
  };
  return { busy, wrong: (field) => fields[field] ?? "", problem, send, ask, clear };
}

export function whyNot(error: unknown): string {
  return (error instanceof ApiError && error.message) || t("app.noNetwork");
}
