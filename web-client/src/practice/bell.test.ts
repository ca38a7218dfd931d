import { describe, expect, it } from "vitest";
import type { RunEvent } from "../wire/messages.ts";
import { patternOf, render } from "./bell.ts";
import type { Script, Sound } from "./script.ts";
import { strikesOf } from "./strikes.ts";
import { Timeline } from "./timeline.ts";

const SOUNDS: readonly Sound[] = ["bowl", "bowl-muffled", "wood", "soft"];

describe("a bell's sound", () => {
  for (const sound of SOUNDS) {
    it(`${sound} starts and ends in silence and never clips`, () => {
      const samples = render(sound, 48_000);
      expect(Math.abs(samples[0] ?? 1)).toBe(0);
      expect(Math.abs(samples.at(-1) ?? 1)).toBeLessThan(1e-3);
      expect(peak(samples)).toBeLessThanOrEqual(0.8);
      expect(peak(samples)).toBeGreaterThan(0.1);
    });
  }

  it("is the same on every device, and as long at every rate", () => {
    const same = render("bowl", 44_100);
    expect(render("bowl", 44_100).every((sample, i) => sample === same[i])).toBe(true);
    expect(render("bowl", 44_100).length / 44_100).toBeCloseTo(render("bowl", 48_000).length / 48_000, 3);
  });

  it("a muffled bowl is over long before an open one", () => {
    expect(render("bowl-muffled", 48_000).length).toBeLessThan(render("bowl", 48_000).length / 5);
  });
});

describe("the sounds of a run", () => {
  const script = {
    steps: [{ id: "a", mode: "silence", title: "A", seconds: 60, cues: [{ kind: "bell", at: 20, bell: "open" }] }],
  } as unknown as Script;

  it("an opening bell is three bowls seven seconds apart", () => {
    expect(strikesOf(run(), script).map(({ at, sound, first }) => [at, sound, first])).toEqual([
      [21_000, "bowl", true],
      [28_000, "bowl", false],
      [35_000, "bowl", false],
    ]);
  });

  it("P21: a pause between its sounds moves those to come", () => {
    const paused = run(event("practicePaused", 30_000), event("practiceResumed", 40_000));
    expect(strikesOf(paused, script).map(({ at }) => at)).toEqual([21_000, 28_000, 45_000]);
  });

  it("while it is paused they have no instant, and after a stop they are gone", () => {
    expect(strikesOf(run(event("practicePaused", 30_000)), script).map(({ at }) => at)).toEqual([21_000, 28_000, null]);
    expect(strikesOf(run(event("practiceStopped", 28_000)), script).map(({ at }) => at)).toEqual([21_000]);
  });

  it("a practice may have bells of its own", () => {
    const own = { ...script, bells: { open: { sound: "wood", count: 2, gap: 3 } } } as Script;
    expect(strikesOf(run(), own).map(({ at, sound }) => [at, sound])).toEqual([
      [21_000, "wood"],
      [24_000, "wood"],
    ]);
    expect(patternOf(own, "close")).toEqual({ sound: "bowl", count: 2, gap: 2 });
  });

  function run(...events: RunEvent[]): Timeline {
    const start: RunEvent = { type: "practiceStarted", run: "r", practice: "p", version: 1, members: 1, at: 1_000 };
    return new Timeline(script, "room", [start, ...events]);
  }

  function event(type: "practicePaused" | "practiceResumed" | "practiceStopped", at: number): RunEvent {
    return { type, run: "r", at };
  }
});

function peak(samples: Float32Array): number {
  return samples.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
