import { afterAll, beforeAll, expect, it } from "vitest";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { House } from "./house.ts";
import { until } from "./until.ts";

// Stock y-websocket clients, unmodified: rules D1 to D11 of docs/protocol.md.

let house: House;
let token: string;

beforeAll(async () => {
  house = await House.open();
  token = await house.token("*", "create");
});

afterAll(() => house.close());

interface Client {
  doc: Y.Doc;
  provider: WebsocketProvider;
}

function client(room: string, params: Record<string, string> = { token }): Client {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(`${house.webSocketUrl}/ws/doc`, room, doc, {
    params,
    disableBc: true,
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
  });
  return { doc, provider };
}

function end(...clients: Client[]): void {
  for (const { provider, doc } of clients) {
    provider.destroy();
    doc.destroy();
  }
}

const synced = (each: Client): Promise<unknown> => until("sync", () => each.provider.synced);
const textOf = (each: Client): string => each.doc.getText("t").toString();

it("converges two clients through the server", async () => {
  const [a, b] = [client("two"), client("two")];
  await Promise.all([synced(a), synced(b)]);
  a.doc.getText("t").insert(0, "hello ");
  b.doc.getMap("m").set("k", [1, { deep: true }, null]);
  await until("both texts", () => textOf(b) === "hello " && a.doc.getMap("m").has("k"));
  b.doc.getText("t").insert(6, "world");
  b.doc.getText("t").delete(0, 1);
  await until("equal states", () => textOf(a) === "ello world");
  expect(a.doc.getMap("m").toJSON()).toEqual({ k: [1, { deep: true }, null] });
  end(a, b);
});

it("keeps what was said to be stored through a kill and a restart", async () => {
  const a = client("kept");
  await synced(a);
  a.doc.getText("t").insert(0, "kept");
  const b = client("kept");
  await until("the second client", () => textOf(b) === "kept");
  end(a, b);
  const raw = await sayAndWaitForSaved("kept");
  await house.kill();
  await house.start();
  const c = client("kept");
  await until("the text and the raw edit", () => textOf(c) === "kept" && c.doc.getMap("m").get("raw") === raw);
  end(c);
});

it("shows each other's awareness, takes it away at the end, and shows it again after a return", async () => {
  const [a, b] = [client("aware"), client("aware")];
  await Promise.all([synced(a), synced(b)]);
  a.provider.awareness.setLocalStateField("name", "Ana");
  const seen = () => b.provider.awareness.getStates().get(a.doc.clientID)?.name;
  await until("the name", () => seen() === "Ana");
  a.provider.disconnect();
  await until("its removal", () => !b.provider.awareness.getStates().has(a.doc.clientID));
  a.provider.connect();
  await until("the name again, well before the renewal after 15 s", () => seen() === "Ana", 3_000);
  end(a, b);
});

it("keeps a lone client connected for longer than its own patience of 30 s", async () => {
  const lone = client("lone");
  await synced(lone);
  let closes = 0;
  lone.provider.on("connection-close", () => {
    closes += 1;
  });
  const patience = performance.now() + 34_000;
  await until("34 s", () => performance.now() > patience, 40_000);
  expect(closes).toBe(0);
  end(lone);
});

it("closes with a final code that says why", async () => {
  expect(await closeCode("/ws/doc/nobody-made-this", await house.token("*", "write"))).toBe(4404);
  expect(await closeCode("/ws/doc/x", "nonsense")).toBe(4401);
  expect(await closeCode("/ws/doc/x", undefined)).toBe(4401);
  expect(await closeCode("/ws/doc/other", await house.token("one", "create"))).toBe(4403);
});

it("closes the sender of a malformed update and disturbs nobody else", async () => {
  const good = client("poison");
  await synced(good);
  let closes = 0;
  good.provider.on("connection-close", () => {
    closes += 1;
  });
  const frames = ["000203ffffff", "0002060105ffffff7f", "00020401010100", "0102", "ff"];
  for (const hex of frames) {
    const code = await closeCode("/ws/doc/poison", token, Buffer.from(hex, "hex"));
    expect([hex, code]).toEqual([hex, 4400]);
  }
  const other = client("poison");
  await synced(other);
  good.doc.getText("t").insert(0, "still here");
  await until("the text", () => textOf(other) === "still here");
  expect(closes).toBe(0);
  end(good, other);
});

it("refuses a reader's update with a word and keeps the connection", async () => {
  const writer = client("read");
  await synced(writer);
  writer.doc.getText("t").insert(0, "for reading");
  const reader = client("read", { token: await house.token("read", "read") });
  await until("the text", () => textOf(reader) === "for reading");
  reader.doc.getText("t").insert(0, "not ");
  writer.doc.getText("t").insert(11, "!");
  await until("the writer's next", () => textOf(reader) === "not for reading!");
  expect(textOf(writer)).toBe("for reading!");
  end(writer, reader);
});

it("refuses text where binary is due", async () => {
  expect(await closeCode("/ws/doc/two", token, "hello")).toBe(1003);
});

/** Connects, says one thing, and waits to be closed. */
async function closeCode(path: string, withToken: string | undefined, message?: Buffer | string): Promise<number> {
  const query = withToken === undefined ? "" : `?token=${withToken}`;
  const socket = new WebSocket(house.webSocketUrl + path + query);
  socket.on("open", () => {
    if (message !== undefined) socket.send(message);
  });
  return new Promise((resolve, reject) => {
    socket.on("close", (code) => resolve(code));
    socket.on("error", reject);
  });
}

/** A client of our own that asks for "saved": one edit, and the word that it is stored. */
async function sayAndWaitForSaved(room: string): Promise<string> {
  const doc = new Y.Doc();
  doc.getMap("m").set("raw", "edit");
  const update = Y.encodeStateAsUpdate(doc);
  const socket = new WebSocket(`${house.webSocketUrl}/ws/doc/${room}?token=${token}&saved=1`);
  socket.on("open", () => socket.send(Buffer.concat([Buffer.from([0, 2, update.length]), update])));
  await new Promise<void>((resolve) => {
    socket.on("message", (data: Buffer) => {
      if (data[0] === 100 && data[1] === 1) resolve();
    });
  });
  socket.terminate();
  return "edit";
}
