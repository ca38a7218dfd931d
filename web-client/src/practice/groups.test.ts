import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { RunEvent } from "../wire/messages.ts";
import { isApart } from "./groups.ts";
import type { Step } from "./script.ts";
import { Timeline } from "./timeline.ts";

interface Vector {
  readonly name: string;
  readonly steps: readonly Step[];
  readonly events: readonly RunEvent[];
  readonly apart: readonly (readonly [number, { readonly passage: number; readonly from: number } | null])[];
}

const VECTORS = join(import.meta.dirname, "../../../docs/protocol/timeline/apart.json");
const { cases } = JSON.parse(readFileSync(VECTORS, "utf8")) as { cases: readonly Vector[] };

it.each(cases)("P56: $name", ({ steps, events, apart }) => {
  const timeline = new Timeline({ steps }, "room", events);
  const start = events[0];
  const without = start?.type === "practiceStarted" ? start.without : undefined;
  for (const [at, stretch] of apart) {
    const over = timeline.endsAt !== null && at >= timeline.endsAt;
    const here = !over && isApart(steps, timeline.at(timeline.toRun(at)).step, without);
    expect(here, `at ${at}`).toBe(stretch !== null && stretch.from <= at);
  }
});
