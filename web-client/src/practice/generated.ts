import type { RunEvent } from "../wire/messages.ts";
import type { Step } from "./script.ts";
import { OPEN, Timeline } from "./timeline.ts";

/** A random run with what the server's code made of it; for tests. */
export interface Generated {
  readonly group: string;
  readonly steps: readonly Step[];
  readonly events: readonly RunEvent[];
  readonly spans: unknown;
  readonly cues: unknown;
  readonly bells: number;
  readonly end: unknown;
  readonly endsAt: number | null;
}

/** What this code makes of it. */
export function solved({ steps, group, events }: Generated): unknown {
  const timeline = new Timeline({ steps }, group, events);
  return {
    spans: timeline.spans.map(({ step, repetition, from, to, parts }) => [
      step,
      repetition,
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
    bells: timeline.bells.length,
    end: [known(timeline.end)],
    endsAt: timeline.endsAt,
  };
}

export function expected({ spans, cues, bells, end, endsAt }: Generated): unknown {
  return { spans, cues, bells, end, endsAt };
}

function known(end: number): number | null {
  return end === OPEN ? null : end;
}
