import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { createInterface } from "node:readline";
import { Crowd } from "./roomCrowd.mjs";
import { evening } from "./roomEvening.mjs";

/**
 * What a session of three hours costs a person: each of its parts for a while at its real pace, weighed by its minutes. The server runs on
 * core 0, this on core 1. Environment: PART_SECONDS (20) of each part of the session, QUICK=1 for a short look.
 */
const ROOT = join(import.meta.dirname, "../..");
const JAR = join(ROOT, "server/target/mandala-server.jar");
const QUICK = process.env.QUICK === "1";
const PEOPLE = 40;
const PART_SECONDS = Number(process.env.PART_SECONDS ?? (QUICK ? 6 : 20));
const TICKS_PER_S = 100;

const data = mkdtempSync(join(tmpdir(), "mandala-bench-"));
const port = await freePort();
const server = spawn(
  "taskset",
  ["-c", "0", "java", "-Xmx1500m", "-jar", JAR, "serve", "--demo", "--port", String(port), "--data", data],
  { stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, MANDALA_LIMITS: "off" } },
);

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
  await house.signIn(PEOPLE);
  await evening({ house, port, people: PEOPLE, partMs: PART_SECONDS * 1_000, cost });
} finally {
  server.kill("SIGTERM");
  await once(server, "exit").catch(() => {});
  rmSync(data, { recursive: true, force: true });
}
// Screens of rooms that nobody closed would keep the process.
process.exit(0);
