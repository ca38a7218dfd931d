import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { WebSocket } from "ws";
import * as awareness from "y-protocols/awareness";
import * as sync from "y-protocols/sync";
import * as Y from "yjs";
import type { BoardView } from "../../src/wire/messages.ts";
import { FIRST_NOTES, TEMPLATE } from "./programme.ts";

interface Hosted {
  readonly doc: Y.Doc;
  readonly awareness: awareness.Awareness;
  readonly sockets: Set<WebSocket>;
}

/** Docs in memory, in y-websocket's protocol with `saved n`; the test harness's alone. */
export class DocHub {
  readonly #docs = new Map<string, Hosted>();
  /** While false, nothing is said to be saved. */
  saves = true;

  constructor(board: BoardView) {
    const meta = this.#host(board.frame).doc.getMap("meta");
    meta.set("title", board.title);
    meta.set("template", TEMPLATE);
    meta.set("schema", 1);
    const items = this.#host(board.content).doc.getMap<Y.Map<unknown>>("items");
    FIRST_NOTES.forEach(([pos, text], index) => {
      const item = new Y.Map<unknown>();
      items.set(`first${index}`, item);
      item.set("kind", "note");
      item.set("pos", pos);
      item.set("text", new Y.Text(text));
      item.set("by", "p0");
      item.set("at", index);
    });
  }

  doc(id: string): Y.Doc {
    return this.#host(id).doc;
  }

  hangUp(code: number): void {
    for (const { sockets } of this.#docs.values()) for (const socket of sockets) socket.close(code);
  }

  join(id: string, socket: WebSocket): void {
    const hosted = this.#host(id);
    const known = new Set<number>();
    let messages = 0;
    hosted.sockets.add(socket);
    socket.binaryType = "nodebuffer";
    socket.send(frame((out) => sync.writeSyncStep1(sectioned(out, 0), hosted.doc)));
    socket.send(awarenessFrame(hosted.awareness, [...hosted.awareness.states.keys()]));
    socket.on("message", (data: Buffer) => {
      const decoder = decoding.createDecoder(new Uint8Array(data));
      const type = decoding.readVarUint(decoder);
      if (type === 1) return this.#hear(hosted, socket, decoding.readVarUint8Array(decoder), known);
      if (type !== 0) return;
      const out = encoding.createEncoder();
      encoding.writeVarUint(out, 0);
      const kind = sync.readSyncMessage(decoder, out, hosted.doc, socket);
      if (encoding.length(out) > 1) socket.send(encoding.toUint8Array(out));
      if (kind !== sync.messageYjsSyncStep1 && this.saves) socket.send(saved(++messages));
    });
    socket.on("close", () => {
      hosted.sockets.delete(socket);
      awareness.removeAwarenessStates(hosted.awareness, [...known], socket);
      broadcast(hosted, socket, awarenessFrame(hosted.awareness, [...known]));
    });
  }

  #hear(hosted: Hosted, socket: WebSocket, update: Uint8Array, known: Set<number>): void {
    const decoder = decoding.createDecoder(update);
    decoding.readVarUint(decoder);
    known.add(decoding.readVarUint(decoder));
    awareness.applyAwarenessUpdate(hosted.awareness, update, socket);
    broadcast(
      hosted,
      socket,
      frame((out) => encoding.writeVarUint8Array(sectioned(out, 1), update)),
    );
  }

  #host(id: string): Hosted {
    const known = this.#docs.get(id);
    if (known) return known;
    const doc = new Y.Doc();
    const hosted = { doc, awareness: new awareness.Awareness(doc), sockets: new Set<WebSocket>() };
    hosted.awareness.setLocalState(null);
    doc.on("update", (update: Uint8Array, origin: unknown) =>
      broadcast(
        hosted,
        origin,
        frame((out) => sync.writeUpdate(sectioned(out, 0), update)),
      ),
    );
    this.#docs.set(id, hosted);
    return hosted;
  }
}

function broadcast({ sockets }: Hosted, except: unknown, bytes: Uint8Array): void {
  for (const socket of sockets) if (socket !== except) socket.send(bytes);
}

function frame(write: (out: encoding.Encoder) => void): Uint8Array {
  const out = encoding.createEncoder();
  write(out);
  return encoding.toUint8Array(out);
}

function sectioned(out: encoding.Encoder, type: number): encoding.Encoder {
  encoding.writeVarUint(out, type);
  return out;
}

function awarenessFrame(of: awareness.Awareness, clients: number[]): Uint8Array {
  return frame((out) => encoding.writeVarUint8Array(sectioned(out, 1), awareness.encodeAwarenessUpdate(of, clients)));
}

function saved(n: number): Uint8Array {
  return frame((out) => encoding.writeVarUint(sectioned(out, 100), n));
}
