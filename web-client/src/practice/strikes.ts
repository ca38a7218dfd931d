import { patternOf } from "./bell.ts";
import type { BellName, Script, Sound } from "./script.ts";
import type { Timeline } from "./timeline.ts";

/** One sound of a bell. `t` run time in ms; `at` programme time, null while a pause stands before it. */
export interface Strike {
  readonly t: number;
  readonly at: number | null;
  readonly bell: BellName;
  readonly sound: Sound;
  /** the first sound of its bell */
  readonly first: boolean;
}

/** Every sound of a run in order, those of the past too (P21). */
export function strikesOf(timeline: Timeline, script: Script): readonly Strike[] {
  return timeline.bells
    .flatMap(({ t, cue }) => (cue.bell ? strikesOfBell(t, cue.bell, timeline, script) : []))
    .filter(({ at }) => timeline.stopsAt === null || (at !== null && at < timeline.stopsAt))
    .sort((a, b) => a.t - b.t);
}

function strikesOfBell(from: number, bell: BellName, timeline: Timeline, script: Script): Strike[] {
  const { sound, count, gap } = patternOf(script, bell);
  return Array.from({ length: count }, (_, i) => {
    const t = from + Math.round(i * gap * 1000);
    return { t, at: timeline.toProgramme(t), bell, sound, first: i === 0 };
  });
}
