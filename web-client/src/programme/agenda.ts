import type { AgendaItemView, ItemForm } from "../wire/messages.ts";

export const KINDS = ["talk", "practice", "breakout", "board", "break", "circle", "journal", "open"] as const;
export const GROUPINGS = ["room", "home", "pairs", "teams", "self"] as const;

/** A line while it is edited; the key stays while lines move. */
export interface Line extends ItemForm {
  readonly key: number;
}

export function linesOf(items: readonly AgendaItemView[]): readonly Line[] {
  return items.map(({ id, kind, title, seconds, grouping, practice, board, prompt, notes }, key) => ({
    key,
    id,
    kind,
    title,
    minutes: Math.max(1, Math.round(seconds / 60)),
    grouping,
    ...(practice === undefined ? {} : { practice }),
    ...(board === undefined ? {} : { board }),
    ...(prompt === undefined ? {} : { prompt }),
    ...(notes === undefined ? {} : { notes }),
  }));
}

export function formOf(lines: readonly Line[]): readonly ItemForm[] {
  return lines.map(({ key, ...item }) => item);
}

export function newLine(lines: readonly Line[]): Line {
  return {
    key: 1 + Math.max(-1, ...lines.map(({ key }) => key)),
    kind: "talk",
    title: "",
    minutes: 10,
    grouping: "room",
  };
}

/** The line at `from` taken to `to`. */
export function moved(lines: readonly Line[], from: number, to: number): readonly Line[] {
  const line = lines[from];
  if (line === undefined || to < 0 || to >= lines.length) return lines;
  const rest = lines.filter((_, at) => at !== from);
  return [...rest.slice(0, to), line, ...rest.slice(to)];
}

export function totalMinutes(lines: readonly Line[]): number {
  return lines.reduce((sum, { minutes }) => sum + (Number.isFinite(minutes) ? minutes : 0), 0);
}

/** When each line begins, in minutes from the start. */
export function begins(lines: readonly Line[]): readonly number[] {
  let at = 0;
  return lines.map(({ minutes }) => {
    const begin = at;
    at += Number.isFinite(minutes) ? minutes : 0;
    return begin;
  });
}
