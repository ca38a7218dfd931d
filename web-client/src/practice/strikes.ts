import type { RunEvent } from "../wire/messages.ts";
import { patternOf } from "./bell.ts";
import { isFor } from "./groups.ts";
import type { BellName, Script, Sound } from "./script.ts";
import type { Timeline } from "./timeline.ts";

/** One sound of a bell. `at` programme time, null while a pause stands before it. */
export interface Strike {
  readonly at: number | null;
  readonly bell: BellName;
  readonly sound: Sound;
  /** the first sound of its bell */
  readonly first: boolean;
}

/** A sound to be heard at `at`, programme time in ms. */
export interface PlannedStrike {
  readonly at: number;
  readonly sound: Sound;
}

/** Two equal sounds at one instant are one (P7). */
export function keyOf({ at, sound }: PlannedStrike): string {
  return `${at} ${sound}`;
}

/** Every sound of a run in order, those of the past too (P21, P42). `leads` hears the bells for the leader alone, too. */
export function strikesOf(
  timeline: Timeline,
  script: Script,
  events: readonly RunEvent[] = [],
  { group, leads }: { readonly group: string; readonly leads: boolean } = { group: "", leads: false },
): readonly Strike[] {
  const planned = timeline.bells
    .filter(({ cue }) => cue.to !== "facilitator" || leads)
    .flatMap(({ t, cue }) => (cue.bell ? soundsOf(cue.bell, script, (after) => timeline.toProgramme(t + after)) : []));
  const byHand = events.flatMap((event) =>
    event.type === "bellRung" && isFor(event.groups, group)
      ? soundsOf(event.bell as BellName, script, (after) => event.at + after)
      : [],
  );
  return [...planned, ...byHand]
    .filter(({ at }) => timeline.stopsAt === null || (at !== null && at < timeline.stopsAt))
    .sort((a, b) => (a.at ?? Number.MAX_VALUE) - (b.at ?? Number.MAX_VALUE));
}

function soundsOf(bell: BellName, script: Script, atAfter: (ms: number) => number | null): Strike[] {
  const { sound, count, gap } = patternOf(script, bell);
  return Array.from({ length: count }, (_, i) => ({
    at: atAfter(Math.round(i * gap * 1000)),
    bell,
    sound,
    first: i === 0,
  }));
}
