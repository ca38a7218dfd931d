import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Scope } from "../kit/scope.ts";
import { ApiError } from "./api.ts";
import { FakeWorld } from "./fakeSocket.ts";
import { Line } from "./line.ts";

let scope: Scope;
let world: FakeWorld;
let heard: unknown[];
let lost: number;
let quiet: number;

beforeEach(() => {
  vi.useFakeTimers();
  scope = new Scope();
  world = new FakeWorld();
  heard = [];
  lost = quiet = 0;
});

afterEach(() => {
  scope.end();
  vi.useRealTimers();
});

it("opens with a fresh ticket for each connection", async () => {
  await openLine();
  world.socket.hangUp(1006);
  await vi.advanceTimersByTimeAsync(1000);
  expect(world.sockets.map(({ path }) => path)).toEqual(["/ws/x?ticket=t1", "/ws/x?ticket=t2"]);
});

it("waits longer each time, by chance, and never above fifteen seconds", async () => {
  const line = await openLine();
  const waits: number[] = [];
  for (let attempt = 0; attempt < 8; attempt++) {
    const before = Date.now();
    const count = world.sockets.length;
    world.socket.hangUp(1006);
    expect(line.state.value.is).toBe("lost");
    while (world.sockets.length === count) await vi.advanceTimersByTimeAsync(50);
    waits.push(Date.now() - before);
  }
  expect(waits).toEqual([250, 500, 1000, 2000, 4000, 7500, 7500, 7500]);
});

it("N18: comes back from a closing node at a moment of its own: of forty tabs each twentieth of the time brings a few", async () => {
  const worlds = Array.from({ length: 40 }, (_, i) => Object.assign(new FakeWorld(), { chance: (i + 0.5) / 40 }));
  for (const each of worlds) startLine(each);
  await vi.advanceTimersByTimeAsync(0);
  for (const each of worlds) each.socket.open();
  for (const each of worlds) each.socket.hangUp(1001);
  const back = () => worlds.filter(({ sockets }) => sockets.length === 2).length;
  const came: number[] = [];
  for (let i = 0; i < 20; i++) {
    const before = back();
    await vi.advanceTimersByTimeAsync(25);
    came.push(back() - before);
  }
  expect(came).toEqual(Array(20).fill(2));
});

it("goes on waiting longer when a connection is cut as soon as it is there", async () => {
  await openLine();
  const waits: number[] = [];
  for (let attempt = 0; attempt < 4; attempt++) {
    const before = Date.now();
    const count = world.sockets.length;
    world.socket.hear("step 1");
    world.socket.hangUp(4529);
    while (world.sockets.length === count) await vi.advanceTimersByTimeAsync(50);
    waits.push(Date.now() - before);
    world.socket.open();
  }
  expect(waits).toEqual([250, 500, 1000, 2000]);
  await vi.advanceTimersByTimeAsync(6_000);
  world.socket.hear("still here");
  world.socket.hangUp(1006);
  const count = world.sockets.length;
  await vi.advanceTimersByTimeAsync(300);
  expect(world.sockets.length).toBe(count + 1);
});

it("comes back at once when the browser is online again", async () => {
  await openLine();
  world.chance = 0.999;
  for (let attempt = 0; attempt < 5; attempt++) {
    world.socket.hangUp(1006);
    await vi.advanceTimersByTimeAsync(15_000);
  }
  world.socket.hangUp(1006);
  const count = world.sockets.length;
  window.dispatchEvent(new Event("online"));
  await vi.advanceTimersByTimeAsync(0);
  expect(world.sockets.length).toBe(count + 1);
});

it("stays away after a final close code", async () => {
  const line = await openLine();
  world.socket.hangUp(4403);
  await vi.advanceTimersByTimeAsync(60_000);
  window.dispatchEvent(new Event("online"));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(line.state.value).toEqual({ is: "ended", code: 4403 });
  expect(world.sockets.length).toBe(1);
});

it("comes back after a close code of the other range", async () => {
  await openLine();
  world.socket.hangUp(4509);
  await vi.advanceTimersByTimeAsync(1000);
  expect(world.sockets.length).toBe(2);
});

it("takes a refused ticket for what it says", async () => {
  world.ticketFails = () => new ApiError(403, "NOT_ALLOWED", "no");
  const line = startLine();
  await vi.advanceTimersByTimeAsync(0);
  expect(line.state.value).toEqual({ is: "ended", code: 4403 });
});

it("gives up a ticket that does not come, so that it holds up no other request", async () => {
  const asked: AbortSignal[] = [];
  world.ticket = (_target, signal) => {
    asked.push(signal);
    return new Promise<string>(() => {});
  };
  startLine();
  await vi.advanceTimersByTimeAsync(9_000);
  expect(asked.map(({ aborted }) => aborted)).toEqual([false]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(asked.map(({ aborted }) => aborted)).toEqual([true, false]);
  scope.end();
  expect(asked.every(({ aborted }) => aborted)).toBe(true);
});

it("asks again for a ticket when the server does not answer", async () => {
  world.ticketFails = () => new TypeError("no network");
  startLine();
  await vi.advanceTimersByTimeAsync(2000);
  world.ticketFails = undefined;
  await vi.advanceTimersByTimeAsync(5000);
  expect(world.sockets.length).toBe(1);
});

it("asks a quiet line once and leaves a dead one", async () => {
  await openLine();
  await vi.advanceTimersByTimeAsync(7000);
  expect([quiet, lost]).toEqual([1, 0]);
  await vi.advanceTimersByTimeAsync(4000);
  expect(lost).toBe(1);
  expect(world.sockets[0]?.closed).toBe(true);
});

it("gives up a handshake that does not end", async () => {
  startLine();
  await vi.advanceTimersByTimeAsync(10_000);
  await vi.advanceTimersByTimeAsync(1000);
  expect(world.sockets.length).toBe(2);
});

it("is silent after its scope", async () => {
  await openLine();
  scope.end();
  world.socket.hear("late");
  world.socket.hangUp(1006);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(world.sockets.length).toBe(1);
  expect(heard).toEqual([]);
});

async function openLine(): Promise<Line> {
  const line = startLine();
  await vi.advanceTimersByTimeAsync(0);
  world.socket.open();
  return line;
}

function startLine(at = world): Line {
  const plan = { target: "x", path: "/ws/x", silence: 9000, quietAfter: 4000 };
  const line = new Line(scope, at, plan, {
    opened: () => {},
    received: (data) => heard.push(data),
    lost: () => lost++,
    quiet: () => quiet++,
  });
  line.start();
  return line;
}
