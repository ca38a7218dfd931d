import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { createInterface } from "node:readline";
import { figure, summary } from "./figures.mjs";
import { inTurns } from "./inTurns.mjs";
import { Crowd } from "./roomCrowd.mjs";
import { evening } from "./roomEvening.mjs";
import { Seat } from "./roomSeat.mjs";

/**
 * What the live session costs: 200 people who come within 2 s, orders in many rooms at once, a session of three hours (each of its parts for a
 * while at its real pace, weighed by its minutes), and the bytes and the CPU of people who are there. The server runs on core 0, this on core 1.
 * Environment: ROOMS (400), PEOPLE (40), SECONDS (30) of orders, PART_SECONDS (20) of each part of the session, QUICK=1 for a short look.
 */
const ROOT = join(import.meta.dirname, "../..");
const JAR = join(ROOT, "server/target/mandala-server.jar");
const QUICK = process.env.QUICK === "1";
const ROOMS = Number(process.env.ROOMS ?? (QUICK ? 20 : 400));
const PEOPLE = Number(process.env.PEOPLE ?? 40);
const SECONDS = Number(process.env.SECONDS ?? (QUICK ? 10 : 30));
const PART_SECONDS = Number(process.env.PART_SECONDS ?? (QUICK ? 6 : 20));
const CROWD = 200;
const CROWD_WITHIN_MS = 2_000;
/** One order in a room every ten seconds is a lively session. */
const ORDER_EVERY_MS = 10_000;
const TICKS_PER_S = 100;
const HOUR_S = 3_600;
/** Rooms are made, and people come into them, so many at once. */
const AT_ONCE = 16;

const data = mkdtempSync(join(tmpdir(), "mandala-bench-"));
const port = await freePort();
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
      const seat = await Seat.open(port, session, ticket, `crowd-${at}`);
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
  const begun = performance.now();
  const sessions = await house.makeSessions(ROOMS);
  const made = performance.now();
  const rooms = await inTurns(sessions, AT_ONCE, async (session) => {
    const tickets = await house.tickets(session, PEOPLE);
    return Promise.all(tickets.map((ticket, at) => Seat.open(port, session, ticket, `tab-${at}`)));
  });
  const here = performance.now();
  console.log(`  rooms made in ${seconds(made - begun)} s, people in them in ${seconds(here - made)} s`);
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

function seconds(ms) {
  return (ms / 1_000).toFixed(1);
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
  const house = new Crowd(port, links);
  await house.signIn(Math.max(CROWD, PEOPLE));
  await comingIn(house);
  await evening({ house, port, people: PEOPLE, partMs: PART_SECONDS * 1_000, cost });
  await ordersInRooms(house);
} finally {
  server.kill("SIGTERM");
  await once(server, "exit").catch(() => {});
  rmSync(data, { recursive: true, force: true });
}
// Screens of rooms that nobody closed would keep the process.
process.exit(0);
