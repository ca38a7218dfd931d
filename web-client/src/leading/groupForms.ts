import type { Show } from "../session/runOfShow.ts";
import type { AgendaLine, Group, GroupForm, Grouping, GroupingKind, GroupsForm } from "../wire/messages.ts";

const MS = 1000;
const LEAST_S = 60;

/** From the bell to the room again, and a breath before the next line. */
const WAY_BACK_S = 65;

/** What people form; groups of a practice come by themselves (P56). */
export type Formed = Exclude<GroupingKind, "PRACTICE">;

/** What an agenda calls a division, and what it is. */
const KINDS: Readonly<Record<string, Formed>> = {
  home: "HOME",
  pairs: "PAIRS",
  threes: "THREES",
  teams: "TEAMS",
  sites: "SITES",
  choice: "CHOICE",
};

export function kindOf({ grouping, kind }: Pick<AgendaLine, "grouping" | "kind">): Formed | undefined {
  return KINDS[grouping] ?? (kind === "breakout" ? "HOME" : undefined);
}

/** Groups for a line of the agenda, which are back when its time is over. */
export function formOfLine(line: AgendaLine, seconds: number): GroupsForm | undefined {
  const kind = kindOf(line);
  if (kind === undefined) return undefined;
  return {
    kind,
    title: line.title,
    seconds: Math.max(LEAST_S, Math.round(seconds) - WAY_BACK_S),
    line: line.id,
    ...((kind === "PAIRS" || kind === "THREES") && { odd: "trio" }),
    ...(line.prompt !== undefined && { prompt: line.prompt }),
    ...(line.board !== undefined && { board: line.board }),
  };
}

/** How long a line still has, s. */
export function secondsOf(line: AgendaLine, { current, left }: Show): number {
  return current?.line.id === line.id ? left / MS : line.seconds;
}

/** What is prepared, or was, as a form; its groups are added where they were changed. */
export function formOf({ kind, title, prompt, opensAt, endsAt, line }: Grouping): GroupsForm {
  return {
    kind,
    title,
    seconds: Math.max(LEAST_S, Math.round((endsAt - opensAt) / MS)),
    ...(prompt !== undefined && { prompt }),
    ...(line !== undefined && { line }),
  };
}

/** @param nameless what a group is called that has no name: those who are alone at their sites */
export function groupForm({ name, key, prompt, template, members }: Group, nameless: string): GroupForm {
  return {
    name: name === "" ? nameless : name,
    members,
    ...(key !== undefined && { key }),
    ...(prompt !== undefined && { prompt }),
    ...(template !== undefined && { board: template }),
  };
}

/** The same with another prompt or board; without a text there is none. */
export function changed(form: GroupForm, part: "name" | "prompt" | "board", text: string): GroupForm {
  if (part === "name") return { ...form, name: text };
  const { [part]: _, ...rest } = form;
  return text === "" ? rest : { ...rest, [part]: text };
}

/** A further group, which nobody is in yet; pairs and threes have numbers. */
export function withOneMore(forms: readonly GroupForm[]): readonly GroupForm[] {
  const numbers = forms.map(({ name }) => Number(name)).filter((number) => number > 0);
  return [...forms, { name: String(Math.max(0, ...numbers) + 1), members: [] }];
}

/** Only groups that people choose are there without anybody in them. */
export function withoutEmpty(kind: GroupingKind, forms: readonly GroupForm[]): readonly GroupForm[] {
  return kind === "CHOICE" ? forms : forms.filter(({ members }) => members.length > 0);
}

/** Who is in none of the groups. */
export function inNone<T extends { readonly id: string }>(
  people: readonly T[],
  groups: readonly { readonly members: readonly string[] }[],
): readonly T[] {
  const placed = new Set(groups.flatMap(({ members }) => members));
  return people.filter(({ id }) => !placed.has(id));
}

/** Somebody is in this group and in no other; below 0 in none. */
export function moved(forms: readonly GroupForm[], person: string, to: number): readonly GroupForm[] {
  return forms.map((form, at) => {
    const others = form.members.filter((member) => member !== person);
    return { ...form, members: at === to ? [...others, person] : others };
  });
}

/** One name a line. */
export function namesOf(text: string): readonly GroupForm[] {
  const names = text.split("\n").map((name) => name.trim());
  return names.filter((name) => name !== "").map((name) => ({ name, members: [] }));
}
