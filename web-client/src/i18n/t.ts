import en from "./en.json";
import practice from "./en.practice.json";

const TEXTS: Readonly<Record<string, string>> = { ...en, ...practice };
const plurals = new Intl.PluralRules("en");

/** The text of a key with its `{names}` filled in; `n` chooses between `key.one` and `key.other`. */
export function t(key: string, values: Readonly<Record<string, string | number>> = {}): string {
  const text = TEXTS[key] ?? TEXTS[`${key}.${plurals.select(Number(values.n))}`] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
