import type { RunGroup } from "../wire/messages.ts";
import { circleOf } from "./circle.ts";
import { isShared } from "./groupTurns.ts";
import type { Breath, Cue, CueKind, Script, Step } from "./script.ts";
import { type Moment, OPEN, type Span, type Timeline } from "./timeline.ts";

export type BreathPhase = "in" | "hold" | "out" | "rest";

/** For whom a place is worked out. */
export interface Self {
  readonly id: string | undefined;
  readonly leads: boolean;
  readonly group: RunGroup;
}

/** Whose turn it is. */
export interface TurnPlace {
  readonly turn: number;
  readonly count: number;
  /** the group in the order of its turns, where it names its members */
  readonly circle: readonly string[];
  /** a person's id, where the group names its members */
  readonly speaker: string | null;
  readonly mine: boolean;
  /** between two turns, or after the last */
  readonly resting: boolean;
  readonly done: boolean;
  /** ms until the turn is over, below 0 when its soft time is; null where nobody knows */
  readonly left: number | null;
}

/** Where a run is at an instant of run time, and what is to be seen of it. */
export interface Place {
  readonly step: Step;
  readonly span: Span;
  readonly passage: number;
  /** it has come to its end, and waits for the leader */
  readonly waiting: boolean;
  readonly turn: TurnPlace | null;
  /** what stays on screen in this step */
  readonly prompt: string | null;
  /** the line being led */
  readonly say: string | null;
  /** the line to come in this step, and the ms until then */
  readonly next: { readonly text: string; readonly ms: number } | null;
  /** for the leader only */
  readonly note: string | null;
  /** "one minute left" */
  readonly time: string | null;
  readonly breath: { readonly phase: BreathPhase; readonly ms: number; readonly cue: Breath } | null;
  readonly mic: "off" | "free";
  readonly journal: boolean;
}

/** A line by hand, at `t` of run time. */
export interface Said {
  readonly t: number;
  readonly text: string;
}

/** A word about the time left is taken away after this long. */
const TIME_SHOWN_MS = 20_000;

export function placeAt(
  timeline: Timeline,
  script: Script,
  run: number,
  self: Self,
  said: readonly Said[] = [],
): Place {
  const passage = timeline.passageAt(run);
  const span = timeline.at(run);
  const step = script.steps.find(({ id }) => id === span.step) ?? firstOf(script);
  const turn = turnAt(step, span, run, self);
  const here = timeline.cues.filter((moment) => moment.passage === passage && isOfTurn(moment, turn));
  const mine = here.filter(({ cue }) => isTo(cue, self, turn));
  const past = mine.filter(({ t }) => t <= run);
  return {
    step,
    span,
    passage,
    waiting: span.to === OPEN && run >= span.planned,
    turn,
    prompt: turn?.resting ? null : lastText(past, "prompt"),
    say: lineAt(past, said, span, run) ?? restLine(step, turn),
    next: nextSay(mine, run),
    note: lastText(past, "note"),
    time: lastText(
      past.filter(({ t }) => run - t < TIME_SHOWN_MS),
      "time",
    ),
    breath: breathAt(past, run),
    mic: micAt(past, step, turn),
    journal: past.some(({ cue }) => cue.kind === "journal"),
  };
}

/** P62: of what those with turns or in groups are led through, who waits with the leader sees only what is said by hand. They may talk. */
export function waiting(place: Place, run: number, said: readonly Said[] = []): Place {
  const say = lineAt([], said, place.span, run);
  const nothing = { turn: null, prompt: null, next: null, time: null, breath: null, journal: false } as const;
  return { ...place, ...nothing, say, mic: "free" };
}

function firstOf({ steps }: Script): Step {
  const first = steps[0];
  if (!first) throw new RangeError("a script has at least one step");
  return first;
}

function turnAt(step: Step, { parts, planned, began }: Span, run: number, { id, group }: Self): TurnPlace | null {
  if (!isShared(step)) return null;
  const part = parts.findLast(({ from }) => from <= run) ?? parts[0];
  if (!part || part.turn === null) return null;
  const { turn } = part;
  const count = Math.max(group.members.length, parts.length);
  const resting = run >= part.to;
  const soft = part.from + (step.each ?? 0) * 1000;
  const circle = circleOf(step, group.members, began);
  const speaker = circle[turn] ?? null;
  return {
    turn,
    count,
    circle,
    speaker,
    mine: speaker !== null && speaker === id,
    resting,
    done: resting && turn >= count - 1,
    left: part.to === OPEN ? Math.min(soft, planned) - run : Math.max(0, part.to - run),
  };
}

function isOfTurn({ turn }: Moment, at: TurnPlace | null): boolean {
  return turn === null || turn === (at?.turn ?? null);
}

/** Is the cue meant for this person? */
export function isTo({ kind, to = "all" }: Cue, { id, leads, group }: Self, turn: TurnPlace | null): boolean {
  if (kind === "note") return leads;
  if (to === "all") return true;
  if (to === "facilitator") return leads;
  if (to === "speaker") return turn?.mine ?? false;
  if (to === "listener") return !(turn?.mine ?? false);
  return id !== undefined && group.members.indexOf(id) === "abc".indexOf(to);
}

function lastText(moments: readonly Moment[], kind: CueKind): string | null {
  return moments.filter(({ cue }) => cue.kind === kind).at(-1)?.cue.text ?? null;
}

/** P43: a line by hand stands until the next line. */
function lineAt(past: readonly Moment[], said: readonly Said[], { from }: Span, run: number): string | null {
  const line = past.filter(({ cue }) => cue.kind === "say").at(-1);
  const byHand = said.filter(({ t }) => t >= from && t <= run).at(-1);
  if (byHand && (!line || byHand.t >= line.t)) return byHand.text;
  return line?.cue.text ?? null;
}

function restLine(step: Step, turn: TurnPlace | null): string | null {
  return turn?.resting && !turn.done ? (step.gapText ?? null) : null;
}

function nextSay(moments: readonly Moment[], run: number): Place["next"] {
  const next = moments.find(({ t, cue }) => t > run && cue.kind === "say");
  return next?.cue.text ? { text: next.cue.text, ms: next.t - run } : null;
}

/** P64: to the end of the step, or else until the next line or prompt. */
function breathAt(past: readonly Moment[], run: number): Place["breath"] {
  const moment = past.filter(({ cue }) => cue.kind === "breath").at(-1);
  if (!moment?.cue.breath) return null;
  const ended = past.some(({ t, cue }) => t > moment.t && (cue.kind === "say" || cue.kind === "prompt"));
  if (ended && moment.cue.until !== "end") return null;
  return { ...phaseAt(moment.cue.breath, run - moment.t), cue: moment.cue.breath };
}

/** The phase of a breath that began `ms` ago, and how long it goes on. */
export function phaseAt(breath: Breath, ms: number): { phase: BreathPhase; ms: number } {
  const lengths: [BreathPhase, number][] = [
    ["in", breath.in * 1000],
    ["hold", (breath.hold ?? 0) * 1000],
    ["out", breath.out * 1000],
    ["rest", (breath.rest ?? 0) * 1000],
  ];
  let left = ms % lengths.reduce((sum, [, length]) => sum + length, 0);
  for (const [phase, length] of lengths) {
    if (left < length) return { phase, ms: length - left };
    left -= length;
  }
  return { phase: "in", ms: 0 };
}

/** As the step says, until a cue in it says otherwise; off where nothing is said. */
function micAt(past: readonly Moment[], step: Step, turn: TurnPlace | null): "off" | "free" {
  const cue = past.filter(({ cue: { kind } }) => kind === "mic").at(-1)?.cue;
  if (cue?.mic) return cue.mic;
  if (step.mic === "speaker") return turn?.mine && !turn.resting ? "free" : "off";
  return step.mic === "free" ? "free" : "off";
}
