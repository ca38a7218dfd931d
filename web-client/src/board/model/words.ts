import * as Y from "yjs";

/** What stands where words are due. Anybody may write there, and not everything can be made into words without harm. */
export function wordsOf(value: unknown): string {
  if (typeof value === "string") return value;
  return value instanceof Y.Text || typeof value === "number" ? String(value) : "";
}
