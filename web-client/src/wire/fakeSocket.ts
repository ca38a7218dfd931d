import type { LineWorld, Socket } from "./line.ts";

/** One side of a socket pair for tests: what is sent waits in `sent`; the other side is played by hand. */
export class FakeSocket implements Socket {
  binaryType: BinaryType = "blob";
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  readonly sent: (string | Uint8Array<ArrayBuffer>)[] = [];
  closed = false;
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  send(data: string | Uint8Array<ArrayBuffer>): void {
    this.sent.push(data);
  }

  close(): void {
    this.closed = true;
  }

  open(): void {
    this.onopen?.();
  }

  hear(data: string | Uint8Array): void {
    this.onmessage?.({ data: typeof data === "string" ? data : data.slice().buffer });
  }

  hangUp(code: number): void {
    this.onclose?.({ code });
  }
}

/** A world of fake sockets whose clock is the test's fake timers. */
export class FakeWorld implements LineWorld {
  readonly sockets: FakeSocket[] = [];
  tickets = 0;
  chance = 0.5;
  ticketFails: (() => Error) | undefined;

  async ticket(_target: string, _signal: AbortSignal): Promise<string> {
    this.tickets++;
    if (this.ticketFails) throw this.ticketFails();
    return `t${this.tickets}`;
  }

  connect(path: string): Socket {
    const socket = new FakeSocket(path);
    this.sockets.push(socket);
    return socket;
  }

  random(): number {
    return this.chance;
  }

  now(): number {
    return Date.now();
  }

  get socket(): FakeSocket {
    return this.sockets.at(-1) as FakeSocket;
  }
}
