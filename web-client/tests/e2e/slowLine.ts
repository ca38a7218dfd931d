import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";

/** Delays in ms, one way each. */
export interface Delays {
  readonly up: number;
  readonly down: number;
  readonly jitter: number;
}

/**
 * An HTTP proxy before one server that takes its time: each piece waits its delay, and none overtakes another. A browser's context is led through it by
 * its `proxy` option, so that the page keeps its origin.
 */
export class SlowLine {
  readonly port: number;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(server: Server, port: number) {
    this.#server = server;
    this.port = port;
  }

  static async open(target: number, delays: Delays): Promise<SlowLine> {
    const server = createServer();
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const line = new SlowLine(server, typeof address === "object" && address ? address.port : 0);
    server.on("connection", (near) => line.#join(near, target, delays));
    return line;
  }

  /** For the options of a browser's context. */
  get proxy(): { server: string; bypass: string } {
    return { server: `http://127.0.0.1:${this.port}`, bypass: "<-loopback>" };
  }

  close(): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  #join(near: Socket, target: number, { up, down, jitter }: Delays): void {
    const far = connect(target, "127.0.0.1");
    for (const socket of [near, far]) {
      this.#sockets.add(socket);
      socket.setNoDelay(true);
      socket.on("error", () => socket.destroy());
      socket.on("close", () => this.#sockets.delete(socket));
    }
    near.once("data", (first) => {
      const [method, host = ""] = first.toString("latin1").split(" ");
      const tunnel = method === "CONNECT";
      // The browser's own errands are none of ours.
      if (tunnel && !host.endsWith(`:${target}`)) near.destroy();
      else if (tunnel) near.write("HTTP/1.1 200 Connection established\r\n\r\n");
      else far.write(first);
      carry(near, far, up, jitter);
    });
    // Also when it is gone before anything was said.
    carry(far, near, down, jitter);
  }
}

function carry(from: Socket, to: Socket, delay: number, jitter: number): void {
  // Timers of almost the same time may change places: each takes what waits longest.
  const waiting: (() => void)[] = [];
  const later = (run: () => void): void => {
    waiting.push(run);
    setTimeout(() => waiting.shift()?.(), Math.max(0, delay + (2 * Math.random() - 1) * jitter));
  };
  from.on("data", (piece) => later(() => to.writable && to.write(piece)));
  from.on("close", () => later(() => to.destroy()));
}
