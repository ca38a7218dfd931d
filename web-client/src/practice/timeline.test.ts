import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { RunEvent } from "../wire/messages.ts";
import { expected, type Generated, solved } from "./generated.ts";
import type { Script, Step } from "./script.ts";
import { type Moment, OPEN, ROOM, Timeline } from "./timeline.ts";

const ROOT = join(import.meta.dirname, "../../..");

describe("the timeline", () => {
  for (const golden of read("docs/protocol/timeline/timeline-golden.json").cases as Golden[]) {
    it(`reproduces the golden ${golden.practice} of ${golden.members} with ${JSON.stringify(golden.events)}`, () => {
      const timeline = goldenTimeline(golden);
      const bells = timeline.cues.filter(({ cue }) => cue.kind === "bell").map(bell);
      expect(bells.sort((a, b) => a.t - b.t || (a.step < b.step ? -1 : 1))).toEqual(golden.bells);
      expect(timeline.end).toBe(golden.end);
    });
  }

  for (const vector of read("docs/protocol/timeline/vectors.json").cases as Vector[]) {
    it(`${vector.rules.join(", ")}: ${vector.name}`, () => {
      for (const [group, wanted] of Object.entries(vector.groups ?? {})) {
        expect(rowsOf(new Timeline(vector, group, vector.events))).toEqual(wanted);
      }
      if (!vector.bells) return;
      const timeline = new Timeline(vector, ROOM, vector.events);
      expect(timeline.bells.map((moment) => ({ ...bell(moment), at: timeline.toProgramme(moment.t) }))).toEqual(
        vector.bells,
      );
      expect(timeline.end).toBe(vector.end);
      expect(timeline.endsAt).toBe(vector.endsAt);
      for (const [programme, run] of vector.run) expect(timeline.toRun(programme)).toBe(run);
    });
  }

  it("computes 300 random runs as the server does", () => {
    const generated = read("docs/protocol/timeline/generated.json");
    expect(generated.cases).toHaveLength(300);
    for (const one of generated.cases as Generated[]) expect(solved(one)).toEqual(expected(one));
  });
});

interface Bell {
  t: number;
  step: string;
  turn: number | null;
  bell?: string | undefined;
}

interface Golden {
  practice: string;
  members: number;
  events: { op: "extend" | "skip"; step: string; ms?: number; into?: number }[];
  bells: Bell[];
  end: number;
}

interface Vector {
  name: string;
  rules: string[];
  steps: Step[];
  events: RunEvent[];
  groups?: Record<string, { spans: string[]; cues: string[] }>;
  bells?: (Bell & { at: number | null })[];
  end: number;
  endsAt: number | null;
  run: [number, number][];
}

// biome-ignore lint/suspicious/noExplicitAny: each caller names the shape of its file
function read(path: string): any {
  return JSON.parse(readFileSync(join(ROOT, path), "utf8"));
}

/** The golden events say where a step is changed, not when: the first turn, or the cut itself. */
function goldenTimeline({ practice, members, events }: Golden): Timeline {
  const script: Script = read(`config/practices/${practice}.json`);
  const start: RunEvent = { type: "practiceStarted", run: "r1", practice, version: 1, members, at: 0 };
  const plain = new Timeline(script, ROOM, [start]);
  const changes = events.map(({ op, step, ms = 0, into = 0 }): RunEvent => {
    const from = plain.spans.find((span) => span.step === step)?.from ?? 0;
    return op === "extend"
      ? { type: "practiceExtended", run: "r1", at: from, step, ms }
      : { type: "practiceSkipped", run: "r1", at: from + into, step, into };
  });
  return new Timeline(script, ROOM, [start, ...changes]);
}

function rowsOf(timeline: Timeline): { spans: string[]; cues: string[] } {
  return {
    spans: timeline.spans.map(({ step, from, to }) => `${step} ${from} ${to === OPEN ? "open" : to}`),
    cues: timeline.cues.map(({ t, step, turn, cue }) => `${t} ${step} ${turn} ${cue.bell ?? cue.kind}`),
  };
}

function bell({ t, step, turn, cue }: Moment): Bell {
  return { t, step, turn, bell: cue.bell };
}
