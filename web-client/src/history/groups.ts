import { t } from "../i18n/t.ts";
import "./texts.ts";
import type { Change } from "./changes.ts";

/** How changes are gathered: by the field they lie in, or by who made them. */
export type By = "cell" | "person";

export interface Group {
  readonly name: string;
  readonly changes: readonly Change[];
}

/**
 * Changes in groups, in order of their names. By field: where an item lies now, else where it lay. By person: under each who had a hand in
 * it, so that one change may stand twice; what is nobody's by name stands last.
 */
export function grouped(
  changes: readonly Change[],
  by: By,
  people: Readonly<Record<string, string>>,
): readonly Group[] {
  const groups = new Map<string, Change[]>();
  const names = (change: Change): readonly string[] =>
    by === "cell" ? [change.to ?? change.from ?? ""] : persons(change, people);
  for (const change of changes) {
    for (const name of names(change)) groups.set(name, [...(groups.get(name) ?? []), change]);
  }
  const named = [...groups].map(([name, all]) => ({ name, changes: all }));
  return named.sort((a, b) => Number(a.name === "") - Number(b.name === "") || a.name.localeCompare(b.name));
}

/** The changes that make a field what it was: of all that lie in it, or lay in it. */
export function changesOfCell(changes: readonly Change[], cell: string): readonly Change[] {
  return changes.filter(({ from, to }) => from === cell || to === cell);
}

function persons({ by }: Change, people: Readonly<Record<string, string>>): readonly string[] {
  const names = by.map((id) => people[id]).filter((name) => name !== undefined);
  return names.length === 0 ? [""] : [...new Set(names)];
}

export function nameOf({ name }: Group, by: By): string {
  if (name !== "") return name;
  return by === "cell" ? t("board.beside") : t("history.nobody");
}
