import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";
import { summary } from "../figures.mjs";
import { installTap, onsetsOf, pairOnsets } from "../onsets.mjs";

const BELLS = 50;
const RING_WITHIN_MS = 120_000;
const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];

/** Fifty bells on real pages before a real server: each page's onsets beside those of each other page. */
export async function measurePages(root, count) {
  const data = mkdtempSync(join(tmpdir(), "mandala-bench-"));
  const server = serve(root, data, await freePort());
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath, args: ARGS });
  try {
    const links = await linksOf(server);
    const pages = [];
    for (let i = 0; i < count; i++) {
      pages.push(await enter(browser, i === 0 ? links.facilitator : links.participant, `P${i}`));
    }
    await pages[0].click(".bar >> text=Practice");
    await pages[0].click(".practice-choice >> text=Fifty bells");
    await pages[0].click("text=Start for everyone");
    await Promise.all(pages.map(heardAll));
    return await compare(pages);
  } finally {
    await browser.close();
    server.kill("SIGTERM");
    await once(server, "exit");
    rmSync(data, { recursive: true, force: true });
  }
}

async function compare(pages) {
  const onsets = await Promise.all(pages.map(onsetsOf));
  const spreads = onsets.flatMap((one, i) => onsets.slice(i + 1).flatMap((other) => pairOnsets(one, other).spreads));
  const missed = onsets.reduce((sum, one) => sum + Math.abs(BELLS - one.length), 0);
  return { pages: pages.length, spread: summary(spreads), missed };
}

async function enter(browser, link, name) {
  const context = await browser.newContext({ bypassCSP: true });
  await installTap(context);
  const page = await context.newPage();
  await page.goto(link);
  await page.fill("#name", name);
  await page.fill("#site", "Copenhagen");
  await page.keyboard.press("Enter");
  await page.click("text=Enter");
  await page.waitForSelector(".surface");
  return page;
}

/** A bell that never comes is counted, so the wait has an end. */
async function heardAll(page) {
  await page
    .waitForFunction((count) => globalThis.bellOnsets.length >= count, BELLS, { timeout: RING_WITHIN_MS })
    .catch(() => {});
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
