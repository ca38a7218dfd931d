import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { createReadStream, existsSync } from "node:fs";
import { createServer } from "node:http";
import { createServer as createNetServer } from "node:net";
import { extname, join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import WebSocket from "ws";
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness";
import { readSyncMessage, writeSyncStep1, writeUpdate } from "y-protocols/sync";
import * as Y from "yjs";

/** The house to measure, the programs that are busy in it, and the peer's page. */

const [SYNC, AWARENESS] = [0, 1];
const CURSORS = 40;
/** Programs write at the pace that the server grants to one line, ms between batches. */
const PACE_MS = 60;
const LOOK_AGAIN_MS = 20;
/** Elsewhere the server is a machine of its own: here it stands behind the browser that is measured. */
const BEHIND = "10";
const run = promisify(execFile);

export async function openHouse(jar, data, ends) {
  const port = await freePort();
  const args = ["-jar", jar, "serve", "--demo", "--port", String(port), "--data", data];
  // The program that makes 90 minutes' worth of edits in a minute would be taken for somebody hostile.
  const env = { ...process.env, MANDALA_LIMITS: "off" };
  const server = spawn("nice", ["-n", BEHIND, "java", ...args], { stdio: ["ignore", "pipe", "inherit"], env });
  ends.push(async () => {
    // Who ends the run by a signal ends the server with it.
    if (server.exitCode !== null || server.signalCode !== null) return;
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
    (await run("java", ["-jar", jar, "token", "--doc", doc, "--access", "write", "--data", data])).stdout.trim();
  return { url: `http://localhost:${port}`, link, token };
}

async function openLine(house, doc, token) {
  const socket = new WebSocket(`${house.url.replace("http", "ws")}/ws/doc/${doc}?token=${token}`);
  await once(socket, "open");
  return socket;
}

function frame(type, write) {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  write(encoder);
  return encoding.toUint8Array(encoder);
}

/** A program in a doc: seeds it with notes, edits them, and knows what the others did. */
export async function openDoc(house, doc, token) {
  const socket = await openLine(house, doc, token);
  const local = new Y.Doc();
  const awareness = new Awareness(new Y.Doc());
  const items = local.getMap("items");
  const updates = [];
  local.on("update", (update, origin) => {
    updates.push(update);
    if (origin !== socket) socket.send(frame(SYNC, (encoder) => writeUpdate(encoder, update)));
  });
  let closed;
  socket.on("close", (code) => {
    closed = code;
  });
  socket.binaryType = "arraybuffer";
  socket.on("message", (data) => {
    const decoder = decoding.createDecoder(new Uint8Array(data));
    const type = decoding.readVarUint(decoder);
    if (type === AWARENESS) applyAwarenessUpdate(awareness, decoding.readVarUint8Array(decoder), socket);
    if (type !== SYNC) return;
    const answer = encoding.createEncoder();
    encoding.writeVarUint(answer, SYNC);
    readSyncMessage(decoder, answer, local, socket);
    if (encoding.length(answer) > 1) socket.send(encoding.toUint8Array(answer));
  });
  socket.send(frame(SYNC, (encoder) => writeSyncStep1(encoder, local)));
  return {
    items,
    awareness,
    updates,
    /** With which code the line ended, if it did. */
    get closed() {
      return closed;
    },
    async seed(size) {
      for (let from = 0; from < size; from += 250) {
        local.transact(() => {
          for (let index = from; index < Math.min(size, from + 250); index++) items.set(`n${index}`, note(index, size));
        });
        await new Promise((done) => setTimeout(done, PACE_MS));
      }
    },
    /** Moves, rewrites, deletes and makes anew: the content is as large afterwards as before. */
    async edit(size, count) {
      for (let edit = 0; edit < count; edit++) {
        const index = (edit * 7919) % size;
        const item = items.get(`n${index}`);
        local.transact(() => {
          if (edit % 5 === 0) items.set(`n${index}`, note(index, size));
          else if (edit % 2 === 0) item?.set("pos", [edit % 500, index % 400]);
          else rewrite(item?.get("text"));
        });
        if (edit % 50 === 0) await new Promise((done) => setTimeout(done, PACE_MS));
      }
    },
    say(id, text) {
      const shared = items.get(id).get("text");
      local.transact(() => {
        shared.delete(0, shared.length);
        shared.insert(0, text);
      });
    },
    close() {
      awareness.destroy();
      socket.close();
    },
  };
}

function note(index, size) {
  const columns = Math.ceil(Math.sqrt(size * 1.6));
  const [x, y] = [(index % columns) * 160 - columns * 80, Math.floor(index / columns) * 90 - (size / columns) * 45];
  const text = new Y.Text(`Note ${index} about the river`);
  return new Y.Map(
    Object.entries({ kind: "note", pos: [x, y], text, by: `p${index % 12}`, at: 1_700_000_000_000 + index }),
  );
}

function rewrite(text) {
  text?.insert(0, "a");
  text?.delete(0, 1);
}

/** Waits until something is so. */
export async function until(what, is) {
  const late = performance.now() + 60_000;
  while (!(await is())) {
    if (performance.now() > late) throw new Error(`waited a minute for ${what}`);
    await new Promise((done) => setTimeout(done, LOOK_AGAIN_MS));
  }
}

/** Forty people whose cursors move twenty times a second. */
export async function openCursors(house, doc, token) {
  const people = await Promise.all(
    Array.from({ length: CURSORS }, async (_, who) => {
      const socket = await openLine(house, doc, token);
      return { socket, awareness: new Awareness(new Y.Doc()), who };
    }),
  );
  let tick = 0;
  const timer = setInterval(() => {
    tick++;
    for (const { socket, awareness, who } of people) {
      const cursor = { x: Math.round(300 * Math.sin(tick / 10 + who)), y: Math.round(200 * Math.cos(tick / 10 + who)) };
      awareness.setLocalState({ person: `c${who}`, name: `Person ${who}`, cursor });
      const told = encodeAwarenessUpdate(awareness, [awareness.clientID]);
      if (socket.readyState === WebSocket.OPEN)
        socket.send(frame(AWARENESS, (encoder) => encoding.writeVarUint8Array(encoder, told)));
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

/** Serves the peer's built page. */
export async function servePeer(folder, ends) {
  const types = { ".js": "text/javascript", ".css": "text/css", ".html": "text/html", ".woff2": "font/woff2" };
  const server = createServer((request, response) => {
    const path = (request.url ?? "/").split("?")[0];
    const file = path === "/" ? join(folder, "index.html") : join(folder, "dist", path);
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
