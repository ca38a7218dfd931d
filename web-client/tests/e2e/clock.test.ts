import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { WebSocket } from "ws";
import { House } from "./house.ts";
import { until } from "./until.ts";

// The server's wall clock jumps by an hour (libfaketime): programme time must not notice.

const HOUR_MS = 3_600_000;
const SEEN_AFTER_S = 1;
/** Each look at the time goes through the library. */
const START_WITHIN_MS = 120_000;
/** By so much a clock may differ for certain, beyond what the exchanges leave open: on a busy machine they leave more. */
const STEADY_MS = 40;

/** Programme time less this process's own clock; it may be wrong by half of `rtt`. */
interface Known {
  readonly offset: number;
  readonly rtt: number;
}

const faketime = libfaketime();
const wall = join(tmpdir(), `mandala-wall-${process.pid}`);
let house: House;
let cookie = "";
let session = "";
let before: Known = { offset: 0, rtt: 0 };

beforeAll(async () => {
  if (!faketime) return;
  await jumpTo("+0");
  house = await House.openWith({
    env: {
      LD_PRELOAD: faketime,
      FAKETIME_TIMESTAMP_FILE: wall,
      FAKETIME_CACHE_DURATION: String(SEEN_AFTER_S),
      FAKETIME_DONT_FAKE_MONOTONIC: "1",
      // With the library's mend for waits on the monotonic clock the server takes over 30 s to start.
      FAKETIME_FORCE_MONOTONIC_FIX: "0",
    },
    startWithinMs: START_WITHIN_MS,
  });
  cookie = await signIn();
  // Kept, since an hour later by the wall clock it is no longer among those to come.
  session = await firstSession();
  before = await known();
});

afterAll(async () => {
  await house?.close();
  await rm(wall, { force: true });
});

it("has libfaketime, as scripts/setup.sh installs it", () => {
  expect(faketime).toBeDefined();
});

it("K6: does not follow a jump of the wall clock", async () => {
  await jumpTo("+2h");
  expect(apart(await known(), before)).toBeLessThan(STEADY_MS);
  // Back by an hour, but not to before anybody came: then nobody would be known yet.
  await jumpTo("+1h");
  expect(apart(await known(), before)).toBeLessThan(STEADY_MS);
});

it("K7: goes on at the same time after it was killed, though the wall clock jumped in between", async () => {
  await house.kill();
  await jumpTo("+2h");
  await house.start();
  expect(apart(await known(), before)).toBeLessThan(STEADY_MS);
});

it("K8: takes the time from those who were here, when it cannot know it", async () => {
  await house.kill();
  await rm(join(house.data, "clock"));
  await jumpTo("+1h");
  await house.start();
  const socket = await enter();
  const wrong = await ask(socket);
  expect(Math.abs(wrong.offset - before.offset - HOUR_MS)).toBeLessThan(60_000);
  const back = await enter();
  const right = await ask(back, performance.now() + before.offset);
  // What was told was true when it was sent: the server is late by as long as it was under way.
  expect(apart(right, before)).toBeLessThan(STEADY_MS + right.rtt);
  expect(apart(await known(), before)).toBeLessThan(STEADY_MS + right.rtt);
  socket.close();
  back.close();
});

/** The library reads the file again after a second. */
async function jumpTo(by: string): Promise<void> {
  await writeFile(wall, `${by}\n`);
  const seen = performance.now() + 2 * SEEN_AFTER_S * 1000;
  await until("the jump", () => performance.now() > seen);
}

function libfaketime(): string | undefined {
  const roots = existsSync("/usr/lib") ? readdirSync("/usr/lib").map((name) => `/usr/lib/${name}`) : [];
  return roots.map((root) => `${root}/faketime/libfaketimeMT.so.1`).find((file) => existsSync(file));
}

async function signIn(): Promise<string> {
  const token = house.links.facilitator.split("#")[1];
  const answer = await call("POST", "/login", { token });
  const given = answer.headers.getSetCookie().map((each) => each.split(";")[0]);
  cookie = given.join("; ");
  await call("PUT", "/me", { name: "Lea", site: "copenhagen" });
  return cookie;
}

function call(method: string, path: string, body: unknown): Promise<Response> {
  const word = /mandala_token=([^;]*)/.exec(cookie)?.[1] ?? "";
  const headers = { "content-type": "application/json", origin: house.url, cookie, "x-mandala-token": word };
  return fetch(`${house.url}/api/v1${path}`, { method, headers, body: JSON.stringify(body) });
}

async function firstSession(): Promise<string> {
  const answer = await fetch(`${house.url}/api/v1/me`, { headers: { cookie } });
  const me = (await answer.json()) as { sessions: { id: string }[] };
  expect(me.sessions.length).toBeGreaterThan(0);
  return me.sessions[0]?.id ?? "";
}

async function enter(): Promise<WebSocket> {
  const answer = await call("POST", "/tickets", { target: `session:${session}` });
  expect(answer.status).toBe(200);
  const { ticket } = (await answer.json()) as { ticket: string };
  const socket = new WebSocket(`${house.webSocketUrl}/ws/session/${session}?ticket=${ticket}`, { origin: house.url });
  await once(socket, "open");
  return socket;
}

/** By the quickest of some exchanges. */
async function known(): Promise<Known> {
  const socket = await enter();
  const answers: Known[] = [];
  for (let i = 0; i < 8; i++) answers.push(await ask(socket));
  socket.close();
  return answers.reduce((best, one) => (one.rtt < best.rtt ? one : best));
}

/** By so much two of them differ at least. */
function apart(one: Known, other: Known): number {
  return Math.max(0, Math.abs(one.offset - other.offset) - (one.rtt + other.rtt) / 2);
}

async function ask(socket: WebSocket, there?: number): Promise<Known> {
  const heard = nextClock(socket);
  const t0 = performance.now();
  socket.send(JSON.stringify({ type: "clock", t0, ...(there !== undefined && { there }) }));
  const { t1, t2, t3 } = await heard;
  return { offset: (t1 + t2 - t0 - t3) / 2, rtt: t3 - t0 - (t2 - t1) };
}

/** Listens until it comes: other messages may come in the same piece of the line. */
function nextClock(socket: WebSocket): Promise<{ t1: number; t2: number; t3: number }> {
  return new Promise((resolve, reject) => {
    const listen = (data: unknown): void => {
      const t3 = performance.now();
      const message = JSON.parse(String(data)) as { type: string; t1: number; t2: number };
      if (message.type !== "clock") return;
      socket.off("message", listen);
      resolve({ t1: message.t1, t2: message.t2, t3 });
    };
    socket.on("message", listen);
    socket.once("close", (code) => reject(new Error(`closed with ${code} before the time came`)));
  });
}
