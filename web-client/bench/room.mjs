import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { createInterface } from "node:readline";
import WebSocket from "ws";
import { figure, summary } from "./figures.mjs";

/**
 * What the live session costs: 200 people who come within 2 s, orders in many rooms at once, and the bytes and the CPU of people who are
 * there. The server runs on core 0, this on core 1. Environment: ROOMS (400), PEOPLE (40), SECONDS (30) of orders, QUICK=1 for a short look.
 */
const ROOT = join(import.meta.dirname, "../..");
const JAR = join(ROOT, "server/target/mandala-server.jar");
const QUICK = process.env.QUICK === "1";
const ROOMS = Number(process.env.ROOMS ?? (QUICK ? 20 : 400));
const PEOPLE = Number(process.env.PEOPLE ?? 40);
const SECONDS = Number(process.env.SECONDS ?? (QUICK ? 10 : 30));
const CROWD = 200;
const CROWD_WITHIN_MS = 2_000;
/** One order in a room every ten seconds is a lively session. */
const ORDER_EVERY_MS = 10_000;
const TICKS_PER_S = 100;
const HOUR_S = 3_600;

const data = mkdtempSync(join(tmpdir(), "mandala-bench-"));
const port = await freePort();
const url = `http://localhost:${port}`;
const server = spawn(
  "taskset",
  ["-c", "0", "java", "-Xmx1500m", "-jar", JAR, "serve", "--demo", "--port", String(port), "--data", data],
  { stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, MANDALA_LIMITS: "off" } },
);
/** From the connection to the welcome, which is all that a screen needs. */
async function comingIn(house) {
  const session = house.session;
  const lead = await house.enter(session, 0);
  await lead.order({ type: "beginLine", line: await house.firstLine() });
  const tickets = await house.tickets(session, CROWD);
  const started = performance.now();
  const seats = await Promise.all(
    tickets.map(async (ticket, at) => {
      await sleep((at * CROWD_WITHIN_MS) / CROWD);
      const before = performance.now();
      const seat = await Seat.open(session, ticket, `crowd-${at}`);
      return { seat, ms: performance.now() - before };
    }),
  );
  const took = summary(seats.map(({ ms }) => ms));
  figure("room-join-p99", took.p99, "ms", "<= 500", took.p99 <= 500);
  console.log(
    `  ${CROWD} people within ${((performance.now() - started) / 1000).toFixed(1)} s, median ${took.p50.toFixed(0)} ms`,
  );
  for (const { seat } of seats) seat.close();
  lead.close();
}

async function ordersInRooms(house) {
  const sessions = await house.makeSessions(ROOMS);
  const rooms = [];
  for (const session of sessions) {
    const tickets = await house.tickets(session, PEOPLE);
    const seats = await Promise.all(tickets.map((ticket, at) => Seat.open(session, ticket, `tab-${at}`)));
    rooms.push(seats);
  }
  await sleep(5_000);
  const idle = await cost(rooms, QUICK ? 5_000 : 20_000, async () => {});
  const busy = await cost(rooms, SECONDS * 1_000, (ends) =>
    Promise.all(rooms.map((seats, at) => orders(seats, at, ends))),
  );
  const all = summary(rooms.flatMap((seats) => seats.flatMap((seat) => seat.lags)));
  const people = ROOMS * PEOPLE;
  console.log(
    `  ${ROOMS} rooms of ${PEOPLE}: ${all.count} tellings, median ${all.p50.toFixed(1)} ms, p95 ${all.p95.toFixed(1)} ms`,
  );
  figure("room-order-p99", all.p99, "ms", "<= 50", all.p99 <= 50);
  figure("room-idle-bytes", idle.bytes / people, "B/s/person", "<= 300", idle.bytes / people <= 300);
  figure("room-busy-bytes", busy.bytes / people, "B/s/person", "<= 300", busy.bytes / people <= 300);
  figure("room-cpu-idle", (idle.cpu * HOUR_S) / people, "s/person-hour", "<= 2", (idle.cpu * HOUR_S) / people <= 2);
  figure("room-cpu-busy", (busy.cpu * HOUR_S) / people, "s/person-hour", "<= 5", (busy.cpu * HOUR_S) / people <= 5);
}

/** An order now and then by anybody of the room; each screen notes how long it took to hear of it. */
async function orders(seats, at, ends) {
  await sleep((at * ORDER_EVERY_MS) / ROOMS);
  for (let i = 0; performance.now() < ends; i++) {
    const command = `c${at}-${i}`;
    const order =
      i % 2 === 0
        ? { type: "raiseHand", command }
        : { type: "sendChat", command, to: "room", text: "We hear the river." };
    const from = seats[i % seats.length];
    const given = performance.now();
    for (const seat of seats) seat.expect(command, given);
    from.send(order);
    await sleep(ORDER_EVERY_MS);
  }
}

/** Bytes and CPU a second while something goes on. */
async function cost(rooms, ms, work) {
  const bytes = () => rooms.reduce((sum, seats) => sum + seats.reduce((all, seat) => all + seat.bytes, 0), 0);
  const [bytesBefore, cpuBefore, before] = [bytes(), cpuSeconds(), performance.now()];
  await Promise.all([work(before + ms), sleep(ms)]);
  const seconds = (performance.now() - before) / 1000;
  return { bytes: (bytes() - bytesBefore) / seconds, cpu: (cpuSeconds() - cpuBefore) / seconds };
}

/** User and system time of the server, from /proc. */
function cpuSeconds() {
  const fields = readFileSync(`/proc/${server.pid}/stat`, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_S;
}

/** One screen in a room. It asks the time every 4 s when all is quiet, as the page does. */
class Seat {
  #socket;
  #expected = new Map();
  #asked;
  bytes = 0;
  lags = [];

  static async open(session, ticket, tab) {
    const seat = new Seat();
    const socket = new WebSocket(`ws://localhost:${port}/ws/session/${session}?ticket=${ticket}`, { origin: url });
    seat.#socket = socket;
    await once(socket, "open");
    await new Promise((resolve, reject) => {
      socket.on("message", (data) => seat.#hear(data, resolve));
      socket.on("close", (code) => reject(new Error(`closed with ${code}`)));
      socket.on("error", reject);
      seat.send({ type: "hello", tab });
    });
    seat.#asked = setInterval(() => seat.send({ type: "clock", t0: performance.now() }), 4_000);
    return seat;
  }

  send(message) {
    const text = JSON.stringify(message);
    this.bytes += text.length + 6;
    this.#socket.send(text);
  }

  expect(command, since) {
    this.#expected.set(command, since);
  }

  order(order) {
    const command = `c-${Math.random().toString(36).slice(2)}`;
    return new Promise((resolve) => {
      this.settled = { command, resolve };
      this.send({ ...order, command });
    });
  }

  close() {
    clearInterval(this.#asked);
    this.#socket.removeAllListeners("close");
    this.#socket.close();
  }

  #hear(data, welcomed) {
    const now = performance.now();
    this.bytes += data.length + 4;
    const text = data.toString();
    if (text.startsWith('{"type":"welcome"')) return welcomed();
    const command = /"command":"([^"]+)"/.exec(text)?.[1];
    if (command === undefined) return;
    const since = this.#expected.get(command);
    if (since !== undefined) {
      this.lags.push(now - since);
      this.#expected.delete(command);
    }
    if (this.settled?.command === command) this.settled.resolve();
  }
}

/** People by HTTP: the first leads. */
class Crowd {
  session = "";
  #cookies = [];
  #links;

  constructor(links) {
    this.#links = links;
  }

  async signIn(count) {
    for (let at = 0; at < count; at++) {
      const link = at === 0 ? this.#links.facilitator : this.#links.participant;
      const response = await call("POST", "/login", { token: link.split("#")[1] });
      this.#cookies[at] = cookiesOf(response);
      this.session = (await response.json()).session;
      await call("PUT", "/me", { name: `Person ${at}`, site: "boston" }, this.#cookies[at]);
    }
  }

  async tickets(session, count) {
    const tickets = [];
    for (let from = 0; from < count; from += 20) {
      const some = this.#cookies.slice(from, Math.min(count, from + 20));
      tickets.push(...(await Promise.all(some.map((cookie) => this.#ticket(session, cookie)))));
    }
    return tickets;
  }

  async enter(session, at) {
    return Seat.open(session, await this.#ticket(session, this.#cookies[at]), `lead-${at}`);
  }

  async firstLine() {
    const response = await call("GET", `/sessions/${this.session}`, undefined, this.#cookies[0]);
    return (await response.json()).agenda[0].id;
  }

  async makeSessions(count) {
    const session = await (await call("GET", `/sessions/${this.session}`, undefined, this.#cookies[0])).json();
    const made = [];
    for (let at = 0; at < count; at++) {
      const form = {
        title: `Room ${at}`,
        kind: "VIRTUAL",
        localStart: "2031-03-04T15:00",
        zone: "Europe/Copenhagen",
        days: 1,
        minutes: 180,
        place: "",
        boardTemplate: "mandala-four-fields",
      };
      const answer = await (await call("POST", `/cohorts/${session.cohort}/meetings`, form, this.#cookies[0])).json();
      made.push(answer[0].id);
    }
    return made;
  }

  async #ticket(session, cookie) {
    return (await (await call("POST", "/tickets", { target: `session:${session}` }, cookie)).json()).ticket;
  }
}

async function call(method, path, body, cookie) {
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: {
      origin: url,
      ...(body && { "content-type": "application/json" }),
      ...(cookie && { cookie: cookie.text, ...(cookie.csrf && { "x-mandala-token": cookie.csrf }) }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response;
}

function cookiesOf(response) {
  const pairs = response.headers.getSetCookie().map((line) => line.split(";")[0]);
  const csrf = pairs.find((pair) => pair.includes("mandala_token"))?.split("=")[1];
  return { text: pairs.join("; "), csrf };
}

async function linksOf(child) {
  const links = {};
  const lines = createInterface({ input: child.stdout });
  for await (const line of lines) {
    const link = /(facilitator|participant)\S*\s+(http\S+)/.exec(line);
    if (link) links[link[1]] = link[2];
    if (links.facilitator && links.participant) break;
  }
  child.stdout.resume();
  return links;
}

async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address();
  probe.close();
  return port;
}

function sleep(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

try {
  const links = await linksOf(server);
  const house = new Crowd(links);
  await house.signIn(Math.max(CROWD, PEOPLE));
  await comingIn(house);
  await ordersInRooms(house);
} finally {
  server.kill("SIGTERM");
  await once(server, "exit").catch(() => {});
  rmSync(data, { recursive: true, force: true });
}
// Screens of rooms that nobody closed would keep the process.
process.exit(0);
