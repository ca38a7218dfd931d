import { expect, it } from "vitest";
import type { ChatLine, RosterPerson } from "../wire/messages.ts";
import { lastCall } from "./calls.ts";

const PEOPLE: readonly RosterPerson[] = [
  { id: "lea", name: "Lea", site: "s", role: "FACILITATOR" },
  { id: "ana", name: "Ana", site: "s", role: "PRACTITIONER" },
];
const CALL: ChatLine = { seq: 5, at: 1_000, to: "leaders", person: "ana", text: "Please come to us" };

it("is what somebody last said to those who lead, until it was seen or is long ago (L48)", () => {
  expect(lastCall([CALL], PEOPLE, 0, 2_000)).toEqual(CALL);
  expect(lastCall([CALL], PEOPLE, 5, 2_000)).toBeUndefined();
  expect(lastCall([CALL], PEOPLE, 0, 1_000_000)).toBeUndefined();
  expect(lastCall([{ ...CALL, to: "room" }], PEOPLE, 0, 2_000)).toBeUndefined();
});

it("is answered once one of those who lead has written there (L48)", () => {
  const answer: ChatLine = { ...CALL, seq: 6, person: "lea", text: "I come" };
  expect(lastCall([CALL, answer], PEOPLE, 0, 2_000)).toBeUndefined();
  const companion: ChatLine = { ...CALL, seq: 7, person: "ana:1" };
  expect(lastCall([CALL, answer, companion], PEOPLE, 0, 2_000)).toEqual(companion);
});
