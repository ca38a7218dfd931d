import type { ReadonlySignal } from "@preact/signals";
import type { Scope } from "../kit/scope.ts";
import { Line, type LineState, type LineWorld } from "./line.ts";
import type { ClientMessage, ServerMessage } from "./messages.ts";

/** A quiet line is asked the time after this, so that a dead one is found within a few seconds. */
const ASK_AFTER_MS = 4_000;
const DEAD_AFTER_MS = 9_000;

/** The session socket: `docs/protocol.md` section S. Says hello on every connection, of one who is at the `doors` or comes in; comes back by itself. */
export class SessionSocket {
  readonly #line: Line;

  constructor(
    scope: Scope,
    world: LineWorld,
    sessionId: string,
    tab: string,
    listener: {
      received(message: ServerMessage): void;
      lost(): void;
      /** The last event that was folded, if any was. */
      after(): number | undefined;
    },
    doors = false,
  ) {
    const plan = {
      target: `session:${sessionId}`,
      path: `/ws/session/${encodeURIComponent(sessionId)}`,
      quietAfter: ASK_AFTER_MS,
      silence: DEAD_AFTER_MS,
    };
    this.#line = new Line(scope, world, plan, {
      opened: () => {
        const after = listener.after();
        this.send({ type: "hello", tab, ...(after !== undefined && { after }), ...(doors && { doors }) });
      },
      received: (data) => listener.received(JSON.parse(String(data)) as ServerMessage),
      lost: () => listener.lost(),
      quiet: () => this.send({ type: "clock", t0: world.now() }),
    });
    this.#line.start();
  }

  get state(): ReadonlySignal<LineState> {
    return this.#line.state;
  }

  send(message: ClientMessage): boolean {
    return this.#line.send(JSON.stringify(message));
  }
}
