import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { RunEvent } from "../wire/messages.ts";
import { lateAt, togetherAt } from "./late.ts";
import type { Script, Step } from "./script.ts";
import { Timeline } from "./timeline.ts";

interface Vector {
  readonly name: string;
  readonly script: string;
  readonly rule?: NonNullable<Script["grouping"]>["late"];
  readonly events: readonly RunEvent[];
  readonly late: readonly (readonly [number, string])[];
}

const VECTORS = join(import.meta.dirname, "../../../docs/protocol/timeline/late.json");
const { scripts, cases } = JSON.parse(readFileSync(VECTORS, "utf8")) as {
  scripts: Record<string, readonly Step[]>;
  cases: readonly Vector[];
};

describe("P61 to P63: who comes late", () => {
  it.each(cases)("$name", ({ script, rule, events, late }) => {
    const steps = scripts[script] ?? [];
    const timeline = new Timeline({ steps }, "room", events);
    const start = events[0];
    const without = (start?.type === "practiceStarted" && start.without) || [];
    const rules = { steps, grouping: rule ? { late: rule } : {} };
    for (const [at, way] of late) {
      expect(lateAt(rules, timeline, timeline.toRun(at), without), `at ${at}`).toBe(way);
    }
  });

  it("all are together again when the last of the steps with groups ends, if anybody knows", () => {
    const steps = scripts.apart ?? [];
    const events = cases[0]?.events ?? [];
    const held: RunEvent = { type: "practiceHeld", run: "r1", at: 1_070_000, step: "in" };
    expect(togetherAt({ steps }, new Timeline({ steps }, "room", events), 60_000, [])).toBe(190_000);
    expect(togetherAt({ steps }, new Timeline({ steps }, "room", [...events, held]), 70_000, [])).toBeNull();
  });
});
