import { expect, it } from "vitest";
import { type SavedFacts, savedWord, spoken } from "./savedWord.ts";

const WELL: SavedFacts = { saved: "saved", changes: 0, line: "open", store: "stores", copy: "kept" };
const said = (facts: Partial<SavedFacts>): string => {
  const word = savedWord({ ...WELL, ...facts });
  return word.long === undefined ? word.short : `${word.short} | ${spoken(word)}`;
};

it("says one word while all is well (W1)", () => {
  expect(said({})).toBe("Saved");
  expect(said({ saved: "saving", changes: 1 })).toBe("Saving…");
  expect(said({ line: "lost" })).toBe("Saved");
});

it("says without a line what waits and where it is kept (W2)", () => {
  const lost = { saved: "unsaved", line: "lost" } as const;
  expect(said({ ...lost, changes: 1 })).toBe(
    "Not saved | Not saved – keep this tab open. No connection: 1 change not yet sent. This device keeps a copy.",
  );
  expect(said({ ...lost, changes: 3 })).toContain("3 changes not yet sent");
  expect(said({ ...lost, changes: 3, copy: "none" })).toContain("This browser keeps no copy");
});

it("says when the server is slow, and when it cannot save (W3)", () => {
  expect(said({ saved: "unsaved", changes: 2 })).toContain("The server has not answered yet.");
  expect(said({ saved: "unsaved", changes: 2, store: "failing" })).toContain("The server cannot save just now.");
  expect(said({ store: "failing" })).toBe("Saved | The server cannot save just now. Keep this tab open.");
});

it("says that a damaged board is only read, whatever else is true (W4)", () => {
  for (const saved of ["saved", "saving", "unsaved"] as const) {
    expect(said({ saved, store: "damaged" })).toMatch(
      /^Reading only \| This board is damaged and opens for reading only\./,
    );
  }
});
