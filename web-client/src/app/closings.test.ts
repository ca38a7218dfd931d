import { expect, it } from "vitest";
import { isFinal } from "../wire/line.ts";
import { CLOSE } from "../wire/messages.ts";
import { CLOSINGS, closingOf, whyClosed } from "./closings.ts";

// CLOSE is written from the server's enum, and the types hold that no code is left out (W5).

it("has a sentence of its own kind for every close code of the server", () => {
  for (const name of Object.keys(CLOSE) as (keyof typeof CLOSE)[]) {
    expect(CLOSINGS[name].words(), name).toMatch(/^[A-Z].+\.$/);
    expect(CLOSINGS[name].words(), name).not.toBe(whyClosed(4999));
  }
});

it("comes back after exactly those codes that the line comes back after", () => {
  for (const [name, code] of Object.entries(CLOSE)) {
    const stays = isFinal(code) || code === CLOSE.MESSAGE_TOO_BIG;
    expect([name, closingOf(code)?.next === "comeBack"]).toEqual([name, !stays]);
  }
});

it("has a sentence for a code that a newer server may send", () => {
  expect(whyClosed(4999)).toMatch(/\.$/);
});
