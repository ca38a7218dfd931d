import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { createInterface } from "node:readline";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";
import { installTap, onsetsOf, pairOnsets, summary } from "./onsets.mjs";

/**
 * The figures of the house: how long the jar takes to its first answer, how much script a page fetches until its room is usable, and how
 * far apart one bell sounds on two pages of one machine. Writes the table into docs/measurements.md and ends with a line a figure.
 */
const ROOT = join(import.meta.dirname, "../..");
const JAR = join(ROOT, "server/target/mandala-server.jar");
const STARTS = 5;
const BELLS = 50;
const RING_WITHIN_MS = 110_000;
const SCRIPT_TARGET_KB = 90;
const SPREAD_TARGET_MS = 10;
const CHROMIUM_ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const data = mkdtempSync(join(tmpdir(), "mandala-bench-"));
const port = await freePort();
const url = `http://localhost:${port}`;
try {
  const starts = await measureStarts();
  report(starts, await measureRoom());
} finally {
  rmSync(data, { recursive: true, force: true });
}

/** The first start makes the database and the demo; the others find them. */
async function measureStarts() {
  const ms = [];
  for (let i = 0; i <= STARTS; i++) {
    const before = performance.now();
    const server = serve();
    await answering();
    ms.push(performance.now() - before);
    await stop(server);
  }
  return { first: ms[0], later: summary(ms.slice(1)).p50 };
}

async function measureRoom() {
  const server = serve();
  const links = await linksOf(server);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: CHROMIUM_ARGS,
  });
  try {
    const script = await scriptUntilRoom(browser, links.participant);
    const home = await scriptUntilHome(browser, links.participant);
    return { script, home, ...(await ringOnTwoPages(browser, links)) };
  } finally {
    await browser.close();
    await stop(server);
  }
}

/** Bytes of all script that a fresh browser has fetched when a note can be added, as gzip sends them. */
async function scriptUntilRoom(browser, link) {
  const { page, bytes } = await weighed(browser, '[data-cell="notes/practice"]');
  await enter(page, link, "Ben", "Singapore");
  return bytes();
}

/** The same for the start page of somebody who is known. */
async function scriptUntilHome(browser, link) {
  const known = await browser.newContext();
  const page = await known.newPage();
  await enter(page, link, "Ana", "Singapore");
  const fresh = await weighed(browser, "main h1, main h2", await known.storageState());
  await known.close();
  await fresh.page.goto(url);
  return fresh.bytes();
}

/** A page in a fresh browser, and the weight of all script that it had fetched when `usable` stood there; then it is closed. */
async function weighed(browser, usable, storageState) {
  const context = await browser.newContext({ storageState });
  await context.addInitScript(noteFetched, usable);
  const page = await context.newPage();
  const bodies = new Map();
  page.on("response", (response) => {
    if (response.request().resourceType() === "script") bodies.set(response.url(), response.body());
  });
  const bytes = async () => {
    const fetched = await page.waitForFunction(() => globalThis.fetchedWhenUsable).then((handle) => handle.jsonValue());
    const texts = await Promise.all(fetched.map((each) => bodies.get(each)));
    await context.close();
    return texts.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0);
  };
  return { page, bytes };
}

/** Runs in the page, before its own scripts: which scripts are there at the moment at which it becomes usable? */
function noteFetched(usable) {
  const observer = new MutationObserver(() => {
    if (!document.querySelector(usable)) return;
    observer.disconnect();
    const entries = performance.getEntriesByType("resource").filter(({ name }) => /\.js$/.test(name));
    globalThis.fetchedWhenUsable = entries.map(({ name }) => name);
  });
  observer.observe(document, { childList: true, subtree: true });
}

async function ringOnTwoPages(browser, links) {
  const pages = [await listening(browser), await listening(browser)];
  await enter(pages[0], links.facilitator, "Lea", "Copenhagen");
  await enter(pages[1], links.participant, "Ben", "Singapore");
  await pages[0].click(".bar >> text=Practice");
  await pages[0].click(".practice-choice >> text=Fifty bells");
  await pages[0].click("text=Start for everyone");
  await Promise.all(pages.map(heardAll));
  const [one, other] = await Promise.all(pages.map(onsetsOf));
  const { spreads, missed } = pairOnsets(one, other);
  return { spread: summary(spreads), missed: missed + 2 * (BELLS - Math.min(BELLS, spreads.length)) };
}

async function listening(browser) {
  const context = await browser.newContext({ bypassCSP: true });
  await installTap(context);
  return context.newPage();
}

/** A bell that never comes is counted, so the wait has an end. */
async function heardAll(page) {
  await page
    .waitForFunction((count) => globalThis.bellOnsets.length >= count, BELLS, { timeout: RING_WITHIN_MS })
    .catch(() => {});
}

async function enter(page, link, name, site) {
  await page.goto(link);
  await page.fill("#name", name);
  await page.fill("#site", site);
  await page.keyboard.press("Enter");
  await page.click("text=Enter");
  await page.waitForSelector(".surface");
}

function serve() {
  const args = ["-jar", JAR, "serve", "--demo", "--port", String(port), "--data", data];
  const env = { ...process.env, MANDALA_CONTENT: join(import.meta.dirname, "content") };
  return spawn("java", args, { stdio: ["ignore", "pipe", "inherit"], env });
}

async function stop(server) {
  const gone = once(server, "exit");
  server.kill("SIGTERM");
  await gone;
}

async function answering() {
  for (;;) {
    const answer = await fetch(`${url}/healthz`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function linksOf(server) {
  const links = {};
  for await (const line of createInterface({ input: server.stdout })) {
    const link = /(facilitator|participant)\s+(http\S+)/.exec(line);
    if (link) links[link[1]] = link[2];
    if (links.participant) break;
  }
  return links;
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  return port;
}

function report(starts, { script, home, spread, missed }) {
  const kb = script / 1000;
  const homeKb = home / 1000;
  const rows = [
    ["start of the jar to the first 200, first start (ms)", starts.first.toFixed(0), "–"],
    [`the same, later starts (ms, median of ${STARTS})`, starts.later.toFixed(0), "–"],
    ["script until the room is usable (kB gzip)", kb.toFixed(1), `<= ${SCRIPT_TARGET_KB}`],
    ["script until the start page stands (kB gzip)", homeKb.toFixed(1), `<= ${SCRIPT_TARGET_KB}`],
    [`spread of one bell between two pages, p50 (ms, ${spread.count} bells)`, spread.p50.toFixed(2), "–"],
    ["the same, p95 (ms)", spread.p95.toFixed(2), `<= ${SPREAD_TARGET_MS}`],
    ["the same, max (ms)", spread.max.toFixed(2), "–"],
    ["bells missed", String(missed), "0"],
  ];
  writeTable(rows);
  for (const row of rows) console.log(row.join(" | "));
  figure("jar_start_first", starts.first, "ms", "-", true);
  figure("jar_start_later", starts.later, "ms", "-", true);
  figure("script_until_room", kb, "kB", `<=${SCRIPT_TARGET_KB}`, kb <= SCRIPT_TARGET_KB);
  figure("script_until_home", homeKb, "kB", `<=${SCRIPT_TARGET_KB}`, homeKb <= SCRIPT_TARGET_KB);
  const whole = missed === 0 && spread.count >= BELLS;
  figure("bell_spread_p95", spread.p95, "ms", `<=${SPREAD_TARGET_MS}`, whole && spread.p95 <= SPREAD_TARGET_MS);
  figure("bells_missed", missed, "bells", "0", missed === 0);
}

function figure(name, value, unit, target, ok) {
  console.log(`figure ${name} ${Number(value.toFixed(2))} ${unit} target ${target} ${ok ? "ok" : "short"}`);
}

/** The table stands between two marks of the page, so that each bench keeps to its own. */
function writeTable(rows) {
  const file = join(ROOT, "docs/measurements.md");

  const table = [
    `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, ${cpus()[0].model}, Node ${process.version}. \`make bench-house\``,
    "",
    "| what | measured | target |",
    "|---|---|---|",
    ...rows.map((row) => `| ${row.join(" | ")} |`),
  ].join("\n");
  const page = readFileSync(file, "utf8");
  const [head, rest] = page.split("<!-- bench-house -->\n");
  const tail = rest.split("<!-- /bench-house -->")[1];
  writeFileSync(file, `${head}<!-- bench-house -->\n${table}\n<!-- /bench-house -->${tail}`);
}
