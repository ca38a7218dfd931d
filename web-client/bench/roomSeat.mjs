import { once } from "node:events";
import { performance } from "node:perf_hooks";
import WebSocket from "ws";

/** One screen in a room. It asks the time every 3 s when all is quiet, as the page does. */
export class Seat {
  #socket;
  #asked;
  bytes = 0;

  static async open(port, session, ticket, tab) {
    const seat = new Seat();
    const socket = new WebSocket(`ws://localhost:${port}/ws/session/${session}?ticket=${ticket}`, {
      origin: `http://localhost:${port}`,
    });
    seat.#socket = socket;
    await once(socket, "open");
    await new Promise((resolve, reject) => {
      socket.on("message", (data) => seat.#hear(data, resolve));
      socket.on("close", (code) => reject(new Error(`closed with ${code}`)));
      socket.on("error", reject);
      seat.send({ type: "hello", tab });
    });
    seat.#asked = setInterval(() => seat.send({ type: "clock", t0: performance.now() }), 3_000);
    return seat;
  }

  send(message) {
    const text = JSON.stringify(message);
    this.bytes += text.length + 6;
    this.#socket.send(text);
  }

  close() {
    clearInterval(this.#asked);
    this.#socket.removeAllListeners("close");
    this.#socket.close();
  }

  #hear(data, welcomed) {
    this.bytes += data.length + 4;
    if (data.toString().startsWith('{"type":"welcome"')) welcomed();
  }
}
