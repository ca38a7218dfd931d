import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import * as Y from "yjs";
import { openDoc, openHouse } from "../bench/boardHouse.mjs";

/**
 * Pictures of a board of every template as a person sees it: as a list and as a picture on a phone (360 px), on a tablet (1024 px), in the dark, and
 * as it is printed. Writes `TEMPLATE-KIND.png` into the folder that is named.
 */
const ROOT = join(import.meta.dirname, "../..");
const JAR = join(ROOT, "server/target/mandala-server.jar");
const TEMPLATES = join(ROOT, "config/templates");
const OUT = process.argv[2] ?? join(ROOT, "target/pictures");
const ONLY = process.argv.slice(3);
const TABLET = { width: 1024, height: 768 };
const PHONE = { width: 360, height: 740 };
const WORDS = [
  "The river path is quiet in the morning",
  "Who else should be here?",
  "We meet every second week and keep at it",
  "Listening before answering",
  "A garden behind the school",
  "Neighbours ask for a bench in the shade",
  "Small steps, told honestly",
  "What would rest look like?",
];

/** From ring to ring a lone note lies at another side, as people lay them: a note is wider than a ring. */
const ASIDE = 0.2;
/** In four rings or more, which are narrow, each has a side of its own. */
const ACROSS = [0.2, 0.8, 0.45, 0.15];

/** Five pictures of a template take some seconds; whatever has not come by then is left out, and said, ms. */
const LONGEST_MS = 40_000;

const data = mkdtempSync(join(tmpdir(), "mandala-pictures-"));
const ends = [() => rmSync(data, { recursive: true, force: true })];
try {
  mkdirSync(OUT, { recursive: true });
  const house = await openHouse(JAR, data, ends);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-renderer-backgrounding", "--no-first-run"],
  });
  ends.push(() => browser.close());
  const context = await signedIn(browser, house);
  for (const file of readdirSync(TEMPLATES)) {
    const template = JSON.parse(readFileSync(join(TEMPLATES, file), "utf8"));
    if (ONLY.length > 0 && !ONLY.includes(template.id)) continue;
    await within(LONGEST_MS, picture(context, house, template)).catch((error) => {
      process.exitCode = 1;
      process.stderr.write(`${template.id}: ${error.message}\n`);
    });
  }
} finally {
  for (const end of ends.reverse()) await end();
}

function within(ms, work) {
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error(`not done after ${ms / 1_000} s`)), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

async function signedIn(browser, house) {
  const context = await browser.newContext({ locale: "en-GB", serviceWorkers: "block", reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto(house.link);
  await page.fill("#name", "Ana");
  await page.fill("#site", "boston");
  await page.keyboard.press("Enter");
  await page.click("text=Enter");
  await page.waitForSelector(".surface");
  return context;
}

async function picture(context, house, template) {
  const page = await context.newPage();
  await page.goto(`${house.url}/boards`);
  const card = await page.evaluate(async ({ id, title }) => {
    const wish = { title, template: id, ownerKind: "PERSON", owner: "" };
    const headers = { "x-mandala-token": /mandala_token=([^;]*)/.exec(document.cookie)?.[1] ?? "" };
    return (await fetch("/api/v1/boards", { method: "POST", headers, body: JSON.stringify(wish) })).json();
  }, template);
  const { board } = await page.evaluate(async (id) => (await fetch(`/api/v1/boards/${id}`)).json(), card.id);
  const writer = await openDoc(house, board.content, await house.token(board.content));
  const drafts = [...notes(template), ...(template.kind === "map" ? map() : [])];
  for (const [at, [id, fields]] of drafts.entries()) writer.items.set(id, item(fields, at));
  const shoot = async (kind, view, { colorScheme = "light", media = "screen", list = false } = {}) => {
    await page.setViewportSize(view);
    await page.emulateMedia({ colorScheme, media: "screen" });
    await page.goto(`${house.url}/board/${card.id}`, { waitUntil: "domcontentloaded", timeout: 15_000 });
    const asList = page.locator(".floating [aria-pressed]");
    await asList.waitFor({ timeout: 10_000 });
    if ((await asList.getAttribute("aria-pressed")) !== String(list)) await asList.click();
    const there = list ? '.cell-list [dir="auto"]' : `.world [data-item="${drafts.at(-1)[0]}"]`;
    await page.locator(there).first().waitFor({ state: "attached", timeout: 10_000 });
    if (!list) await page.locator(".tool-bar").waitFor({ timeout: 10_000 });
    await page.evaluate(() => document.fonts.ready);
    await page.emulateMedia({ colorScheme, media });
    await page.screenshot({ path: join(OUT, `${template.id}-${kind}.png`), animations: "disabled", timeout: 15_000 });
  };
  await shoot("tablet", TABLET);
  await shoot("dark", TABLET, { colorScheme: "dark" });
  await shoot("print", TABLET, { media: "print" });
  await shoot("phone", PHONE);
  await shoot("list", PHONE, { list: true });
  writer.close();
  await page.close();
  process.stdout.write(`${template.id}\n`);
}

/** One or two notes for each field of a template. */
function notes({ kind, rings, sectors, layers, columns }) {
  const rows = idsOf(kind === "layers" ? layers : rings);
  const sides = idsOf(kind === "columns" ? columns : sectors);
  if (kind === "map") return [];
  const cells = rows.flatMap((ring) => sides.map((sector) => [ring, sector]));
  const each = cells.length > 12 ? 1 : 2;
  // From ring to ring at another side, since notes are wider than a ring.
  const around = sides.length === 1 && kind === "mandala";
  const side = (ring, sector, n) => {
    const row = rows.indexOf(ring);
    if (around) return (0.07 + 0.12 * row + n / each) % 1;
    if (each > 1) return (n + 0.5) / each;
    if (rows.length > 3) return ACROSS[row % ACROSS.length];
    return (row + sides.indexOf(sector)) % 2 === 0 ? ASIDE : 1 - ASIDE;
  };
  return cells.flatMap(([ring, sector], cell) =>
    Array.from({ length: each }, (_, n) => {
      const place = [ring, sector, side(ring, sector, n), each === 1 ? 0.5 : 0.35 + 0.3 * n];
      const words = WORDS[(cell * each + n) % WORDS.length];
      return [`n${cell}-${n}`, { kind: "note", pos: place, text: new Y.Text(words) }];
    }),
  );
}

function idsOf(parts) {
  return Array.isArray(parts) && parts.length > 0 ? parts.map(({ id }) => id) : ["all"];
}

/** A loop of three, drawn as people draw one. */
function map() {
  const places = { trust: [-260, -60], meetings: [0, -200], candour: [260, -60], workload: [0, 130] };
  const cards = Object.entries(places).map(([id, pos]) => [
    id,
    { kind: "note", pos, text: new Y.Text(id[0].toUpperCase() + id.slice(1)) },
  ]);
  const links = [
    ["trust", "meetings", "same"],
    ["meetings", "candour", "same"],
    ["candour", "trust", "same"],
    ["meetings", "workload", "delay"],
    ["workload", "candour", "opposite"],
  ];
  return [
    ...cards,
    ...links.map(([from, to, says], at) => [
      `l${at}`,
      { kind: "link", pos: [0, 0], from: ["item", from], to: ["item", to], says, head: true },
    ]),
  ];
}

function item(fields, at) {
  return new Y.Map(Object.entries({ ...fields, by: `p${at % 7}`, at: 1_700_000_000_000 + at }));
}
