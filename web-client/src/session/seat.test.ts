import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Scope } from "../kit/scope.ts";
import { FakeWorld } from "../wire/fakeSocket.ts";
import type { Grouping, RosterPerson, SessionEvent } from "../wire/messages.ts";
import { EMPTY } from "./fold.ts";
import { RoomModel } from "./model.ts";
import type { Order } from "./orders.ts";
import { Seat } from "./seat.ts";

const START = 1_000_000;
const LEA: RosterPerson = { id: "lea", name: "Lea", site: "s", role: "FACILITATOR" };
const ANA: RosterPerson = { id: "ana", name: "Ana", site: "s", role: "PRACTITIONER" };
const PAIR: Grouping = {
  id: "c1",
  kind: "PAIRS",
  title: "Pairs",
  opensAt: START + 5_000,
  endsAt: START + 125_000,
  groups: [{ id: "g1", name: "1", members: ["ana", "ben"], prompt: "What do you hear?" }],
};

let scope: Scope;
let world: FakeWorld;
let room: RoomModel;
let now = START;
let seq = 0;

beforeEach(async () => {
  vi.useFakeTimers();
  now = START;
  seq = 0;
  scope = new Scope();
  world = new FakeWorld();
  room = new RoomModel(scope, world, "s1", "tab1");
  await vi.advanceTimersByTimeAsync(0);
  world.socket.open();
  hear({ type: "welcome", me: "ana", people: [LEA, ANA], gone: [], seq: 0, state: EMPTY });
});

afterEach(() => {
  scope.end();
  vi.useRealTimers();
});

it("goes into a group, is warned, hears the bell and is back, by the clock alone (L21)", async () => {
  const seat = seatOf("ana", false);
  happens({ type: "groupsOpened", grouping: PAIR });
  expect([seat.groups.value, seat.where.value, seat.left.value]).toEqual(["opening", "room", 5]);
  await pass(5);
  expect([seat.groups.value, seat.where.value, seat.left.value]).toEqual(["open", "g1", 120]);
  await pass(60);
  expect(seat.warned.value).toBe(true);
  await pass(60);
  expect([seat.groups.value, seat.where.value]).toEqual(["closing", "g1"]);
  await pass(60);
  expect([seat.groups.value, seat.where.value]).toEqual(["none", "room"]);
});

it("shows what its person last said of hand and absence while it cannot be stored (L44)", () => {
  const seat = seatOf("ana", false);
  const say = (order: Order): void => {
    void room.order(order);
    hear({ type: "held", command: (JSON.parse(world.socket.sent.at(-1) as string) as { command: string }).command });
  };
  say({ type: "raiseHand" });
  say({ type: "raiseHand", as: "ana+1" });
  say({ type: "setAway", away: true });
  expect([seat.handUp.value, seat.away.value]).toEqual([true, true]);
  say({ type: "lowerHand" });
  expect(seat.handUp.value).toBe(false);
});

it("is back at the very end of the groups of a practice, without a bell of the session (P58)", async () => {
  const seat = seatOf("ana", false);
  happens({ type: "groupsOpened", grouping: { ...PAIR, kind: "PRACTICE" } });
  expect(seat.bells.value).toEqual([]);
  await pass(124);
  expect([seat.groups.value, seat.where.value, seat.warned.value]).toEqual(["open", "g1", false]);
  await pass(1);
  expect([seat.groups.value, seat.where.value]).toEqual(["none", "room"]);
});

it("knows by name who said something and went, before one came or since (S2)", () => {
  const seat = seatOf("ana", false);
  hear({ type: "left", person: "lea" });
  expect([seat.nameOf("lea"), seat.isHere("lea")]).toEqual(["Lea", false]);
  hear({ type: "welcome", me: "ana", people: [ANA], gone: [{ id: "ben", name: "Ben" }], seq, state: EMPTY });
  expect(["lea", "ben", "nobody"].map((id) => seat.nameOf(id))).toEqual(["Lea", "Ben", "…"]);
});

it("takes the question into the group, and its own question before that of the room (L19)", async () => {
  const seat = seatOf("ana", false);
  happens({ type: "promptSet", text: "What matters?" });
  happens({ type: "groupsOpened", grouping: { ...PAIR, groups: [{ id: "g1", name: "1", members: ["ana"] }] } });
  await pass(6);
  expect(seat.prompt.value).toBe("What matters?");
  happens({ type: "groupsOpened", grouping: PAIR });
  await pass(6);
  expect(seat.prompt.value).toBe("What do you hear?");
});

it("rings a soft sound a minute before the end of groups and the bowl at it", () => {
  const seat = seatOf("ana", false);
  happens({ type: "groupsOpened", grouping: PAIR });
  expect(seat.bells.value.map(({ at, sound }) => [(at - START) / 1000, sound])).toEqual([
    [65, "soft"],
    [125, "bowl"],
    [127, "bowl"],
  ]);
});

it("has the clock, the warning, the bell and the way back of its own group, and those of another where it visits (L45)", async () => {
  const seat = seatOf("ana", true);
  const pairs = { ...PAIR, groups: [...PAIR.groups, { id: "g2", name: "2", members: ["mei", "joy"] }] };
  happens({ type: "groupsOpened", grouping: pairs });
  happens({ type: "groupsTimed", grouping: "c1", endsAt: PAIR.endsAt, own: { g1: PAIR.endsAt + 60_000 } });
  expect(seat.bells.value.map(({ at }) => (at - START) / 1000)).toEqual([125, 185, 187]);
  await pass(66);
  expect([seat.where.value, seat.left.value, seat.warned.value]).toEqual(["g1", 119, false]);
  happens({ type: "wentTo", person: "ana", where: "g2" });
  expect([seat.where.value, seat.left.value, seat.warned.value]).toEqual(["g2", 59, true]);
  expect(seat.bells.value[1]?.at).toBe(PAIR.endsAt);
  await pass(119);
  expect([seat.where.value, seat.groups.value, seat.someOpen.value]).toEqual(["g1", "closing", false]);
  expect(seat.clockOf(pairs, "g2").is).toBe("none");
  await pass(60);
  expect([seat.where.value, seat.groups.value]).toEqual(["room", "none"]);
});

it("is back in the room while others still talk, when its group was called back (L45)", async () => {
  const seat = seatOf("ana", false);
  const groups = [...PAIR.groups, { id: "g2", name: "2", members: ["mei", "joy"] }];
  happens({ type: "groupsOpened", grouping: { ...PAIR, groups } });
  await pass(6);
  happens({ type: "groupsTimed", grouping: "c1", endsAt: PAIR.endsAt, own: { g1: now } });
  expect([seat.groups.value, seat.where.value]).toEqual(["closing", "g1"]);
  await pass(60);
  expect([seat.where.value, seat.own.value, seat.someOpen.value, seat.left.value]).toEqual([
    "room",
    undefined,
    true,
    59,
  ]);
});

it("offers the lead to who may have it once it has been gone for ten seconds, and not before (L34)", async () => {
  const seat = seatOf("ana", true);
  happens({ type: "leadTaken", person: "lea" });
  hear({ type: "left", person: "lea" });
  await pass(9);
  expect(seat.leadAway.value).toBe(false);
  await pass(3);
  expect(seat.leadAway.value).toBe(true);
  hear({ type: "arrived", person: LEA });
  await pass(1);
  expect(seat.leadAway.value).toBe(false);
});

it("counts a break down for all", async () => {
  const seat = seatOf("ana", false);
  const line = { id: "b", kind: "break", title: "Break", seconds: 600, planned: 600, grouping: "room", skipped: false };
  happens({ type: "agendaSet", agenda: { lines: [{ ...line, from: START }], current: "b" }, what: "BEGAN", line: "b" });
  expect(seat.pause.value).toEqual({ until: START + 600_000, left: 600 });
  await pass(30);
  expect(seat.pause.value?.left).toBe(570);
});

function seatOf(me: string, leads: boolean): Seat {
  return new Seat(scope, room, me, leads, () => now);
}

async function pass(seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second++) {
    now += 1_000;
    await vi.advanceTimersByTimeAsync(1_000);
  }
}

function happens(body: SessionEvent): void {
  seq++;
  hear({ type: "event", seq, at: now, actor: "lea", body });
}

function hear(message: unknown): void {
  world.socket.hear(JSON.stringify(message));
}
