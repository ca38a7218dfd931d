import type { Breath, CueKind, Script, Step } from "./script.ts";
import type { Moment, Span, Timeline } from "./timeline.ts";

export type BreathPhase = "in" | "hold" | "out" | "rest";

/** Where a run is at an instant of run time, and what is to be seen of it. */
export interface Place {
  readonly step: Step;
  readonly span: Span;
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
  readonly breath: { readonly phase: BreathPhase; readonly ms: number } | null;
  readonly mic: "off" | "free";
}

/** A word about the time left is taken away after this long. */
const TIME_SHOWN_MS = 20_000;

export function placeAt(timeline: Timeline, script: Script, run: number): Place {
  const span = timeline.at(run);
  const step = script.steps.find(({ id }) => id === span.step) ?? firstOf(script);
  const here = timeline.cues.filter((moment) => moment.step === span.step);
  const past = here.filter(({ t }) => t <= run);
  const toAll = past.filter(({ cue }) => (cue.to ?? "all") === "all");
  return {
    step,
    span,
    prompt: lastText(toAll, "prompt"),
    say: lastText(toAll, "say"),
    next: nextSay(here, run),
    note: lastText(past, "note"),
    time: lastText(
      toAll.filter(({ t }) => run - t < TIME_SHOWN_MS),
      "time",
    ),
    breath: breathAt(past, run),
    mic: micAt(past, step),
  };
}

function firstOf({ steps }: Script): Step {
  const first = steps[0];
  if (!first) throw new RangeError("a script has at least one step");
  return first;
}

function lastText(moments: readonly Moment[], kind: CueKind): string | null {
  return moments.filter(({ cue }) => cue.kind === kind).at(-1)?.cue.text ?? null;
}

function nextSay(moments: readonly Moment[], run: number): Place["next"] {
  const next = moments.find(({ t, cue }) => t > run && cue.kind === "say");
  return next?.cue.text ? { text: next.cue.text, ms: next.t - run } : null;
}

function breathAt(past: readonly Moment[], run: number): Place["breath"] {
  const moment = past.filter(({ cue }) => cue.kind === "breath").at(-1);
  return moment?.cue.breath ? phaseAt(moment.cue.breath, run - moment.t) : null;
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
function micAt(past: readonly Moment[], step: Step): "off" | "free" {
  const cue = past.filter(({ cue: { kind } }) => kind === "mic").at(-1)?.cue;
  return cue?.mic ?? (step.mic === "free" ? "free" : "off");
}
