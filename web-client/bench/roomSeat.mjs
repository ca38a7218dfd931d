import { once } from "node:events";
import { performance } from "node:perf_hooks";
import WebSocket from "ws";

/** One screen in a room. It asks the time every 4 s when all is quiet, as the page does. */
export class Seat {
  #socket;
  #expected = new Map();
  #asked;
  bytes = 0;
  lags = [];

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
    seat.#asked = setInterval(() => seat.send({ type: "clock", t0: performance.now() }), 4_000);
    return seat;
  }

  send(message) {
    const text = JSON.stringify(message);
    this.bytes += text.length + 6;
    this.#socket.send(text);
  }

  expect(command, since) {
    this.#expected.set(command, since);
  }

  order(order) {
    const command = `c-${Math.random().toString(36).slice(2)}`;
    return new Promise((resolve) => {
      this.settled = { command, resolve };
      this.send({ ...order, command });
    });
  }

  close() {
    clearInterval(this.#asked);
    this.#socket.removeAllListeners("close");
    this.#socket.close();
  }

  #hear(data, welcomed) {
    const now = performance.now();
    this.bytes += data.length + 4;
    const text = data.toString();
    if (text.startsWith('{"type":"welcome"')) return welcomed();
    const command = /"command":"([^"]+)"/.exec(text)?.[1];
    if (command === undefined) return;
    const since = this.#expected.get(command);
    if (since !== undefined) {
      this.lags.push(now - since);
      this.#expected.delete(command);
    }
    if (this.settled?.command === command) this.settled.resolve();
  }
}
