import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Scope } from "../kit/scope.ts";
import { FakeWorld } from "../wire/fakeSocket.ts";
import type { RosterPerson, ServerMessage } from "../wire/messages.ts";
import { EMPTY } from "./fold.ts";
import { RoomModel } from "./model.ts";

const ANA: RosterPerson = { id: "ana", name: "Ana", site: "boston", role: "FACILITATOR" };
const MEI: RosterPerson = { id: "mei", name: "Mei", site: "singapore", role: "PRACTITIONER" };

let scope: Scope;
let world: FakeWorld;
let room: RoomModel;

beforeEach(async () => {
  vi.useFakeTimers();
  scope = new Scope();
  world = new FakeWorld();
  room = new RoomModel(scope, world, "s1", "tab1");
  await vi.advanceTimersByTimeAsync(0);
  world.socket.open();
});

afterEach(() => {
  scope.end();
  vi.useRealTimers();
});

it("says hello with its tab on every connection", async () => {
  expect(sent()).toEqual([{ type: "hello", tab: "tab1" }]);
  await dropAndReturn();
  expect(sent()).toEqual([{ type: "hello", tab: "tab1" }]);
});

it("asks for what came after the last event once it was welcomed, and folds that (L6)", async () => {
  welcome([ANA]);
  hear({ type: "event", seq: 1, at: 5, actor: "ana", body: { type: "handRaised", person: "ana" } });
  await dropAndReturn();
  expect(sent()).toEqual([{ type: "hello", tab: "tab1", after: 1 }]);
  const missed = [
    { type: "event", seq: 2, at: 6, actor: "mei", body: { type: "handRaised", person: "mei" } },
    { type: "event", seq: 3, at: 7, actor: "ana", body: { type: "handLowered", person: "ana" } },
  ] as const;
  hear({ type: "welcome", me: "ana", people: [ANA, MEI], gone: [], seq: 3, events: missed });
  expect(room.now.value.hands).toEqual([{ person: "mei", at: 6 }]);
});

it("waits at the door until it is let in (L36)", () => {
  hear({ type: "waiting" });
  expect(room.atDoor.value).toBe(true);
  welcome([ANA]);
  expect(room.atDoor.value).toBe(false);
});

it("settles an order that found done what it wanted", async () => {
  welcome([ANA]);
  const lower = room.order({ type: "lowerHand" });
  hear({ type: "done", command: lastCommand() });
  expect(await lower).toEqual({ done: true });
});

it("keeps what the server holds until it is done, and gives it again after a lost line (L44)", async () => {
  welcome([ANA]);
  const raise = room.order({ type: "raiseHand" });
  const command = lastCommand();
  hear({ type: "held", command });
  expect(room.held.value.map(({ type }) => type)).toEqual(["raiseHand"]);
  await dropAndReturn();
  welcome([ANA]);
  expect(lastCommand()).toBe(command);
  expect(room.held.value).toHaveLength(1);
  hear({ type: "held", command });
  expect(room.held.value).toHaveLength(1);
  hear({ type: "event", seq: 1, at: 5, actor: "ana", command, body: { type: "handRaised", person: "ana" } });
  expect(await raise).toEqual({ done: true });
  expect(room.held.value).toEqual([]);
});

it("takes who is here from the welcome, and who comes and goes after it", () => {
  welcome([ANA]);
  hear({ type: "arrived", person: MEI });
  hear({ type: "arrived", person: { ...ANA, name: "Ana M." } });
  expect(room.people.value.map(({ name }) => name)).toEqual(["Mei", "Ana M."]);
  hear({ type: "left", person: "mei" });
  expect(room.people.value.map(({ name }) => name)).toEqual(["Ana M."]);
});

it("keeps who is here on screen while it reconnects, and replaces them at the next welcome", async () => {
  welcome([ANA, MEI]);
  world.socket.hangUp(1006);
  expect(room.reconnecting.value).toBe(true);
  expect(room.people.value.length).toBe(2);
  await vi.advanceTimersByTimeAsync(1000);
  world.socket.open();
  welcome([MEI]);
  expect(room.people.value).toEqual([MEI]);
  expect(room.reconnecting.value).toBe(false);
});

it("N18: goes to another node without anybody leaving the screen, and with what was ordered and not answered", async () => {
  welcome([ANA, MEI]);
  const raise = room.order({ type: "raiseHand" });
  const command = lastCommand();
  const seen: number[] = [];
  scope.add(room.people.subscribe((people) => seen.push(people.length)));
  world.socket.hangUp(1001);
  await vi.advanceTimersByTimeAsync(500);
  world.socket.open();
  welcome([ANA, MEI]);
  expect(lastCommand()).toBe(command);
  hear({ type: "event", seq: 1, at: 5, actor: "ana", command, body: { type: "handRaised", person: "ana" } });
  expect(await raise).toEqual({ done: true });
  expect(new Set(seen)).toEqual(new Set([2]));
});

it("folds a practice's events into its run", () => {
  welcome([ANA]);
  started(1);
  hear({ type: "event", seq: 2, at: 5, actor: "ana", body: { type: "practicePaused", run: "r1", at: 5 } });
  expect(room.run.value).toMatchObject({ id: "r1", leader: "ana" });
  expect(room.run.value?.events.map(({ type }) => type)).toEqual(["practiceStarted", "practicePaused"]);
});

it("takes an event once, however often it comes", () => {
  welcome([ANA]);
  const listener = vi.fn();
  room.onEvent(listener);
  started(1);
  started(1);
  expect(listener).toHaveBeenCalledTimes(1);
});

it("settles an order by its event or by its refusal", async () => {
  welcome([ANA]);
  const start = room.order({ type: "startPractice", practice: "arriving" });
  started(1, lastCommand());
  expect(await start).toEqual({ done: true });
  const pause = room.order({ type: "pausePractice" });
  hear({ type: "refused", command: lastCommand(), code: "NO_PRACTICE_RUNS", message: "It is paused." });
  expect(await pause).toEqual({ done: false, code: "NO_PRACTICE_RUNS", message: "It is paused." });
});

it("gives an order again with the same command after a broken line", async () => {
  welcome([ANA]);
  void room.order({ type: "stopPractice" });
  const command = lastCommand();
  await dropAndReturn();
  welcome([ANA]);
  expect(lastCommand()).toBe(command);
});

it("settles what waits when the session ends for this person", async () => {
  welcome([ANA]);
  const order = room.order({ type: "stopPractice" });
  world.socket.hangUp(4403);
  expect((await order).done).toBe(false);
});

function welcome(people: readonly RosterPerson[]): void {
  hear({ type: "welcome", me: "ana", people, gone: [], seq: 0, state: EMPTY });
}

function started(seq: number, command?: string): void {
  const body = { type: "practiceStarted", run: "r1", practice: "arriving", version: 1, members: 2, at: 1 } as const;
  hear({ type: "event", seq, at: 1, actor: "ana", body, ...(command === undefined ? {} : { command }) });
}

function hear(message: ServerMessage): void {
  world.socket.hear(JSON.stringify(message));
}

function sent(): { type: string; command?: string }[] {
  return world.socket.sent.map((text) => JSON.parse(String(text)));
}

function lastCommand(): string {
  return sent().at(-1)?.command ?? "none";
}

async function dropAndReturn(): Promise<void> {
  world.socket.hangUp(1006);
  await vi.advanceTimersByTimeAsync(1000);
  world.socket.open();
}
