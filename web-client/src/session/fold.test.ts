import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { RoomState, RunView } from "../wire/messages.ts";
import { EMPTY, fold, type Happened, ROOM, whereIs, withCompanions } from "./fold.ts";
import { runAfter } from "./run.ts";

const FOLDER = "../docs/protocol/session";

interface Golden {
  readonly events: readonly Happened[];
  readonly leader: RoomState;
  readonly run?: RunView;
}

describe("the fold", () => {
  for (const file of readdirSync(FOLDER)) {
    it(`makes of ${file} what the server makes of it (L1)`, () => {
      const { events, leader, run } = JSON.parse(readFileSync(`${FOLDER}/${file}`, "utf8")) as Golden;
      const seen = events.map((event) => (isHidden(event) ? { ...event, body: { type: "withheld" as const } } : event));
      expect(seen.reduce(fold, EMPTY)).toEqual(leader);
      expect(events.reduce<RunView | undefined>(runAfter, undefined)).toEqual(run);
    });
  }

  it("goes on from a state as it would from the events before it (L6)", () => {
    const { events, leader } = JSON.parse(readFileSync(`${FOLDER}/seed-1.json`, "utf8")) as Golden;
    const half = events.slice(0, 60).reduce(fold, EMPTY);
    const copy = JSON.parse(JSON.stringify(half)) as RoomState;
    expect(events.slice(60).reduce(fold, copy).grouping).toEqual(leader.grouping);
  });

  it("has everybody in the room again a minute after the bell, without an event (L21)", () => {
    const group = { id: "g1", name: "1", members: ["ana"] };
    const grouping = {
      id: "c",
      kind: "PAIRS",
      title: "Pairs",
      opensAt: 1_000,
      endsAt: 61_000,
      groups: [group],
    } as const;
    const state: RoomState = { ...EMPTY, grouping };
    expect([999, 1_000, 120_999, 121_000].map((now) => whereIs(state, "ana", now))).toEqual([ROOM, "g1", "g1", ROOM]);
    expect(whereIs({ ...state, visits: { ana: ROOM } }, "ana", 2_000)).toBe(ROOM);
  });

  it("has those who share a device after whom they share it with (L14)", () => {
    const state: RoomState = {
      ...EMPTY,
      companions: [{ person: "ana", companions: [{ id: "ana:1", name: "Kim" }] }],
    };
    const people = ["ana", "mei"].map((id) => ({ id, name: id, site: "s", role: "PRACTITIONER" }) as const);
    expect(withCompanions(state, people).map(({ name }) => name)).toEqual(["ana", "Kim", "mei"]);
  });
});

/** The state is p0's, who leads: of chat they get what is for the room, for those who lead, and their own. */
function isHidden({ body }: Happened): boolean {
  if (body.type !== "chatSaid") return false;
  return body.to !== "room" && body.to !== "leaders" && body.person.split(":")[0] !== "p0";
}
