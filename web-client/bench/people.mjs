import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { connect, createServer } from "node:net";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { createInterface } from "node:readline";
import { figure, summary } from "./figures.mjs";

/**
 * What people wait for: the start page in a programme of 20 cohorts of 40, signing in by an invite, and the same while strangers try
 * 5,000 times a second from many addresses. Times are taken at the client, on the loopback: the server's own are less.
 */
const JAR = join(import.meta.dirname, "../../server/target/mandala-server.jar");
const COHORTS = 20;
const PEOPLE = 40;
const PERSONS = 200;
const WARM = 2_000;
const HOMES = 5_000;
const AT_ONCE = 4;
const LOGINS = 500;
const REFUSED_PER_S = 5_000;
const FLOOD_S = 10;
const FLOOD_LINES = 200;
/** Attempts on their way on one line; past it a line waits, as strangers' programs do. */
const FLOOD_DEPTH = 16;
const TICK_MS = 10;
const HOME_TARGET_MS = 30;
const LOGIN_TARGET_MS = 50;
const GOOD_TARGET_MS = 1_000;

const data = mkdtempSync(join(tmpdir(), "mandala-bench-"));
const port = await freePort();
const origin = `http://localhost:${port}`;
const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
let server;
try {
  const args = ["--cohorts", String(COHORTS), "--people", String(PEOPLE), "--data", data];
  const token = execFileSync("java", ["-jar", JAR, "seed", ...args], { encoding: "utf8" }).trim();
  server = spawn("java", ["-jar", JAR, "serve", "--port", String(port), "--data", data], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface({ input: server.stdout })) if (line.includes("is open")) break;
  server.stdout.resume();
  console.log(
    `load average ${loadavg()
      .map((each) => each.toFixed(1))
      .join(" ")}`,
  );
  await measureHome(token);
  await measureLogins(token);
  await measureFlood(token);
} finally {
  if (server) {
    const gone = once(server, "exit");
    server.kill();
    await gone;
  }
  agent.destroy();
  rmSync(data, { recursive: true, force: true });
}

async function measureHome(token) {
  const cookies = [];
  for (let i = 0; i < PERSONS; i++) cookies.push((await signIn(token)).cookie);
  await timed(WARM, (i) => home(cookies[i % PERSONS]));
  const before = cpuMs(server.pid);
  const times = summary(await timed(HOMES, (i) => home(cookies[i % PERSONS])));
  const cpu = (cpuMs(server.pid) - before) / HOMES;
  console.log(
    `start page: p50 ${times.p50.toFixed(1)} ms, p95 ${times.p95.toFixed(1)} ms, ${cpu.toFixed(2)} ms of CPU each`,
  );
  figure("home_p99", times.p99, "ms", HOME_TARGET_MS, times.p99 <= HOME_TARGET_MS);
}

async function measureLogins(token) {
  await timed(LOGINS, () => signIn(token));
  const times = summary(await timed(LOGINS, () => signIn(token)));
  console.log(`sign-in by invite: p50 ${times.p50.toFixed(1)} ms, p95 ${times.p95.toFixed(1)} ms`);
  figure("sign_in_p99", times.p99, "ms", LOGIN_TARGET_MS, times.p99 <= LOGIN_TARGET_MS);
}

/** Good ones come one after the other while strangers try. */
async function measureFlood(token) {
  const flood = startFlood();
  const good = [];
  const end = performance.now() + FLOOD_S * 1_000;
  while (performance.now() < end) {
    const before = performance.now();
    await signIn(token, new Agent());
    good.push(performance.now() - before);
  }
  const rate = flood.stop() / FLOOD_S;
  const times = summary(good);
  console.log(
    `good sign-ins meanwhile: ${times.count}, p50 ${times.p50.toFixed(1)} ms, p99 ${times.p99.toFixed(1)} ms`,
  );
  figure("refused_sign_ins", rate, "1/s", REFUSED_PER_S, rate >= REFUSED_PER_S * 0.95);
  figure("good_sign_in_meanwhile_max", times.max, "ms", GOOD_TARGET_MS, times.max <= GOOD_TARGET_MS);
}

/** Strangers with made-up tokens from as many addresses as there are lines; counts the refusals. */
function startFlood() {
  let refused = 0;
  const lines = Array.from({ length: FLOOD_LINES }, (_, i) => {
    const socket = connect({ port, host: "127.0.0.1", localAddress: `127.0.0.${i + 2}` });
    const line = { socket, open: 0 };
    socket.setEncoding("latin1");
    socket.on("data", (text) => {
      const answers = text.split("HTTP/1.1 4").length - 1;
      refused += answers;
      line.open -= answers;
    });
    socket.on("error", (error) => console.error(error.message));
    return line;
  });
  let sent = 0;
  const began = performance.now();
  const timer = setInterval(() => {
    const due = ((performance.now() - began) / 1_000) * REFUSED_PER_S;
    for (; sent < due; sent++) {
      const line = lines[sent % FLOOD_LINES];
      if (line.open >= FLOOD_DEPTH) continue;
      line.open++;
      line.socket.write(stranger(sent));
    }
  }, TICK_MS);
  return {
    stop() {
      clearInterval(timer);
      for (const { socket } of lines) socket.destroy();
      return refused;
    },
  };
}

function stranger(i) {
  const body = `{"token":"made-up-${i}-0123456789"}`;
  const head = `POST /api/v1/login HTTP/1.1\r\nHost: localhost:${port}\r\nOrigin: ${origin}\r\n`;
  return `${head}Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
}

/** Times of `count` calls, a few at once. */
async function timed(count, run) {
  const times = [];
  let next = 0;
  const work = async () => {
    for (let i = next++; i < count; i = next++) {
      const before = performance.now();
      await run(i);
      times.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return times;
}

async function signIn(token, by = agent) {
  const { status, headers } = await call("POST", "/login", { body: JSON.stringify({ token }), by });
  if (status !== 200) throw new Error(`a good invite was answered ${status}`);
  return { cookie: headers["set-cookie"].map((each) => each.split(";")[0]).join("; ") };
}

async function home(cookie) {
  const { status } = await call("GET", "/home", { cookie });
  if (status !== 200) throw new Error(`the start page was answered ${status}`);
}

function call(method, path, { body, cookie, by = agent }) {
  const headers = { origin, ...(cookie && { cookie }), ...(body && { "content-type": "application/json" }) };
  return new Promise((resolve, reject) => {
    const wish = { port, host: "127.0.0.1", method, path: `/api/v1${path}`, headers, agent: by };
    const sent = request(wish, (response) => {
      response.resume();
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers }));
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** CPU time of a process, user and system, in ms. */
function cpuMs(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port: free } = probe.address();
  probe.close();
  return free;
}
