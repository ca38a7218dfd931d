import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { docHeap, heap } from "./boardHeap.mjs";
import { openCursors, openDoc, openHouse, servePeer, until } from "./boardHouse.mjs";
import { asNobodyDroveIt, dragging, POLLED, panning, told } from "./boardPage.mjs";
import { measurePeer } from "./boardPeer.mjs";
import { report } from "./boardReport.mjs";
import { tracedDrawing } from "./boardTrace.mjs";

/**
 * What the board costs in Chromium: frames while panning, dragging and drawing among forty cursors, time to the first board, undo, bytes of a
 * drag, memory; beside Excalidraw with as many elements on the same machine. Writes a table and ends with a line a figure.
 */
const ROOT = join(import.meta.dirname, "../..");
const JAR = join(ROOT, "server/target/mandala-server.jar");
const PEER = join(ROOT, "bench/peers/board");
const SIZES = process.argv.slice(2).map(Number);
const MEASURED_MS = 2_500;
const CURSORS = 40;
const ARGS = [
  ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  // No page of a measurement is ever in the background.
  ...["--disable-renderer-backgrounding", "--disable-backgrounding-occluded-windows"],
  ...["--disable-background-timer-throttling", "--enable-precise-memory-info"],
];
const VIEW = { width: 1280, height: 800 };
/** Ninety minutes in which forty people change something every 20 s each. */
const EDITS = 10_800;
/** Before them so many, after which the scripts are compiled and their caches full. */
const WARMING = 2_000;
const UNDOS = 9;
/** A size takes about a minute on a calm machine; one that takes longer than this is given up, and the others are reported, ms. */
const LONGEST_MS = 240_000;

const data = mkdtempSync(join(tmpdir(), "mandala-board-"));
const ends = [() => rmSync(data, { recursive: true, force: true })];
try {
  const rows = [];
  const house = await openHouse(JAR, data, ends);
  const peer = await servePeer(PEER, ends);
  for (const size of SIZES.length > 0 ? SIZES : [500, 2_000, 5_000]) {
    const row = await within(LONGEST_MS, measure(house, peer, size)).catch((error) => {
      process.exitCode = 1;
      console.error(`${size} items were not measured: ${error.message}`);
    });
    if (row) rows.push(row);
  }
  if (rows.length > 0)
    report(rows, { file: join(ROOT, "docs/measurements.md"), cursors: CURSORS, edits: EDITS, measuredMs: MEASURED_MS });
} finally {
  for (const end of ends.reverse()) await end();
}

/** One size, in browsers of its own: what one leaves behind is not the next one's affair. */
async function measure(house, peer, size) {
  const ours = await inBrowser((browser) => measureOurs(browser, house, size));
  const theirs = await inBrowser((browser) => measurePeer(browser, peer, { size, view: VIEW, ms: MEASURED_MS }));
  return { size, ours, peer: theirs };
}

async function inBrowser(run) {
  const browser = await launch();
  const close = () => browser.close();
  ends.push(close);
  try {
    return await run(browser);
  } finally {
    await close();
  }
}

function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ARGS });
}

function within(ms, work) {
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error(`not done after ${ms / 1_000} s`)), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** What went wrong in the page is told with what failed for it. */
async function measureOurs(browser, house, size) {
  const context = await browser.newContext({ viewport: VIEW });
  const page = await context.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  const found = await measureBoard(browser, house, size, { context, page }).catch((error) =>
    errors.push(error.message),
  );
  if (errors.length > 0) throw new Error(errors.join("; "));
  return found;
}

async function measureBoard(browser, house, size, { context, page }) {
  await page.goto(house.link);
  await page.fill("#name", "Ana");
  await page.fill("#site", "boston");
  await page.keyboard.press("Enter");
  await page.click("text=Enter");
  await page.waitForSelector(".surface");
  const card = await page.evaluate(async (title) => {
    const wish = { title, template: "loop-map", ownerKind: "PERSON", owner: "" };
    const headers = { "x-mandala-token": /mandala_token=([^;]*)/.exec(document.cookie)?.[1] ?? "" };
    return (await fetch("/api/v1/boards", { method: "POST", headers, body: JSON.stringify(wish) })).json();
  }, `${size} notes`);
  const { board } = await page.evaluate(async (id) => (await fetch(`/api/v1/boards/${id}`)).json(), card.id);
  const token = await house.token(board.content);
  const writer = await openDoc(house, board.content, token);
  await writer.seed(size);
  const url = `${house.url}/board/${card.id}`;
  const cold = await firstBoard(browser, context, url, size);
  await page.goto(url);
  await allDrawn(page, size);
  await page.waitForSelector(".tool-bar");
  await asNobodyDroveIt(page);
  const cursors = await openCursors(house, board.content, token);
  await page.mouse.move(640, 400);
  await page.keyboard.press("Shift+Digit1");
  const pan = await panning(page, MEASURED_MS);
  await page.keyboard.press("Shift+Digit1");
  const note = await page.evaluate(() => {
    const middle = { x: innerWidth / 2, y: innerHeight / 2 };
    const notes = [...document.querySelectorAll(".world:not(.over) [data-item]")].map((item) => {
      const { x, y, width, height } = item.querySelector(".card").getBoundingClientRect();
      return { id: item.dataset.item, x: x + width / 2, y: y + height / 2 };
    });
    const far = (note) => Math.hypot(note.x - middle.x, note.y - middle.y);
    return notes.reduce((best, each) => (far(each) < far(best) ? each : best));
  });
  const lay = String(writer.items.get(note.id).get("pos"));
  const sent = await countSent(context, page);
  const drag = await dragging(page, note, MEASURED_MS);
  const held = () => [...writer.awareness.getStates().values()].some((state) => state.drag !== undefined);
  await until("the dropped note", () => !held() && String(writer.items.get(note.id).get("pos")) !== lay);
  const bytes = await sent();
  const undo = await undoing(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("p");
  const draw = await dragging(page, { x: 500, y: 300 }, MEASURED_MS);
  await writer.edit(size, WARMING);
  await heard(page, writer, "warm");
  const before = await heap(context, page);
  const [docBefore, updates] = [docHeap(writer.updates), writer.updates.length];
  await writer.edit(size, EDITS);
  await heard(page, writer, "done");
  const growth = (await heap(context, page)) - before;
  const docGrowth = docHeap(writer.updates) - docBefore;
  if (writer.updates.length < updates + EDITS) throw new Error("some edits were not made");
  // Last, and in a browser of its own: after a trace this one draws no more frames.
  const state = await context.storageState();
  await context.close();
  const traced = await inBrowser((other) => tracedDrawing(other, { state, url, size, view: VIEW, allDrawn }));
  cursors.close();
  writer.close();
  const tolds = { pan: told(pan), drag: told(drag), draw: told(draw) };
  return { cold, ...tolds, traced, bytes, undo, growth: growth / 2 ** 20, docGrowth: docGrowth / 2 ** 20 };
}

/** Waits until a page has everything that a writer wrote. */
async function heard(page, writer, words) {
  writer.say("n1", words);
  const shown = (words) => document.querySelector(`.world:not(.over) [data-item="n1"]`)?.textContent?.includes(words);
  await page.waitForFunction(shown, words, { ...POLLED, timeout: 120_000 }).catch(async (error) => {
    const [line, seen] = [writer.closed ?? "open", await page.textContent(`.world:not(.over) [data-item="n1"]`)];
    throw new Error(
      `"${words}" never came, the writer's line being ${line}, and the page saying "${seen}": ${error.message}`,
    );
  });
}

/** From the key to the frame that shows it, median: the drag is taken back and done again. */
async function undoing(page) {
  const found = [];
  for (let turn = 0; turn < UNDOS; turn++) {
    found.push(await untilShown(page, { key: "z", ctrlKey: true }));
    await untilShown(page, { key: "z", ctrlKey: true, shiftKey: true });
  }
  return found.sort((a, b) => a - b)[Math.floor(UNDOS / 2)];
}

function untilShown(page, keys) {
  return page.evaluate(
    (keys) =>
      new Promise((done) => {
        const begun = performance.now();
        window.dispatchEvent(new KeyboardEvent("keydown", { ...keys, bubbles: true }));
        requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun), 0));
      }),
    keys,
  );
}

function allDrawn(page, size) {
  const all = (n) => document.querySelectorAll(".world:not(.over) [data-item]").length >= n;
  return page.waitForFunction(all, size, POLLED);
}

/** From asking for the page to everything drawn, with nothing of it in the browser's cache. */
async function firstBoard(browser, signedIn, url, size) {
  const context = await browser.newContext({ viewport: VIEW, storageState: await signedIn.storageState() });
  const page = await context.newPage();
  const begun = performance.now();
  await page.goto(url);
  await allDrawn(page, size);
  const ms = performance.now() - begun;
  await context.close();
  return ms;
}

/** Bytes of all frames that the page sends from now on. */
async function countSent(context, page) {
  const cdp = await context.newCDPSession(page);
  let bytes = 0;
  await cdp.send("Network.enable");
  cdp.on("Network.webSocketFrameSent", ({ response }) => {
    bytes += response.opcode === 2 ? Buffer.from(response.payloadData, "base64").length : response.payloadData.length;
  });
  return async () => {
    await cdp.detach();
    return bytes;
  };
}
