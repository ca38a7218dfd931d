import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createServer as createNetServer } from "node:net";
import { cpus, tmpdir } from "node:os";
import { extname, join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import * as encoding from "lib0/encoding";
import { chromium } from "playwright-core";
import WebSocket from "ws";
import { Awareness, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";
import { asNobodyDroveIt, dragging, p95, panning } from "./boardPage.mjs";

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
const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
const VIEW = { width: 1280, height: 800 };
const EDITS = 3_000;
const run = promisify(execFile);

const data = mkdtempSync(join(tmpdir(), "mandala-board-"));
const ends = [() => rmSync(data, { recursive: true, force: true })];
try {
  const rows = [];
  const house = await openHouse();
  const peer = await servePeer();
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [...ARGS, "--enable-precise-memory-info"],
  });
  ends.push(() => browser.close());
  for (const size of SIZES.length > 0 ? SIZES : [500, 2_000, 5_000]) {
    rows.push({ size, ours: await measureOurs(browser, house, size), peer: await measurePeer(browser, peer, size) });
  }
  report(rows);
} finally {
  for (const end of ends.reverse()) await end();
}

async function measureOurs(browser, house, size) {
  const context = await browser.newContext({ viewport: VIEW });
  await asNobodyDroveIt(context);
  const page = await context.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
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
  const cold = await firstBoard(browser, context, `${house.url}/board/${card.id}`, size);
  await page.goto(`${house.url}/board/${card.id}`);
  await page.waitForFunction((n) => document.querySelectorAll(".world:not(.over) [data-item]").length >= n, size, {
    timeout: 60_000,
  });
  await page.waitForSelector(".tool-bar");
  const cursors = await openCursors(house, board.content, token);
  await page.mouse.move(640, 400);
  await page.keyboard.press("Shift+Digit1");
  const pan = await panning(page, MEASURED_MS);
  const note = await page.evaluate(() => {
    const all = [...document.querySelectorAll(".world:not(.over) [data-item] .card")];
    const box = all[Math.floor(all.length / 2)].getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  });
  const sent = await countSent(context, page);
  const drag = await dragging(page, note, MEASURED_MS);
  await page.waitForTimeout(300);
  const bytes = await sent();
  const undo = await page.evaluate(
    () =>
      new Promise((done) => {
        const begun = performance.now();
        window.dispatchEvent(new KeyboardEvent("keydown", { key: "z", ctrlKey: true, bubbles: true }));
        requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun), 0));
      }),
  );
  await page.keyboard.press("Escape");
  await page.keyboard.press("p");
  const draw = await dragging(page, { x: 500, y: 300 }, MEASURED_MS);
  const before = await heap(context, page);
  await writer.edit(size, EDITS);
  await page.waitForTimeout(1_500);
  const after = await heap(context, page);
  cursors.close();
  writer.close();
  await context.close();
  if (errors.length > 0) throw new Error(errors.join("; "));
  return { cold, pan: told(pan), drag: told(drag), draw: told(draw), bytes, undo, growth: (after - before) / 2 ** 20 };
}

async function measurePeer(browser, url, size) {
  const context = await browser.newContext({ viewport: VIEW });
  await asNobodyDroveIt(context);
  const page = await context.newPage();
  const begun = performance.now();
  await page.goto(`${url}/?n=${size}`);
  await page.waitForFunction((n) => (window.excalidraw?.getSceneElements().length ?? 0) >= n, size, {
    timeout: 120_000,
  });
  const cold = performance.now() - begun;
  await page.evaluate(() => {
    window.excalidraw.scrollToContent(undefined, { fitToViewport: true });
    let tick = 0;
    setInterval(() => window.moveCursors(tick++), 50);
  });
  await page.waitForTimeout(500);
  const pan = await panning(page, MEASURED_MS);
  const note = await page.evaluate(() => {
    const { scrollX, scrollY, zoom } = window.excalidraw.getAppState();
    const all = window.excalidraw.getSceneElements().filter(({ type }) => type === "rectangle");
    const { x, y, width } = all[Math.floor(all.length / 2)];
    return { x: (x + width / 2 + scrollX) * zoom.value, y: (y + 1 + scrollY) * zoom.value };
  });
  const drag = await dragging(page, note, MEASURED_MS);
  await page.keyboard.press("Escape");
  await page.keyboard.press("p");
  const draw = await dragging(page, { x: 500, y: 300 }, MEASURED_MS);
  await context.close();
  return { cold, pan: told(pan), drag: told(drag), draw: told(draw) };
}

function told({ intervals, work }) {
  return { interval: p95(intervals), work: p95(work) };
}

/** From asking for the page to everything drawn, with nothing of it in the browser's cache. */
async function firstBoard(browser, signedIn, url, size) {
  const context = await browser.newContext({ viewport: VIEW, storageState: await signedIn.storageState() });
  await asNobodyDroveIt(context);
  const page = await context.newPage();
  const begun = performance.now();
  await page.goto(url);
  await page.waitForFunction((n) => document.querySelectorAll(".world:not(.over) [data-item]").length >= n, size, {
    timeout: 60_000,
  });
  const ms = performance.now() - begun;
  await context.close();
  return ms;
}

async function heap(context, page) {
  const cdp = await context.newCDPSession(page);
  await cdp.send("HeapProfiler.collectGarbage");
  const used = await page.evaluate(() => performance.memory.usedJSHeapSize);
  await cdp.detach();
  return used;
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

/** A program that writes to a doc: seeds it with notes and edits them. */
async function openDoc(house, doc, token) {
  const socket = new WebSocket(`${house.url.replace("http", "ws")}/ws/doc/${doc}?token=${token}`);
  const local = new Y.Doc();
  await once(socket, "open");
  const items = local.getMap("items");
  const send = (change) => {
    const before = Y.encodeStateVector(local);
    local.transact(change);
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarUint(encoder, 2);
    encoding.writeVarUint8Array(encoder, Y.encodeStateAsUpdate(local, before));
    socket.send(encoding.toUint8Array(encoder));
  };
  const note = (index, size) => {
    const columns = Math.ceil(Math.sqrt(size * 1.6));
    const [x, y] = [(index % columns) * 160 - columns * 80, Math.floor(index / columns) * 90 - (size / columns) * 45];
    const text = new Y.Text(`Note ${index} about the river`);
    return new Y.Map(
      Object.entries({ kind: "note", pos: [x, y], text, by: `p${index % 12}`, at: 1_700_000_000_000 + index }),
    );
  };
  return {
    async seed(size) {
      for (let from = 0; from < size; from += 250) {
        send(() => {
          for (let index = from; index < Math.min(size, from + 250); index++) items.set(`n${index}`, note(index, size));
        });
        await new Promise((done) => setTimeout(done, 60));
      }
    },
    /** Moves, rewrites, deletes and makes anew: the content is as large afterwards as before. */
    async edit(size, count) {
      for (let edit = 0; edit < count; edit++) {
        const index = (edit * 7919) % size;
        const item = items.get(`n${index}`);
        send(() => {
          if (edit % 5 === 0) items.set(`n${index}`, note(index, size));
          else if (edit % 2 === 0) item?.set("pos", [edit % 500, index % 400]);
          else rewrite(item?.get("text"));
        });
        if (edit % 50 === 0) await new Promise((done) => setTimeout(done, 10));
      }
    },
    close: () => socket.close(),
  };
}

function rewrite(text) {
  text?.insert(0, "a");
  text?.delete(0, 1);
}

/** Forty people whose cursors move twenty times a second. */
async function openCursors(house, doc, token) {
  const people = await Promise.all(
    Array.from({ length: CURSORS }, async (_, who) => {
      const socket = new WebSocket(`${house.url.replace("http", "ws")}/ws/doc/${doc}?token=${token}`);
      const awareness = new Awareness(new Y.Doc());
      await once(socket, "open");
      return { socket, awareness, who };
    }),
  );
  let tick = 0;
  const timer = setInterval(() => {
    tick++;
    for (const { socket, awareness, who } of people) {
      const cursor = { x: Math.round(300 * Math.sin(tick / 10 + who)), y: Math.round(200 * Math.cos(tick / 10 + who)) };
      awareness.setLocalState({ person: `c${who}`, name: `Person ${who}`, cursor });
      const encoder = encoding.createEncoder();
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, [awareness.clientID]));
      if (socket.readyState === WebSocket.OPEN) socket.send(encoding.toUint8Array(encoder));
    }
  }, 50);
  return {
    close() {
      clearInterval(timer);
      for (const { socket, awareness } of people) {
        awareness.destroy();
        socket.close();
      }
    },
  };
}

async function openHouse() {
  const port = await freePort();
  const args = ["-jar", JAR, "serve", "--demo", "--port", String(port), "--data", data];
  const server = spawn("java", args, { stdio: ["ignore", "pipe", "inherit"] });
  ends.push(async () => {
    const gone = once(server, "exit");
    server.kill("SIGTERM");
    await gone;
  });
  let link = "";
  for await (const line of createInterface({ input: server.stdout })) {
    link = /participant\S*\s+(http\S+)/.exec(line)?.[1] ?? link;
    if (link !== "") break;
  }
  server.stdout.resume();
  const token = async (doc) =>
    (await run("java", ["-jar", JAR, "token", "--doc", doc, "--access", "write", "--data", data])).stdout.trim();
  return { url: `http://localhost:${port}`, link, token };
}

async function servePeer() {
  const types = { ".js": "text/javascript", ".css": "text/css", ".html": "text/html", ".woff2": "font/woff2" };
  const server = createServer((request, response) => {
    const path = (request.url ?? "/").split("?")[0];
    const file = path === "/" ? join(PEER, "index.html") : join(PEER, "dist", path);
    if (!existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(response);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  ends.push(() => server.close());
  return `http://127.0.0.1:${server.address().port}`;
}

async function freePort() {
  const server = createNetServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  return port;
}

function report(rows) {
  const ms = (value) => `${value.toFixed(1)} ms`;
  const pair = (kind, what) => (row) => `${ms(row.ours[kind][what])} / ${ms(row.peer[kind][what])}`;
  const lines = [
    ["frame interval p95, panning", pair("pan", "interval")],
    ["main thread p95, panning", pair("pan", "work")],
    ["frame interval p95, dragging", pair("drag", "interval")],
    ["main thread p95, dragging", pair("drag", "work")],
    ["frame interval p95, drawing", pair("draw", "interval")],
    ["main thread p95, drawing", pair("draw", "work")],
    ["first board, cold", (row) => `${ms(row.ours.cold)} / ${ms(row.peer.cold)}`],
    ["own undo", (row) => ms(row.ours.undo)],
    [`bytes of a drag of ${MEASURED_MS / 1_000} s`, (row) => `${row.ours.bytes} B`],
    [`heap after ${EDITS} edits that leave the content as large`, (row) => `${row.ours.growth.toFixed(1)} MB more`],
  ];
  const table = [
    `| ours / Excalidraw 0.18, ${CURSORS} cursors at 20 Hz | ${rows.map(({ size }) => `${size} items`).join(" | ")} |`,
    `|---|${rows.map(() => "---").join("|")}|`,
    ...lines.map(([name, cell]) => `| ${name} | ${rows.map(cell).join(" | ")} |`),
  ];
  write(table.join("\n"));
  process.stdout.write(`${table.join("\n")}\n`);
  for (const { size, ours, peer } of rows) {
    for (const kind of ["pan", "drag", "draw"]) {
      figure(
        `board.${kind}.interval.p95.${size}`,
        ours[kind].interval,
        "ms",
        size === 2_000 ? 20 : peer[kind].interval,
      );
      figure(`board.${kind}.work.p95.${size}`, ours[kind].work, "ms", size === 2_000 ? 12 : peer[kind].work);
    }
    figure(`board.cold.${size}`, ours.cold, "ms", peer.cold);
    figure(`board.undo.${size}`, ours.undo, "ms", 50);
    figure(`board.drag.bytes.${size}`, ours.bytes, "B", 12_000);
    figure(`board.heap.growth.${size}`, ours.growth, "MB", 8);
  }
}

function figure(name, value, unit, target) {
  const word = value <= target ? "ok" : "short";
  process.stdout.write(`figure ${name} ${value.toFixed(1)} ${unit} target ${target.toFixed(1)} ${word}\n`);
}

/** Puts the table into the page of measurements, in the place of the last one. */
function write(table) {
  const file = join(ROOT, "docs/measurements.md");
  const [from, to] = ["<!-- board -->", "<!-- /board -->"];
  const date = new Date().toISOString().slice(0, 10);
  const text = `${from}\n## The board, beside Excalidraw\n\n${date}, ${cpus()[0]?.model.trim()}, ${cpus().length} cores, Chromium without GPU, \`make bench-board\`.\n\n${table}\n${to}`;
  const page = readFileSync(file, "utf8");
  const [before, rest] = page.includes(from) ? page.split(from) : [`${page.trimEnd()}\n\n`, undefined];
  writeFileSync(file, `${before}${text}${rest === undefined ? "\n" : (rest.split(to)[1] ?? "")}`);
}
