import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Step } from "../script.ts";
import {
  asMode,
  changed,
  type Draft,
  emptyDraft,
  fileOf,
  fromFile,
  hurries,
  lacks,
  moved,
  newCue,
  newStep,
  secondsToRead,
  trimmed,
  withBells,
  without,
} from "./draft.ts";

const SHIPPED = join(import.meta.dirname, "../../../../config/practices");

describe("making a practice", () => {
  it("begins with what every practice must have, and says what is still missing", () => {
    expect(lacks(emptyDraft())).toEqual(["title", "notice", "stepTitle"]);
  });

  it("gives each new step an id of its own", () => {
    const steps: Step[] = [newStep("guide", [])];
    steps.push(newStep("silence", steps), newStep("write", steps));
    const ids = [...steps, newStep("open", steps.slice(1))].map(({ id }) => id);
    expect(new Set(ids.slice(0, 2)).size).toBe(2);
    expect(newStep("open", steps).id).not.toBe(steps[0]?.id);
  });

  it("a step in another mode has what that mode must have, and nothing that it cannot have", () => {
    const turns = asMode(newStep("guide", []), "turns");
    expect(turns).toMatchObject({ mode: "turns", seconds: 60, share: "equal", gap: 10 });
    const round = asMode(turns, "round");
    expect(round).toMatchObject({ mode: "round", each: 60, pace: "hand" });
    expect(round).not.toHaveProperty("seconds");
    expect(asMode(round, "silence")).toEqual({ id: "step-1", title: "", mode: "silence", seconds: 60, cues: [] });
  });

  it("moves, changes and takes away steps without touching the draft before", () => {
    const one = { ...emptyDraft(), steps: [newStep("guide", []), { ...newStep("silence", []), id: "b" }] };
    expect(moved(one, 0, 1).steps.map(({ id }) => id)).toEqual(["b", "step-1"]);
    expect(moved(one, 0, -1).steps.map(({ id }) => id)).toEqual(["step-1", "b"]);
    expect(without(one, 0).steps.map(({ id }) => id)).toEqual(["b"]);
    expect(changed(one, 1, { ...one.steps[1], title: "Quiet" } as Step).steps[1]?.title).toBe("Quiet");
    expect(one.steps).toHaveLength(2);
  });

  it("finds lines that have no time to be read at a hundred words a minute", () => {
    const step: Step = {
      ...newStep("guide", []),
      title: "Fast",
      seconds: 30,
      cues: [
        { kind: "say", at: 0, text: "one two three four five six seven eight nine ten" },
        { kind: "say", at: 5, text: "rest" },
      ],
    };
    expect(hurries({ steps: [step] })).toEqual([expect.objectContaining({ step: "Fast", has: 5, takes: 6 })]);
    expect(secondsToRead("")).toBe(0);
  });

  it("finds nothing to hurry in the scripts that ship, and gives each of them back as it was", () => {
    for (const file of readdirSync(SHIPPED)) {
      const text = readFileSync(join(SHIPPED, file), "utf8");
      const draft = fromFile(text);
      expect(draft, file).not.toBeNull();
      if (!draft) continue;
      expect(hurries(draft), file).toEqual([]);
      expect(lacks(draft), file).toEqual([]);
      expect(JSON.parse(fileOf(draft)), file).toEqual(JSON.parse(text));
    }
  });

  it("takes no file that is no script", () => {
    expect(fromFile("not json")).toBeNull();
    expect(fromFile('{"format":"practice/1"}')).toBeNull();
    expect(fromFile('{"format":"practice/1","steps":[{}]}')).toBeNull();
  });

  it("each kind of cue comes with what it must have", () => {
    expect(newCue("bell", 3)).toEqual({ kind: "bell", at: 3, bell: "mark" });
    expect(newCue("time", 3)).toMatchObject({ from: "end" });
    expect(newCue("say", 3)).toEqual({ kind: "say", at: 3, text: "" });
  });

  it("tells what cannot be: a length outside its bounds, people who cannot be, groups of the whole room", () => {
    const step = { ...newStep("group", []), title: "In", flex: { min: 100, max: 200 } };
    const draft = { ...emptyDraft(), title: "A", people: { min: 5, max: 2 }, steps: [step] };
    expect(lacks({ ...draft, care: { ...draft.care, notice: "None." } })).toEqual([
      "peopleCrossed",
      "groupsOfRoom",
      "flexOutside",
    ]);
  });

  it("keeps a bell's own pattern, and leaves out what was left empty", () => {
    const own = withBells(emptyDraft(), { open: { sound: "wood", count: 5, gap: 1 } });
    expect(own.bells).toEqual({ open: { sound: "wood", count: 5, gap: 1 } });
    expect(withBells(own, { open: undefined } as unknown as Draft["bells"])).not.toHaveProperty("bells");
    const kept = trimmed({ ...own, credit: "", intention: "", people: { min: undefined }, tags: [" "] });
    for (const key of ["credit", "intention", "people", "tags"]) expect(kept).not.toHaveProperty(key);
  });
});
