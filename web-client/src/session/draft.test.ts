import { afterEach, expect, it } from "vitest";
import { forgetAll } from "../kit/memory.ts";
import { Draft } from "./draft.ts";

afterEach(forgetAll);

it("keeps what is written over a reload, for this person, session and thread alone (W14)", () => {
  new Draft("ana", "s1", "room").write("Good mor");
  expect(new Draft("ana", "s1", "room").text).toBe("Good mor");
  for (const other of [new Draft("ben", "s1", "room"), new Draft("ana", "s2", "room"), new Draft("ana", "s1", "g1")]) {
    expect(other.text).toBe("");
  }
});

it("forgets what was sent, but not what was written since, and all at sign-out (W14)", () => {
  const draft = new Draft("ana", "s1", "room");
  draft.write("Good morning ");
  draft.sent("Good morning");
  expect(draft.text).toBe("");
  draft.write("And good night");
  draft.sent("Good morning");
  expect(draft.text).toBe("And good night");
  forgetAll();
  expect(draft.text).toBe("");
});
