import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { WebSocket } from "ws";
import { House } from "./house.ts";

// The server's wall clock jumps by an hour (libfaketime): programme time must not notice.

const HOUR_MS = 3_600_000;
/** A message may wait that long on a busy machine. */
const STEADY_MS = 40;

const faketime = libfaketime();
const wall = join(tmpdir(), `mandala-wall-${process.pid}`);
let house: House;
let cookie = "";
let before = 0;

beforeAll(async () => {
  if (!faketime) return;
  await jumpTo("+0");
  house = await House.openWith({
    env: {
      LD_PRELOAD: faketime,
      FAKETIME_TIMESTAMP_FILE: wall,
      FAKETIME_NO_CACHE: "1",
      FAKETIME_DONT_FAKE_MONOTONIC: "1",
    },
  });
  cookie = await signIn();
  before = await offset();
});

afterAll(async () => {
  await house?.close();
  await rm(wall, { force: true });
});

it("has libfaketime, as scripts/setup.sh installs it", () => {
  expect(faketime).toBeDefined();
});

it("K6: does not follow a jump of the wall clock", async () => {
  await jumpTo("+1h");
  expect(Math.abs((await offset()) - before)).toBeLessThan(STEADY_MS);
  await jumpTo("-1h");
  expect(Math.abs((await offset()) - before)).toBeLessThan(STEADY_MS);
});

it("K7: goes on at the same time after it was killed, though the wall clock jumped in between", async () => {
  await house.kill();
  await jumpTo("+1h");
  await house.start();
  expect(Math.abs((await offset()) - before)).toBeLessThan(STEADY_MS);
});

it("K8: takes the time from those who were here, when it cannot know it", async () => {
  await house.kill();
  await rm(join(house.data, "clock"));
  await jumpTo("+1h");
  await house.start();
  const socket = await enter();
  const wrong = await ask(socket);
  expect(Math.abs(wrong.offset - before - HOUR_MS)).toBeLessThan(60_000);
  const back = await enter();
  const right = await ask(back, performance.now() + before);
  expect(Math.abs(right.offset - before)).toBeLessThan(STEADY_MS);
  expect(Math.abs((await offset()) - before)).toBeLessThan(STEADY_MS);
  socket.close();
  back.close();
});

/** Takes effect at once. */
async function jumpTo(by: string): Promise<void> {
  await writeFile(wall, `${by}\n`);
}

function libfaketime(): string | undefined {
  const roots = existsSync("/usr/lib") ? readdirSync("/usr/lib").map((name) => `/usr/lib/${name}`) : [];
  return roots.map((root) => `${root}/faketime/libfaketimeMT.so.1`).find((file) => existsSync(file));
}

async function signIn(): Promise<string> {
  const token = house.links.facilitator.split("#")[1];
  const answer = await call("POST", "/login", { token });
  const given = answer.headers.get("set-cookie")?.split(";")[0] ?? "";
  cookie = given;
  await call("PUT", "/me", { name: "Lea", site: "copenhagen" });
  return given;
}

function call(method: string, path: string, body: unknown): Promise<Response> {
  const headers = { "content-type": "application/json", origin: house.url, cookie };
  return fetch(`${house.url}/api/v1${path}`, { method, headers, body: JSON.stringify(body) });
}

async function enter(): Promise<WebSocket> {
  const me = (await (await fetch(`${house.url}/api/v1/me`, { headers: { cookie } })).json()) as {
    sessions: { id: string }[];
  };
  const session = me.sessions[0]?.id ?? "";
  const { ticket } = (await (await call("POST", "/tickets", { target: `session:${session}` })).json()) as {
    ticket: string;
  };
  const socket = new WebSocket(`${house.webSocketUrl}/ws/session/${session}?ticket=${ticket}`, { origin: house.url });
  await once(socket, "open");
  return socket;
}

/** Programme time less this process's own clock, by the quickest of some exchanges. */
async function offset(): Promise<number> {
  const socket = await enter();
  const answers: { offset: number; rtt: number }[] = [];
  for (let i = 0; i < 8; i++) answers.push(await ask(socket));
  socket.close();
  return answers.reduce((best, one) => (one.rtt < best.rtt ? one : best)).offset;
}

async function ask(socket: WebSocket, there?: number): Promise<{ offset: number; rtt: number }> {
  const t0 = performance.now();
  socket.send(JSON.stringify({ type: "clock", t0, ...(there !== undefined && { there }) }));
  for (;;) {
    const [data] = await once(socket, "message");
    const message = JSON.parse(String(data)) as { type: string; t1: number; t2: number };
    if (message.type !== "clock") continue;
    const t3 = performance.now();
    return { offset: (message.t1 + message.t2 - t0 - t3) / 2, rtt: t3 - t0 - (message.t2 - message.t1) };
  }
}
