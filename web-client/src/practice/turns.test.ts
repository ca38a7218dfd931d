import { describe, expect, it } from "vitest";
import pairs from "../../../config/practices/listening-pairs.json";
import type { RunEvent } from "../wire/messages.ts";
import { placeAt, type Self, waiting } from "./place.ts";
import type { Cue, Script } from "./script.ts";
import { Timeline } from "./timeline.ts";

const SCRIPT = pairs as unknown as Script;
const GROUPS = [
  { id: "g1", members: ["ana", "ben"] },
  { id: "g2", members: ["cam", "dee", "eve"] },
];
const START: RunEvent = {
  type: "practiceStarted",
  run: "r",
  practice: "listening-pairs",
  version: 1,
  members: 1,
  at: 0,
  groups: GROUPS,
};

/** What a person sees at a second of the run. */
function see(id: string, second: number, leads = false) {
  const group = GROUPS.find(({ members }) => members.includes(id)) ?? { id: "room", members: [] };
  const self: Self = { id, leads, group };
  return placeAt(new Timeline(SCRIPT, group.id, [START]), SCRIPT, second * 1000, self);
}

describe("turns as each person meets them", () => {
  it("shows the speaker another prompt than the listener", () => {
    expect(see("ana", 200)).toMatchObject({
      prompt: expect.stringContaining("alive"),
      mic: "free",
      turn: { mine: true },
    });
    expect(see("ben", 200)).toMatchObject({
      prompt: expect.stringContaining("Only listen"),
      mic: "off",
      turn: { speaker: "ana" },
    });
  });

  it("P6: has changed turns in the pair, not yet in the three", () => {
    expect(see("cam", 400).turn).toMatchObject({ turn: 0, resting: true });
    expect(see("dee", 410).turn).toMatchObject({ turn: 1, mine: true });
    expect(see("ana", 410).turn).toMatchObject({ turn: 0, mine: true });
  });

  it("between two turns there is rest, with the script's word for it", () => {
    expect(see("ana", 490)).toMatchObject({ prompt: null, say: "Rest. Nothing to say yet.", mic: "off" });
  });

  it("a word about time is said to the turn that it belongs to", () => {
    expect(see("ana", 430).time).toContain("One minute left");
    expect(see("cam", 430).time).toBeNull();
  });

  it("P62: who waits with the leader sees what is said by hand, and nothing of the script", () => {
    const said = [{ t: 205_000, text: "We are nearly there." }];
    expect(see("ben", 210)).toMatchObject({ prompt: expect.anything(), turn: expect.anything() });
    expect(waiting(see("ben", 210), 210_000, said)).toMatchObject({
      prompt: null,
      turn: null,
      say: "We are nearly there.",
      mic: "free",
    });
  });

  it("P64: a breath guide goes on to the next line, or to the end of its step", () => {
    const breath = { kind: "breath", at: 0, breath: { in: 4, out: 6 } } as const;
    const line = { kind: "say", at: 20, text: "Rest." } as const;
    const guided = (cue: Cue, second: number) => {
      const steps = [{ id: "a", mode: "breath", title: "A", seconds: 60, cues: [cue, line] }] as const;
      const script = { ...SCRIPT, steps };
      return placeAt(new Timeline(script, "room", [START]), script, second * 1000, {
        id: "ana",
        leads: false,
        group: { id: "room", members: [] },
      }).breath?.phase;
    };
    expect(guided(breath, 15)).toBe("out");
    expect(guided(breath, 21)).toBeUndefined();
    expect(guided({ ...breath, until: "end" }, 21)).toBe("in");
  });

  it("P28: who is in no group follows the first of the largest groups, and has no turn", () => {
    expect(see("zoe", 410).turn).toMatchObject({ turn: 1, speaker: null, mine: false });
  });

  it("notes are for who leads", () => {
    expect(see("ana", 125).note).toBeNull();
    expect(see("zoe", 125, true).note).toContain("unpaired");
  });
});
