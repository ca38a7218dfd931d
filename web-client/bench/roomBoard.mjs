import { once } from "node:events";
import * as encoding from "lib0/encoding";
import WebSocket from "ws";
import { Awareness, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";

const AWARENESS = 1;
/** As often as a page tells where its pointer is. */
const TELL_MS = 50;
const FAR = 2_000;

/** One person at the board of the room: its document's line, and a pointer. Every byte both ways is counted. */
export class BoardLine {
  bytes = 0;
  #socket;
  #awareness = new Awareness(new Y.Doc());
  #who;

  static async open({ port, doc, ticket, at }) {
    const line = new BoardLine();
    const address = `ws://localhost:${port}/ws/doc/${encodeURIComponent(doc)}?saved=1&ticket=${ticket}`;
    const socket = new WebSocket(address, { origin: `http://localhost:${port}` });
    line.#socket = socket;
    line.#who = { person: `person-${at}`, name: `Person ${at}`, color: "#3757a6" };
    socket.on("message", (data) => {
      line.bytes += data.length + 4;
    });
    await once(socket, "open");
    return line;
  }

  /** Points for a share of the time, a second at a time, and rests for the others. */
  async point(ends, share) {
    for (let step = 0; performance.now() < ends; step++) {
      const second = Math.floor((step * TELL_MS) / 1_000);
      if (second % Math.round(1 / share) === 0) this.#tell(step);
      await new Promise((resolve) => setTimeout(resolve, TELL_MS));
    }
  }

  close() {
    this.#socket.close();
    this.#awareness.destroy();
  }

  #tell(step) {
    const cursor = { x: Math.round(FAR * Math.sin(step / 40)), y: Math.round(FAR * Math.cos(step / 55)) };
    this.#awareness.setLocalState({ ...this.#who, cursor, sees: { x: 0, y: 0, across: 1_200 } });
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, AWARENESS);
    encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(this.#awareness, [this.#awareness.clientID]));
    const frame = encoding.toUint8Array(encoder);
    this.bytes += frame.length + 6;
    this.#socket.send(frame);
  }
}
