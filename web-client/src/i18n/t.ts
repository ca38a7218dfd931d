import type account from "./en.account.json";
import board from "./en.board.json";
import type boardLate from "./en.boardLate.json";
import type boards from "./en.boards.json";
import type editor from "./en.editor.json";
import type harvest from "./en.harvest.json";
import type history from "./en.history.json";
import type invites from "./en.invites.json";
import en from "./en.json";
import type leading from "./en.leading.json";
import type pages from "./en.pages.json";
import type practice from "./en.practice.json";
import type programme from "./en.programme.json";
import session from "./en.session.json";
import type sessionLate from "./en.sessionLate.json";
import type signOut from "./en.signOut.json";

type Base<K> = K extends `${infer B}.one` | `${infer B}.other` ? B : K;

/** A key of the catalogue; of a pair `x.one`, `x.other` the key is `x`. */
export type Key = Base<
  | keyof typeof en
  | keyof typeof account
  | keyof typeof board
  | keyof typeof boardLate
  | keyof typeof boards
  | keyof typeof editor
  | keyof typeof harvest
  | keyof typeof history
  | keyof typeof invites
  | keyof typeof leading
  | keyof typeof session
  | keyof typeof sessionLate
  | keyof typeof signOut
  | keyof typeof pages
  | keyof typeof practice
  | keyof typeof programme
>;

export type Values = Readonly<Record<string, string | number>>;

const TEXTS: Record<string, string> = { ...en, ...board, ...session };
const plurals = new Intl.PluralRules("en");

/** The text of a key, its `{names}` filled in; a value `n` chooses the plural. */
export function t(key: Key, values: Values = {}): string {
  const text = TEXTS[key] ?? TEXTS[`${key}.${plurals.select(Number(values.n))}`] ?? TEXTS[`${key}.other`] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** Texts of a part of the page that is fetched when it is used. */
export function addTexts(texts: Readonly<Record<string, string>>): void {
  Object.assign(TEXTS, texts);
}
