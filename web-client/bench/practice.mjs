import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { createServer } from "vite";
import { figure, summary } from "./figures.mjs";
import { runWithFaults } from "./practice/faults.mjs";
import { measurePages } from "./practice/pages.mjs";
import { plotSpread } from "./practice/plot.mjs";
import { measureSpread } from "./practice/spread.mjs";

/**
 * How far apart one bell sounds, on hundreds of simulated lines with the client's own clock, and on real pages; the same for bells that ring when a
 * message comes; and whether any bell is missed or doubled in a thousand runs with faults. Writes the table into docs/measurements.md, the picture
 * into docs/pictures, and ends with a line a figure. SEED= repeats a run, RUNS= and CLIENTS= make it smaller, PAGES=0 leaves the browser out.
 */
const ROOT = join(import.meta.dirname, "../..");
const SEED = Number(process.env.SEED ?? 20_261_126);
const CLIENTS = Number(process.env.CLIENTS ?? 400);
const RUNS = Number(process.env.RUNS ?? 1_000);
const PAGES = Number(process.env.PAGES ?? 4);

/** Bells of the first five minutes, and of the last one of half an hour. */
const EARLY = Array.from({ length: 20 }, (_, i) => 20_000 + i * 14_000);
const LATE = Array.from({ length: 20 }, (_, i) => 1_800_000 + i * 3_000);

const LINES = [
  { name: "loopback", text: "0.2 ms ± 0.1", delay: 0.2, jitter: 0.1, ppm: 20, bells: EARLY, target: 5 },
  { name: "5ms", text: "5 ms ± 2", delay: 5, jitter: 2, ppm: 20, bells: EARLY },
  { name: "50ms", text: "50 ms ± 20", delay: 50, jitter: 20, ppm: 20, bells: EARLY, target: 30 },
  { name: "200ms", text: "200 ms ± 80", delay: 200, jitter: 80, ppm: 20, bells: EARLY },
  {
    name: "50ms_skew",
    text: "50 ms ± 20, after 30 min of 100 ppm",
    delay: 50,
    jitter: 20,
    ppm: 100,
    bells: LATE,
    target: 30,
  },
];

const vite = await createServer({
  root: join(ROOT, "web-client"),
  server: { middlewareMode: true },
  logLevel: "error",
});
try {
  const code = await load(vite);
  const spreads = LINES.map((line, i) => ({
    line,
    ...measureSpread(code.Clock, { ...line, clients: CLIENTS, seed: SEED + i, lopsided: 0.1 }),
  }));
  const faults = allFaults(code);
  const pages = PAGES > 1 ? await measurePages(ROOT, PAGES, code.SlowLine) : undefined;
  report(spreads, faults, pages);
} finally {
  await vite.close();
}

async function load(vite) {
  const files = [
    "src/wire/clock",
    "src/practice/ringer",
    "src/practice/timeline",
    "src/practice/strikes",
    "tests/e2e/slowLine",
  ];
  const [{ Clock }, { Ringer }, { Timeline }, { strikesOf }, { SlowLine }] = await Promise.all(
    files.map((file) => vite.ssrLoadModule(`/${file}.ts`)),
  );
  return { Clock, Ringer, Timeline, strikesOf, SlowLine };
}

function allFaults(code) {
  const total = { sounds: 0, missed: 0, doubled: 0, strange: 0, interrupted: 0, uncounted: 0 };
  for (let i = 0; i < RUNS; i++) {
    const one = runWithFaults(code, SEED + i);
    for (const key of Object.keys(total)) total[key] += one[key];
    if (one.missed + one.doubled + one.strange > 0) console.error(`run of seed ${SEED + i}: ${JSON.stringify(one)}`);
  }
  return total;
}

function report(spreads, faults, pages) {
  const rows = spreads.map(({ line, pairs, naive, errors, outside, bounds, all }) => {
    const [ours, theirs, error] = [summary(pairs), summary(naive), summary(errors)];
    const row = [
      line.text,
      ours.p50,
      ours.p95,
      ours.p99,
      ours.max,
      theirs.p50,
      theirs.p95,
      theirs.max,
      error.p95,
      percent(1 - outside / all),
      percent(1 - bounds / all),
    ];
    return row.map((value) => (typeof value === "number" ? value.toFixed(2) : value));
  });
  write(
    rows,
    faults,
    pages,
    spreads.find(({ line }) => line.name === "50ms"),
  );
  for (const { line, pairs, naive, outside, all } of spreads) {
    const { p95 } = summary(pairs);
    figure(
      `bell_spread_p95_${line.name}`,
      p95,
      "ms",
      line.target ? `<=${line.target}` : "-",
      !line.target || p95 <= line.target,
    );
    figure(`bell_naive_p95_${line.name}`, summary(naive).p95, "ms", "-", true);
    figure(`bell_error_within_${line.name}`, 100 * (1 - outside / all), "%", ">=99", outside / all <= 0.01);
  }
  figure("bell_runs_with_faults", RUNS, "runs", ">=1000", RUNS >= 1_000);
  figure("bell_missed", faults.missed, "sounds", "0", faults.missed === 0);
  figure("bell_doubled", faults.doubled + faults.strange, "sounds", "0", faults.doubled + faults.strange === 0);
  figure("bell_interruptions_not_counted", faults.uncounted, "devices", "0", faults.uncounted === 0);
  if (pages) reportPages(pages);
}

function reportPages({ near, far }) {
  const [close, slow, naive] = [summary(near.pairs).p95, summary(far.pairs).p95, summary(far.naive).p95];
  const missed = near.missed + far.missed;
  figure("bell_pages_spread_p95", close, "ms", "<=5", close <= 5);
  figure("bell_pages_spread_p95_50ms", slow, "ms", "<=30", slow <= 30);
  figure("bell_pages_naive_p95_50ms", naive, "ms", "-", true);
  figure("bell_pages_missed", missed, "sounds", "0", missed === 0);
}

/** The table stands between two marks of the page, so that each bench keeps to its own. */
function write(rows, faults, pages, { pairs, naive }) {
  const file = join(ROOT, "docs/measurements.md");
  const text = [
    `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, ${cpus()[0].model}, Node ${process.version}, seed ${SEED}. \`make bench-practice\``,
    "",
    `Pairs among ${CLIENTS} simulated clients with the real clock code: one-way delay of half to one and a half times the given one, jitter, up and down 10 % apart to either side. ms.`,
    "",
    "| line, one way | p50 | p95 | p99 | max | on arrival p50 | p95 | max | error p95 | within half the lopsidedness + 5 ms | within its own bound |",
    "|---|---|---|---|---|---|---|---|---|---|---|",
    ...rows.map((row) => `| ${row.join(" | ")} |`),
    "",
    "![Two distributions](pictures/bell-spread.svg)",
    "",
    `${RUNS} runs with faults, three clients each (storms of orders, lines down for up to a minute, interrupted sound): ${faults.sounds} sounds due by what each client knew, ${faults.missed} missed, ${faults.doubled} doubled, ${faults.strange} that nobody planned. ${faults.interrupted} more fell into an interruption of a device's own sound; devices that did not count theirs: ${faults.uncounted}.`,
    ...(pages ? ["", pagesText(pages)] : []),
  ].join("\n");
  const page = readFileSync(file, "utf8");
  const [head, rest] = page.split("<!-- bench-practice -->\n");
  const tail = rest.split("<!-- /bench-practice -->")[1];
  writeFileSync(file, `${head}<!-- bench-practice -->\n${text}\n<!-- /bench-practice -->${tail}`);
  draw("bell-spread", plotSpread("One bell on many devices, 50 ms ± 20 ms away", pairs, naive));
  if (pages) {
    const title = `One bell on ${pages.pages} pages in Chromium, 50 ms ± 20 ms away`;
    draw("bell-pages", plotSpread(title, pages.far.pairs, pages.far.naive));
  }
  console.log(text);
}

function draw(name, picture) {
  writeFileSync(join(ROOT, `docs/pictures/${name}.svg`), picture);
}

function pagesText({ pages, near, far }) {
  const words = (values) => {
    const { count, p50, p95, max } = summary(values);
    return `${count} pairs, p50 ${p50.toFixed(2)}, p95 ${p95.toFixed(2)}, max ${max.toFixed(2)} ms`;
  };
  return [
    `${pages} real pages in Chromium before a real server, by output timestamps. Fifty bells on the machine's own line: ${words(near.pairs)}; ${near.missed} missed. Bells by hand with 25 to 75 ms ± 20 ms one way, 10 % lopsided: ${words(far.pairs)}; ${far.missed} missed. The same bells, had they been rung when their message came: ${words(far.naive)}.`,
    "",
    "![Two distributions on real pages](pictures/bell-pages.svg)",
  ].join("\n");
}

function percent(share) {
  return `${(100 * share).toFixed(2)} %`;
}
