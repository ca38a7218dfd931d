import { type Signal, signal } from "@preact/signals";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Awareness, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";
import { Scope } from "../kit/scope.ts";
import { DocProvider } from "./docProvider.ts";
import { type FakeSocket, FakeWorld } from "./fakeSocket.ts";
import type { LocalCopy, OpenCopy } from "./localCopy.ts";

let scope: Scope;
let world: FakeWorld;
let doc: Y.Doc;
let server: Y.Doc;

beforeEach(() => {
  vi.useFakeTimers();
  scope = new Scope();
  world = new FakeWorld();
  doc = new Y.Doc();
  server = new Y.Doc();
});

afterEach(() => {
  scope.end();
  vi.useRealTimers();
});

it("brings both docs together on opening", async () => {
  doc.getText("t").insert(0, "mine ");
  server.getText("t").insert(0, "theirs ");
  const provider = await connected();
  serve();
  expect(doc.getText("t").toString()).toBe(server.getText("t").toString());
  expect(doc.getText("t").length).toBe(12);
  expect(provider.synced.value).toBe(true);
});

it("sends what is changed within a moment as one update", async () => {
  await connected();
  serve();
  const before = world.socket.sent.length;
  for (const letter of "hello") doc.getText("t").insert(doc.getText("t").length, letter);
  await vi.advanceTimersByTimeAsync(60);
  expect(world.socket.sent.length).toBe(before + 1);
  serve();
  expect(server.getText("t").toString()).toBe("hello");
});

it("sends a paste that is too long for a live update as a step 2", async () => {
  await connected();
  serve();
  doc.getText("t").insert(0, "x".repeat(300_000));
  await vi.advanceTimersByTimeAsync(60);
  expect([...(world.socket.sent.at(-1) as Uint8Array).subarray(0, 2)]).toEqual([0, 1]);
  serve();
  expect(server.getText("t").length).toBe(300_000);
});

it("says saved only when the server has counted every message of this connection", async () => {
  const provider = await connected();
  serve();
  doc.getText("t").insert(0, "a");
  await vi.advanceTimersByTimeAsync(700);
  expect(provider.saved.value).toBe("saving");
  sayServer(100, 1); // step 2 alone
  await vi.advanceTimersByTimeAsync(300);
  expect(provider.saved.value).toBe("saving");
  sayServer(100, 2);
  expect(provider.saved.value).toBe("saved");
});

it("says not saved after five seconds without the server's word", async () => {
  const provider = await connected();
  serve();
  doc.getText("t").insert(0, "a");
  await vi.advanceTimersByTimeAsync(5_300);
  expect(provider.saved.value).toBe("unsaved");
});

it("stays saved without a line while nothing waits, and says not saved at once when something does", async () => {
  const provider = await connected();
  serve();
  sayServer(100, 1);
  world.socket.hangUp(1006);
  expect(provider.saved.value).toBe("saved");
  doc.getText("t").insert(0, "a");
  expect(provider.saved.value).toBe("unsaved");
});

it("sends after a reconnect what is missing, and counts from one again", async () => {
  const provider = await connected();
  serve();
  sayServer(100, 1);
  world.socket.hangUp(1006);
  doc.getText("t").insert(0, "offline");
  await reconnected();
  serve();
  expect(server.getText("t").toString()).toBe("offline");
  expect(provider.saved.value).not.toBe("saved");
  sayServer(100, 1);
  expect(provider.saved.value).toBe("saved");
});

it("counts work as waiting again when the line broke before it was saved", async () => {
  const provider = await connected();
  serve();
  sayServer(100, 1);
  doc.getText("t").insert(0, "a");
  await vi.advanceTimersByTimeAsync(60);
  world.socket.hangUp(1006);
  expect(provider.saved.value).toBe("unsaved");
});

it("sends what it still holds when it ends", async () => {
  await connected();
  serve();
  doc.getText("t").insert(0, "last words");
  scope.end();
  serve();
  expect(server.getText("t").toString()).toBe("last words");
});

it("sends nothing to a doc that it only reads", async () => {
  server.getMap("meta").set("title", "x");
  await connected({ readOnly: true });
  serve();
  doc.getText("t").insert(0, "stray");
  await vi.advanceTimersByTimeAsync(100);
  serve();
  expect(doc.getMap("meta").get("title")).toBe("x");
  expect(server.getText("t").toString()).toBe("");
});

it("shows work of an earlier visit as unsaved and marks the copy when it is saved", async () => {
  const copy = copyWith(2);
  const openCopy: OpenCopy = async (target, tellOrigin) => {
    tellOrigin(copy);
    target.transact(() => target.getText("t").insert(0, "kept"), copy);
    return copy;
  };
  const provider = await connected({ openCopy });
  expect(provider.saved.value).toBe("unsaved");
  expect(provider.changes.value).toBe(2);
  serve();
  sayServer(100, 1);
  expect(server.getText("t").toString()).toBe("kept");
  expect(copy.mark).toHaveBeenLastCalledWith(0);
});

it("counts a word as one change, not its letters, and marks the copy with the count", async () => {
  const copy = copyWith(0);
  const provider = await connected({ openCopy: async () => copy });
  serve();
  sayServer(100, 1);
  world.socket.hangUp(1006);
  for (const letter of "hello") {
    doc.getText("t").insert(0, letter);
    await vi.advanceTimersByTimeAsync(200);
  }
  expect(provider.changes.value).toBe(1);
  await vi.advanceTimersByTimeAsync(1_500);
  doc.getText("t").insert(0, "again ");
  expect(provider.changes.value).toBe(2);
  expect(copy.mark).toHaveBeenLastCalledWith(2);
});

it("says at once that there is something to lose, though the word for it waits half a second", async () => {
  const provider = await connected();
  serve();
  sayServer(100, 1);
  doc.getText("t").insert(0, "a");
  expect([provider.saved.value, provider.changes.value]).toEqual(["saved", 1]);
  await vi.advanceTimersByTimeAsync(100);
  sayServer(100, 2);
  expect(provider.changes.value).toBe(0);
});

it("tells what the server says of its store, and forgets it with the connection", async () => {
  const provider = await connected();
  serve();
  sayServer(101, 1);
  expect(provider.store.value).toBe("failing");
  sayServer(101, 0);
  expect(provider.store.value).toBe("stores");
  sayServer(101, 2);
  expect(provider.store.value).toBe("damaged");
  world.socket.hangUp(1006);
  await reconnected();
  expect(provider.store.value).toBe("stores");
});

it("tells that the copy is lost when it cannot be written any more", async () => {
  const copy = copyWith(0);
  const provider = await connected({ openCopy: async () => copy });
  expect(provider.copy.value).toBe("kept");
  copy.lost.value = true;
  expect(provider.copy.value).toBe("none");
});

it("takes what was written for refused after a code that says so, and only if something waits", async () => {
  const provider = await connected();
  serve();
  sayServer(100, 1);
  doc.getText("t").insert(0, "one too many");
  await vi.advanceTimersByTimeAsync(60);
  world.socket.hangUp(4413);
  expect(provider.refusal.value).toEqual({ code: 4413, reason: undefined });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(world.sockets.length).toBe(1);
});

it("goes by the close code where one follows the refusal", async () => {
  const provider = await connected();
  serve();
  doc.getText("t").insert(0, "one too many");
  await vi.advanceTimersByTimeAsync(60);
  world.socket.hear(denied("the document is full"));
  world.socket.hangUp(4413);
  expect(provider.refusal.value).toEqual({ code: 4413, reason: undefined });
});

it.each([4401, 4403, 4404, 4509, 4529, 1006])("keeps what waits for another time after %i", async (code) => {
  const provider = await connected();
  serve();
  doc.getText("t").insert(0, "mine");
  world.socket.hangUp(code);
  expect(provider.refusal.value).toBeUndefined();
  expect(provider.saved.value).toBe("unsaved");
});

it("does not give up the copy of a damaged doc when the server refuses it", async () => {
  const provider = await connected();
  serve();
  sayServer(101, 2);
  world.socket.hear(denied("damaged"));
  await vi.advanceTimersByTimeAsync(600);
  expect(provider.refusal.value).toBeUndefined();
});

it("goes on without a local copy that does not open", async () => {
  const provider = await connected({ openCopy: () => Promise.reject(new Error("no disk")) });
  serve();
  expect(provider.copy.value).toBe("none");
  expect(world.sockets.length).toBe(1);
});

it("keeps the others through a short outage and forgets who does not come back", async () => {
  const awareness = new Awareness(doc);
  scope.add(() => awareness.destroy());
  const [ana, ben] = [someone("Ana"), someone("Ben")];
  await connected({ awareness });
  serve();
  for (const other of [ana, ben]) world.socket.hear(awarenessFrame(other));
  world.socket.hangUp(1006);
  await reconnected();
  expect(names(awareness)).toEqual(["Ana", "Ben"]);
  await vi.advanceTimersByTimeAsync(1000);
  world.socket.hear(awarenessFrame(ana));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(names(awareness)).toEqual(["Ana"]);
});

it("tells why the server refused what was written", async () => {
  const provider = await connected();
  world.socket.hear(denied("This board is closed."));
  await vi.advanceTimersByTimeAsync(600);
  expect(provider.refusal.value).toEqual({ code: 4403, reason: "This board is closed." });
});

function denied(reason: string): Uint8Array {
  const frame = encoding.createEncoder();
  encoding.writeVarUint(frame, 2);
  encoding.writeVarUint(frame, 0);
  encoding.writeVarString(frame, reason);
  return encoding.toUint8Array(frame);
}

function copyWith(unsaved: number): LocalCopy & { lost: Signal<boolean> } {
  return { unsaved, lost: signal(false), mark: vi.fn(), end: () => {} };
}

/** Everything that the client sent on its present socket and the server has not yet read, answered as D2 and D4 say. */
let readFrom: { socket: FakeSocket; at: number } | undefined;

function serve(): void {
  const socket = world.socket;
  const from = readFrom?.socket === socket ? readFrom.at : 0;
  if (from === 0) socket.hear(syncFrame(0, Y.encodeStateVector(server)));
  for (const frame of socket.sent.slice(from)) read(socket, frame as Uint8Array);
  readFrom = { socket, at: socket.sent.length };
}

function read(socket: FakeSocket, frame: Uint8Array): void {
  const decoder = decoding.createDecoder(frame);
  if (decoding.readVarUint(decoder) !== 0) return;
  const kind = decoding.readVarUint(decoder);
  const bytes = decoding.readVarUint8Array(decoder);
  if (kind === 0) socket.hear(syncFrame(1, Y.encodeStateAsUpdate(server, bytes)));
  else Y.applyUpdate(server, bytes);
}

function syncFrame(kind: number, bytes: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 0);
  encoding.writeVarUint(encoder, kind);
  encoding.writeVarUint8Array(encoder, bytes);
  return encoding.toUint8Array(encoder);
}

function sayServer(type: number, n: number): void {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  encoding.writeVarUint(encoder, n);
  world.socket.hear(encoding.toUint8Array(encoder));
}

function someone(name: string): Awareness {
  const awareness = new Awareness(new Y.Doc());
  awareness.setLocalState({ name });
  scope.add(() => awareness.destroy());
  return awareness;
}

function awarenessFrame(of: Awareness): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(of, [of.clientID]));
  return encoding.toUint8Array(encoder);
}

function names(awareness: Awareness): unknown[] {
  return [...awareness.states.values()]
    .map((state) => state.name)
    .filter(Boolean)
    .sort();
}

async function connected(plan: Partial<ConstructorParameters<typeof DocProvider>[3]> = {}): Promise<DocProvider> {
  const provider = new DocProvider(scope, world, doc, { docId: "d", ...plan });
  await vi.advanceTimersByTimeAsync(0);
  world.socket.open();
  return provider;
}

async function reconnected(): Promise<void> {
  await vi.advanceTimersByTimeAsync(1000);
  world.socket.open();
}
