import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";
import { installTap, onsetsOf, pairOnsets } from "../onsets.mjs";

const BELLS = 50;
const RING_WITHIN_MS = 120_000;
const RINGS = 30;
/** The lead, and time for the slowest line and a busy machine. */
const RUNG_WITHIN_MS = 8_000;
/** The farthest and the nearest page, and what each message takes more or less: as the simulated line of 50 ms. */
const LINE = { least: 25, most: 75, lopsided: 0.1, jitter: 20 };
const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];

/**
 * Real pages before a real server: fifty bells of a practice on this machine's own line, and bells rung by hand on slow ones, each beside the instant at
 * which its message came, which is when a naive page would ring it. Instants are those at which the sound leaves the device (output timestamps).
 */
export async function measurePages(root, count, SlowLine) {
  const data = mkdtempSync(join(tmpdir(), "mandala-bench-"));
  const port = await freePort();
  const server = serve(root, data, port);
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath, args: ARGS });
  const lines = [];
  try {
    const links = await linksOf(server);
    const near = await enterAll(browser, links, count, () => undefined);
    const planned = await fiftyBells(near);
    await Promise.all(near.map((page) => page.context().close()));
    for (let i = 0; i < count; i++) lines.push(await SlowLine.open(port, delaysOf(i, count)));
    const far = await enterAll(browser, links, count, (i) => lines[i].proxy);
    return { pages: count, near: planned, far: await ringsByHand(far) };
  } finally {
    for (const line of lines) line.close();
    await browser.close();
    server.kill("SIGTERM");
    await once(server, "exit");
    rmSync(data, { recursive: true, force: true });
  }
}

async function fiftyBells(pages) {
  await start(pages[0], "Fifty bells");
  await Promise.all(pages.map((page) => heard(page, BELLS, RING_WITHIN_MS)));
  await end(pages[0]);
  return { ...spreadOf(await Promise.all(pages.map(onsetsOf))), missed: await missing(pages, BELLS) };
}

async function ringsByHand(pages) {
  const [leader] = pages;
  await start(leader, "Quiet");
  await leader.click(".practice-lead summary");
  await leader.selectOption(".practice-hand select", "wake");
  for (let i = 1; i <= RINGS; i++) {
    await leader.click("text=Ring now");
    await Promise.all(pages.map((page) => heard(page, i, RUNG_WITHIN_MS)));
  }
  const came = await Promise.all(pages.map((page) => page.evaluate(() => globalThis.bellsCame)));
  const { pairs } = spreadOf(await Promise.all(pages.map(onsetsOf)));
  return { pairs, naive: spreadOf(came).pairs, missed: await missing(pages, RINGS) };
}

function spreadOf(instants) {
  return {
    pairs: instants.flatMap((one, i) => instants.slice(i + 1).flatMap((other) => pairOnsets(one, other).spreads)),
  };
}

async function missing(pages, count) {
  const onsets = await Promise.all(pages.map(onsetsOf));
  return onsets.reduce((sum, one) => sum + Math.abs(count - one.length), 0);
}

async function start(leader, title) {
  await leader.click(".bar >> text=Practice");
  await leader.click(`.practice-choice >> text=${title}`);
  await leader.locator(".practice-ready", { hasText: /^(\d+) of \1 ready/ }).waitFor();
  await leader.click("text=Start for everyone");
  await leader.locator(".practice-head", { hasText: title }).waitFor();
}

async function end(leader) {
  const button = leader.locator(".practice-lead >> text=/^End$/");
  if ((await button.count()) === 0) return;
  await button.click();
  await leader.click("text=End for everyone");
}

async function enterAll(browser, links, count, proxyOf) {
  const pages = [];
  for (let i = 0; i < count; i++) {
    const link = i === 0 ? links.facilitator : links.participant;
    pages.push(await enter(browser, link, `P${i}`, proxyOf(i)));
  }
  return pages;
}

async function enter(browser, link, name, proxy) {
  const context = await browser.newContext({ bypassCSP: true, ...(proxy && { proxy }) });
  await installTap(context);
  await context.addInitScript(noteMessages);
  const page = await context.newPage();
  await page.goto(link);
  await page.fill("#name", name);
  await page.fill("#site", "Copenhagen");
  await page.keyboard.press("Enter");
  await page.click("text=Enter");
  await page.waitForSelector(".surface");
  return page;
}

/** Runs in the page, before its own scripts: when does the message of a bell come? */
function noteMessages() {
  globalThis.bellsCame = [];
  const Plain = globalThis.WebSocket;
  globalThis.WebSocket = class extends Plain {
    constructor(...args) {
      super(...args);
      this.addEventListener("message", ({ data }) => {
        if (typeof data !== "string" || !data.includes('"bellRung"') || data.includes('"welcome"')) return;
        globalThis.bellsCame.push(performance.timeOrigin + performance.now());
      });
    }
  };
}

/** A bell that never comes is counted, so the wait has an end. */
async function heard(page, count, timeout) {
  await page.waitForFunction((count) => globalThis.bellOnsets.length >= count, count, { timeout }).catch(() => {});
}

function delaysOf(i, count) {
  const { least, most, lopsided, jitter } = LINE;
  const base = least + ((most - least) * i) / Math.max(1, count - 1);
  const tilt = (i % 2 === 0 ? 1 : -1) * (lopsided / 2);
  return { up: base * (1 + tilt), down: base * (1 - tilt), jitter };
}

function serve(root, data, port) {
  const jar = join(root, "server/target/mandala-server.jar");
  const args = ["-jar", jar, "serve", "--demo", "--port", String(port), "--data", data];
  const env = { ...process.env, MANDALA_CONTENT: join(import.meta.dirname, "../content") };
  return spawn("java", args, { stdio: ["ignore", "pipe", "inherit"], env });
}

async function linksOf(server) {
  const links = {};
  for await (const line of createInterface({ input: server.stdout })) {
    const link = /(facilitator|participant)\s+(http\S+)/.exec(line);
    if (link) links[link[1]] = link[2];
    if (links.participant) break;
  }
  server.stdout.resume();
  return links;
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  return port;
}
