import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { chromium } from "playwright-core";
import { createServer } from "vite";
import { installTap, line, onsetsOf, pairOnsets, summary } from "./onsets.mjs";

/**
 * Two browsers ring the fifty bells of bench-bells.json by the product's clock, timeline and ringer; prints how far apart they
 * are and ends with 1 if p95 is above the target or a bell was missed.
 */
const TARGET_P95_MS = 10;
const BELLS = 50;
const START_LEAD_MS = 5_000;
const RUN_MS = 85_000;
const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--autoplay-policy=no-user-gesture-required",
];

const server = await serve();
const browsers = await Promise.all([0, 1].map(() => chromium.launch({ executablePath: chromiumPath(), args: ARGS })));
try {
  const pages = await Promise.all(browsers.map(open));
  const at = programme() + START_LEAD_MS;
  await Promise.all(pages.map((page) => page.evaluate((start) => globalThis.device.ring(start), at)));
  await Promise.all(pages.map(heardAll));
  process.exitCode = report(await Promise.all(pages.map(onsetsOf)));
} finally {
  await Promise.all(browsers.map((browser) => browser.close()));
  await server.close();
}

function chromiumPath() {
  return process.env.CHROMIUM ?? "/usr/bin/chromium";
}

/** The reference clock of the check, in ms. */
function programme() {
  return performance.timeOrigin + performance.now();
}

async function serve() {
  const clock = {
    name: "clock",
    configureServer({ middlewares }) {
      middlewares.use("/bench/clock", (_, answer) => {
        const t1 = programme();
        answer.end(JSON.stringify({ t1, t2: programme() }));
      });
    },
  };
  const root = join(import.meta.dirname, "..");
  const made = await createServer({ root, logLevel: "warn", plugins: [clock], server: { port: 0, hmr: false } });
  return made.listen();
}

async function open(browser) {
  const context = await browser.newContext({ bypassCSP: true });
  await installTap(context);
  const page = await context.newPage();
  page.on("console", (message) => message.type() === "error" && console.error(message.text()));
  await page.goto(`http://localhost:${server.httpServer.address().port}/bench/bells.html`);
  await page.waitForFunction(() => globalThis.device !== undefined);
  await page.evaluate(() => globalThis.device.open());
  await page.waitForFunction(() => globalThis.device.ready);
  return page;
}

/** A bell that never comes is counted by the report, so the wait has an end. */
async function heardAll(page) {
  await page
    .waitForFunction((count) => globalThis.bellOnsets.length >= count, BELLS, { timeout: RUN_MS + START_LEAD_MS })
    .catch(() => {});
}

function report([one, other]) {
  const { spreads, missed } = pairOnsets(one, other);
  const result = summary(spreads);
  console.log(line("between two browsers", result));
  console.log(`missed: ${missed} of ${2 * BELLS}; target: p95 <= ${TARGET_P95_MS} ms`);
  return missed === 0 && result.count === BELLS && result.p95 <= TARGET_P95_MS ? 0 : 1;
}
