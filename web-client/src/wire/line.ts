import { type ReadonlySignal, signal } from "@preact/signals";
import type { Scope } from "../kit/scope.ts";
import { ApiError } from "./api.ts";
import { CLOSE } from "./messages.ts";

/** The part of a WebSocket that a line uses; tests give one of their own. */
export interface Socket {
  binaryType: BinaryType;
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
  send(data: string | Uint8Array<ArrayBuffer>): void;
  close(code?: number): void;
}

/** What a line needs of the world. */
export interface LineWorld {
  /** May hang on a line that swallows what is sent: `signal` gives it up. */
  ticket(target: string, signal: AbortSignal): Promise<string>;
  connect(path: string): Socket;
  /** In [0, 1). */
  random(): number;
  /** Milliseconds. */
  now(): number;
}

export interface LinePlan {
  /** What the ticket is for: `session:ID` or `doc:ID`. */
  readonly target: string;
  /** Path and query of the socket, to which `ticket=` is added. */
  readonly path: string;
  /** Silence in ms after which the line is taken for dead; the server speaks at least this often. */
  readonly silence: number;
  /** Close codes after which this line does not come back, beside those that are final for all. */
  readonly notAgain?: readonly number[];
  /** Silence in ms after which `quiet` is called, once a silence. */
  readonly quietAfter?: number;
}

export interface LineListener {
  opened(): void;
  received(data: unknown): void;
  /** The connection is gone; the line comes back by itself unless it has ended. */
  lost(): void;
  quiet?(): void;
}

export type LineState =
  | { readonly is: "opening" }
  | { readonly is: "open" }
  | { readonly is: "lost" }
  | { readonly is: "ended"; readonly code: number };

/** The first wait is up to half a second; each further one up to twice as long. */
const FIRST_WAIT_MS = 500;
/** Nobody waits longer, so that a healed server is full again within a quarter of a minute. */
const LONGEST_WAIT_MS = 15_000;
/** A handshake that takes longer is given up. */
const OPENING_MS = 10_000;
/** A connection that held this long was a good one: the next loss is waited out from the shortest wait on, ms. */
const STEADY_MS = 5_000;

/** Codes of this range say: do not come back by yourself. */
export function isFinal(code: number): boolean {
  return code >= 4400 && code <= 4499;
}

/** A WebSocket that comes back: exponential back-off with full jitter, at once when the browser wakes or comes online. */
export class Line {
  readonly #scope: Scope;
  readonly #world: LineWorld;
  readonly #plan: LinePlan;
  readonly #listener: LineListener;
  readonly #state = signal<LineState>({ is: "opening" });
  #socket: Socket | undefined;
  /** Gives up the ticket that is asked for: a browser has but six requests to a host at once, and hanging ones would keep all others waiting. */
  #asking = new AbortController();
  #attempt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #openedAt = 0;
  #heardAt = 0;
  #quiet = false;

  constructor(scope: Scope, world: LineWorld, plan: LinePlan, listener: LineListener) {
    this.#scope = scope;
    this.#world = world;
    this.#plan = plan;
    this.#listener = listener;
  }

  get state(): ReadonlySignal<LineState> {
    return this.#state;
  }

  start(): void {
    this.#scope.add(() => this.#end());
    this.#scope.listen(window, "online", () => this.#wake());
    this.#scope.listen(window, "offline", () => this.drop());
    this.#scope.listen(document, "visibilitychange", () => document.visibilityState === "visible" && this.#wake());
    this.#scope.every(1000, () => this.#watch());
    void this.#open();
  }

  /** Sends, and says whether there was a connection to send on. */
  send(data: string | Uint8Array<ArrayBuffer>): boolean {
    if (this.#state.value.is !== "open" || this.#socket === undefined) return false;
    this.#socket.send(data);
    return true;
  }

  /** Gives the present connection up and comes back. */
  drop(): void {
    const socket = this.#socket;
    if (socket === undefined) return;
    this.#detach();
    socket.close();
    this.#gone(CLOSE.GOING_AWAY);
  }

  async #open(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#tooSlow(), OPENING_MS);
    const attempt = this.#timer;
    this.#asking.abort();
    this.#asking = new AbortController();
    try {
      const ticket = await this.#world.ticket(this.#plan.target, this.#asking.signal);
      if (this.#timer !== attempt || this.#scope.ended) return;
      const join = this.#plan.path.includes("?") ? "&" : "?";
      this.#attach(this.#world.connect(`${this.#plan.path}${join}ticket=${encodeURIComponent(ticket)}`));
    } catch (error) {
      if (this.#timer === attempt) this.#gone(closeCodeOf(error));
    }
  }

  #attach(socket: Socket): void {
    this.#socket = socket;
    socket.binaryType = "arraybuffer";
    socket.onopen = () => this.#opened();
    socket.onmessage = (event) => this.#heard(event.data);
    socket.onclose = (event) => {
      this.#detach();
      this.#gone(event.code);
    };
  }

  #detach(): void {
    if (this.#socket === undefined) return;
    this.#socket.onopen = this.#socket.onmessage = this.#socket.onclose = null;
    this.#socket = undefined;
  }

  #opened(): void {
    clearTimeout(this.#timer);
    this.#openedAt = this.#heardAt = this.#world.now();
    this.#state.value = { is: "open" };
    this.#listener.opened();
  }

  #heard(data: unknown): void {
    this.#heardAt = this.#world.now();
    this.#quiet = false;
    if (this.#heardAt - this.#openedAt >= STEADY_MS) this.#attempt = 0;
    this.#listener.received(data);
  }

  #gone(code: number): void {
    clearTimeout(this.#timer);
    if (this.#scope.ended) return;
    const wasOpen = this.#state.value.is === "open";
    const final = isFinal(code) || (this.#plan.notAgain?.includes(code) ?? false);
    this.#state.value = final ? { is: "ended", code } : { is: "lost" };
    if (wasOpen) this.#listener.lost();
    if (!final) this.#comeBack();
  }

  #comeBack(): void {
    const most = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#attempt++);
    this.#timer = setTimeout(() => void this.#open(), this.#world.random() * most);
  }

  #wake(): void {
    if (this.#state.value.is !== "lost" || this.#socket !== undefined) return;
    this.#attempt = 0;
    void this.#open();
  }

  #tooSlow(): void {
    this.#asking.abort();
    if (this.#socket === undefined) this.#gone(CLOSE.GOING_AWAY);
    else this.drop();
  }

  #watch(): void {
    if (this.#state.value.is !== "open") return;
    const silence = this.#world.now() - this.#heardAt;
    if (silence > this.#plan.silence) this.drop();
    else if (this.#plan.quietAfter !== undefined && silence > this.#plan.quietAfter && !this.#quiet) {
      this.#quiet = true;
      this.#listener.quiet?.();
    }
  }

  #end(): void {
    clearTimeout(this.#timer);
    this.#asking.abort();
    const socket = this.#socket;
    this.#detach();
    socket?.close(1000);
  }
}

/** A refused ticket is as final as the close code that says the same. */
function closeCodeOf(error: unknown): number {
  const status = error instanceof ApiError ? error.status : 0;
  if (status === 401) return CLOSE.NOT_SIGNED_IN;
  if (status === 403) return CLOSE.NOT_ALLOWED;
  if (status === 404) return CLOSE.NO_SUCH_DOC;
  return CLOSE.GOING_AWAY;
}

/** The real world: the browser's sockets on this page's host. */
export function browserWorld(ticket: LineWorld["ticket"]): LineWorld {
  const base = location.origin.replace(/^http/, "ws");
  return {
    ticket,
    connect: (path) => new WebSocket(base + path) as Socket,
    random: Math.random,
    now: () => performance.now(),
  };
}
