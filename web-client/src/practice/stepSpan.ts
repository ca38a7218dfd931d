import type { RunEvent } from "../wire/messages.ts";
import type { Pauses } from "./pauses.ts";
import type { Cue, Step } from "./script.ts";
import type { Moment } from "./timeline.ts";

/** One turn of a shared step, numbered from 0, or the whole of another step (`turn` null). Run time in ms. */
export interface Part {
  readonly turn: number | null;
  readonly from: number;
  readonly to: number;
}

interface LaidStep {
  readonly to: number;
  readonly parts: readonly Part[];
  readonly cues: readonly Moment[];
}

/** Lays one step of a run; `changes` are its extensions and skips, in the order of the log. */
export function layStep(
  step: Step,
  members: number,
  from: number,
  changes: readonly RunEvent[],
  pauses: Pauses,
): LaidStep {
  let parts = plain(step, members, from);
  let cut: number | null = null;
  for (const change of changes) {
    if (cut !== null) break;
    if (change.type === "practiceExtended") parts = extend(parts, change.ms, pauses.toRun(change.at));
    if (change.type === "practiceSkipped") cut = from + Math.max(0, change.into);
  }
  const whole = last(parts).to;
  return { to: cut === null ? whole : Math.min(whole, cut), parts, cues: layCues(step, parts, cut) };
}

/** Whole ms, as both languages round: halves go up. */
export function ms(seconds: number): number {
  return Math.round(seconds * 1000);
}

/** P15, P19. */
function plain(step: Step, members: number, from: number): readonly Part[] {
  const shared = step.mode === "turns" || step.mode === "round";
  const length = step.mode === "round" ? members * ms(step.each ?? 0) : ms(step.seconds ?? 0);
  if (!shared) return [{ turn: null, from, to: from + length }];
  const gap = Math.min(ms(step.gap ?? 0), Math.floor(length / members));
  return share(0, members, from, from + length, gap);
}

/** P4, P14: the turns that are not over share it. */
function extend(parts: readonly Part[], by: number, run: number): readonly Part[] {
  const [one, two] = parts;
  const to = last(parts).to + by;
  if (!one || !two) return parts.map((part) => ({ ...part, to }));
  const found = parts.findIndex((part) => run < part.to);
  const first = found < 0 ? parts.length - 1 : found;
  const begin = parts[first]?.from ?? one.from;
  return [...parts.slice(0, first), ...share(first, parts.length, begin, to, two.from - one.to)];
}

/** P6: turns `first` to `count - 1` of equal length, the last taking the remainder. */
function share(first: number, count: number, from: number, to: number, gap: number): Part[] {
  const turns = count - first;
  const each = Math.floor((to - from - gap * (turns - 1)) / turns);
  return Array.from({ length: turns }, (_, i) => {
    const start = from + i * (each + gap);
    return { turn: first + i, from: start, to: i === turns - 1 ? to : start + each };
  });
}

function layCues(step: Step, parts: readonly Part[], cut: number | null): Moment[] {
  return parts.flatMap((part) =>
    step.cues
      .map((cue) => ({ t: place(part, cue), step: step.id, turn: part.turn, cue }))
      .filter(({ t }) => t >= part.from && t <= part.to && (cut === null || t < cut)),
  );
}

function place(part: Part, cue: Cue): number {
  return cue.from === "end" ? part.to - ms(cue.at) : part.from + ms(cue.at);
}

function last(parts: readonly Part[]): Part {
  const part = parts.at(-1);
  if (!part) throw new RangeError("a step has at least one part");
  return part;
}
