import type { Cue, CueKind, Mode, Script, Step } from "../script.ts";

/** A script as it is being made: all that the file may hold, whether the client plays by it or not. */
export interface Draft extends Omit<Script, "id" | "version"> {
  readonly format: "practice/1";
  readonly id: string;
  readonly version: number;
  readonly tags?: readonly string[];
  readonly depth: 1 | 2 | 3;
  readonly grouping: NonNullable<Script["grouping"]>;
  readonly care: Script["care"] & { readonly stepOut: true };
  readonly license: string;
}

export const MODES: readonly Mode[] = [
  "guide",
  "silence",
  "breath",
  "turns",
  "round",
  "open",
  "write",
  "board",
  "group",
];
export const KINDS: readonly CueKind[] = ["say", "prompt", "note", "bell", "breath", "time", "board", "journal", "mic"];

/** What a slow reader reads aloud in a minute. */
const WORDS_A_MINUTE = 100;

export function emptyDraft(): Draft {
  return {
    format: "practice/1",
    id: "new",
    version: 1,
    lang: "en",
    title: "",
    summary: "",
    depth: 1,
    grouping: { size: "room" },
    care: {
      notice: "",
      choices: ["Eyes open, half open or closed", "Step out at any time; nobody is told"],
      stepOut: true,
    },
    license: "CC-BY-4.0",
    steps: [newStep("guide", [])],
  };
}

/** A step of a mode, with what that mode must have, and an id that no other step has. */
export function newStep(mode: Mode, others: readonly Step[], title = ""): Step {
  const taken = new Set(others.map(({ id }) => id));
  let n = others.length + 1;
  while (taken.has(`step-${n}`)) n++;
  const cues: Cue[] = mode === "turns" ? [{ kind: "bell", at: 0, bell: "turn" }] : [];
  return asMode({ id: `step-${n}`, title, mode: "guide", seconds: 60, cues }, mode);
}

/** The same step in another mode: what that mode must have is added, what it cannot have is taken away. */
export function asMode(step: Step, mode: Mode): Step {
  const { seconds, each, pace, gap, gapText, roles, share, group, order, start, pass, ...rest } = step as Step & {
    share?: "equal";
  };
  const length = seconds ?? each ?? 60;
  if (mode === "round")
    return { ...rest, mode, each: Math.max(10, each ?? 60), pace: pace ?? "hand", ...given({ order, start, pass }) };
  if (mode === "turns") {
    return { ...rest, mode, seconds: length, share: "equal", gap: gap ?? 10, ...given({ gapText, roles }) } as Step;
  }
  if (mode === "group") return { ...rest, mode, seconds: length, group: group ?? { open: true } };
  return { ...rest, mode, seconds: length };
}

/** Without what is undefined. */
function given<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
}

export function changed(draft: Draft, at: number, step: Step): Draft {
  return { ...draft, steps: draft.steps.map((each, i) => (i === at ? step : each)) };
}

export function without(draft: Draft, at: number): Draft {
  return { ...draft, steps: draft.steps.filter((_, i) => i !== at) };
}

/** `by` is -1 (up) or 1 (down). */
export function moved(draft: Draft, at: number, by: number): Draft {
  const steps = [...draft.steps];
  const [step] = steps.splice(at, 1);
  if (step) steps.splice(Math.max(0, at + by), 0, step);
  return { ...draft, steps };
}

/** A cue of a kind, with what that kind must have. */
export function newCue(kind: CueKind, at: number): Cue {
  if (kind === "bell") return { kind, at, bell: "mark" };
  if (kind === "breath") return { kind, at, breath: { in: 4, out: 6 }, until: "end" };
  if (kind === "time") return { kind, at: 30, from: "end", text: "Half a minute left" };
  if (kind === "board") return { kind, at, board: { template: "blank-circle" } };
  if (kind === "journal") return { kind, at, journal: { private: true } };
  if (kind === "mic") return { kind, at, mic: "free" };
  return { kind, at, text: "" };
}

/** Cues in the order in which they come; those from the end after those from the start. */
export function inOrder(cues: readonly Cue[], seconds: number): readonly Cue[] {
  const at = (cue: Cue) => (cue.from === "end" ? seconds - cue.at : cue.at);
  return [...cues].sort((a, b) => at(a) - at(b));
}

/** A line that has less time until the next than it takes to be read at 100 words a minute. */
export interface Hurry {
  readonly step: string;
  readonly text: string;
  /** seconds that it has, and seconds that it takes */
  readonly has: number;
  readonly takes: number;
}

export function hurries({ steps }: Pick<Script, "steps">): readonly Hurry[] {
  return steps.flatMap((step) => {
    const length = step.seconds ?? step.each ?? 0;
    const lines = inOrder(step.cues, length).filter(({ kind }) => kind === "say");
    return lines.flatMap((line, i) => {
      const next = lines[i + 1];
      const from = place(line, length);
      const has = (next ? place(next, length) : length) - from;
      const takes = secondsToRead(line.text ?? "");
      return takes > has ? [{ step: step.title, text: line.text ?? "", has, takes }] : [];
    });
  });
}

export function secondsToRead(text: string): number {
  const words = text.trim().split(/\s+/).filter(Boolean).length;
  return Math.ceil((words / WORDS_A_MINUTE) * 60);
}

function place(cue: Cue, seconds: number): number {
  return cue.from === "end" ? seconds - cue.at : cue.at;
}

/** What can be told without asking the server, in the words of `t`. */
export type Lack =
  | "title"
  | "notice"
  | "stepTitle"
  | "cueOutside"
  | "lineEmpty"
  | "flexOutside"
  | "peopleCrossed"
  | "groupsOfRoom"
  | "roleMissing";

export function lacks(draft: Draft): readonly Lack[] {
  const found = new Set<Lack>();
  if (draft.title.trim() === "") found.add("title");
  if (draft.care.notice.trim() === "") found.add("notice");
  const { min = 1, max = Number.POSITIVE_INFINITY } = draft.people ?? {};
  if (min > max) found.add("peopleCrossed");
  for (const step of draft.steps) {
    if (step.group?.open && draft.grouping.size === "room") found.add("groupsOfRoom");
    if (step.title.trim() === "") found.add("stepTitle");
    const length = step.seconds ?? step.each ?? 0;
    if (step.flex && !(step.flex.min <= length && length <= step.flex.max)) found.add("flexOutside");
    for (const cue of step.cues) {
      if (cue.at > length) found.add("cueOutside");
      if (isRole(cue.to) && step.roles && !step.roles.includes(cue.to)) found.add("roleMissing");
      if (["say", "prompt", "note", "time"].includes(cue.kind) && !cue.text?.trim()) found.add("lineEmpty");
    }
  }
  return [...found];
}

function isRole(to: string | undefined): to is "speaker" | "listener" {
  return to === "speaker" || to === "listener";
}

/** Bells that have no pattern of their own any more are left out. */
export function withBells(draft: Draft, bells: Draft["bells"]): Draft {
  const { bells: _, ...rest } = draft;
  const own = Object.entries(bells ?? {}).filter(([, pattern]) => pattern !== undefined);
  return own.length === 0 ? rest : { ...rest, bells: Object.fromEntries(own) };
}

/** As it is kept: without what was left empty. */
export function trimmed(draft: Draft): Draft {
  const { intention, tags, credit, people, ...rest } = draft;
  const { after, ...care } = draft.care;
  const words = whole(tags ?? []);
  return JSON.parse(
    JSON.stringify({
      ...rest,
      steps: rest.steps.map(({ gapText, ...step }) => ({ ...step, ...(gapText?.trim() && { gapText }) })),
      ...(intention && { intention }),
      ...(words.length > 0 && { tags: words }),
      ...(credit && { credit }),
      ...((people?.min ?? people?.max) !== undefined && { people }),
      care: { ...care, choices: whole(care.choices), ...(after && { after }) },
    }),
  ) as Draft;
}

function whole(lines: readonly string[]): string[] {
  return lines.map((line) => line.trim()).filter((line) => line !== "");
}

/** The file of a draft, as people keep and send it. */
export function fileOf(draft: Draft): string {
  return `${JSON.stringify(draft, null, 2)}\n`;
}

/** What somebody brings: null when it is no script at all; the server says what else is wrong with it. */
export function fromFile(text: string): Draft | null {
  try {
    const read = JSON.parse(text) as Partial<Draft>;
    const whole =
      read.format === "practice/1" && Array.isArray(read.steps) && read.steps.every((step) => Array.isArray(step.cues));
    return whole ? ({ ...emptyDraft(), ...read } as Draft) : null;
  } catch {
    return null;
  }
}
