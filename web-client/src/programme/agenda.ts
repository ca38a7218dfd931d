import type { AgendaItemView, GroupPlan, ItemForm, KnownGroup } from "../wire/messages.ts";

export const KINDS = ["talk", "practice", "breakout", "board", "break", "circle", "journal", "open"] as const;
export const GROUPINGS = ["room", "home", "pairs", "threes", "teams", "sites", "choice", "self"] as const;

/** A line while it is edited; the key stays while lines move. */
export interface Line extends ItemForm {
  readonly key: number;
}

export function linesOf(items: readonly AgendaItemView[]): readonly Line[] {
  return items.map(({ id, kind, title, seconds, grouping, practice, board, prompt, notes, groups }, key) => ({
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
    ...(groups === undefined ? {} : { groups }),
  }));
}

export function formOf(lines: readonly Line[]): readonly ItemForm[] {
  return lines.map(({ key, ...item }) => item);
}

/** With other groups than before nothing is prepared for any. */
export function divided(line: Line, grouping: string): Line {
  const { groups: _, ...rest } = line;
  return { ...rest, grouping };
}

/** A group for which something can be prepared: a team or a site by its name, or one to choose by the name that it is given. */
export interface PlanRow {
  readonly plan: GroupPlan;
  readonly known: KnownGroup | undefined;
}

export function planRows({ grouping, groups = [] }: Line, known: readonly KnownGroup[]): readonly PlanRow[] {
  if (grouping === "choice") return groups.map((plan) => ({ plan, known: undefined }));
  return known
    .filter((group) => group.grouping === grouping)
    .map((group) => ({ plan: groups.find(({ key }) => key === group.id) ?? { key: group.id }, known: group }));
}

/** What is prepared, with one part of one group changed; without a text there is none. */
export function planned(rows: readonly PlanRow[], at: number, part: "name" | "prompt" | "board", text: string): Plans {
  const plans = rows.map(({ plan }, index) => (index === at ? changed(plan, part, text) : plan));
  return { groups: plans.filter((plan) => plan.key === undefined || Object.keys(plan).length > 1) };
}

type Plans = Pick<Line, "groups">;

function changed(plan: GroupPlan, part: "name" | "prompt" | "board", text: string): GroupPlan {
  const { [part]: _, ...rest } = plan;
  return text === "" && !(part === "name" && plan.key === undefined) ? rest : { ...rest, [part]: text };
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
