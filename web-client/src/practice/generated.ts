import type { RunEvent } from "../wire/messages.ts";
import { lateAt } from "./late.ts";
import type { Script, Step } from "./script.ts";
import { OPEN, Timeline } from "./timeline.ts";

/** A random run with what the server's code made of it; for tests. */
export interface Generated {
  readonly group: string;
  readonly late?: NonNullable<Script["grouping"]>["late"];
  readonly steps: readonly Step[];
  readonly events: readonly RunEvent[];
  readonly spans: unknown;
  readonly cues: unknown;
  readonly lates: readonly string[];
  readonly bells: number;
  readonly end: unknown;
  readonly endsAt: number | null;
}

/** As often, and as far apart, as the server's test looks at what happens to late people. */
const LOOKS = 6;
const LOOK_EVERY_MS = 25_000;

/** What this code makes of it. */
export function solved({ steps, group, events, late }: Generated): unknown {
  const timeline = new Timeline({ steps }, group, events);
  const [start] = events;
  const without = (start?.type === "practiceStarted" && start.without) || [];
  const rules = { steps, grouping: late ? { late } : {} };
  const began = start?.at ?? 0;
  return {
    spans: timeline.spans.map(({ step, repetition, began, from, to, parts }) => [
      step,
      repetition,
      began,
      from,
      known(to),
      ...parts.flatMap((part) => [part.from, known(part.to)]),
    ]),
    cues: timeline.cues.map(({ t, passage, turn, cue }) => [
      t,
      passage,
      turn,
      cue.bell ?? null,
      timeline.toProgramme(t),
    ]),
    lates: Array.from({ length: LOOKS }, (_, look) =>
      lateAt(rules, timeline, timeline.toRun(began + look * LOOK_EVERY_MS), without),
    ),
    bells: timeline.bells.length,
    end: [known(timeline.end)],
    endsAt: timeline.endsAt,
  };
}

export function expected({ spans, cues, lates, bells, end, endsAt }: Generated): unknown {
  return { spans, cues, lates, bells, end, endsAt };
}

function known(end: number): number | null {
  return end === OPEN ? null : end;
}
