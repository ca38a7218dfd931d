import * as encoding from "lib0/encoding";
import {
  type Awareness,
  applyAwarenessUpdate,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from "y-protocols/awareness";
import type { Scope } from "../kit/scope.ts";

/** How long the others' cursors stay after our line was lost or came back, ms: a short outage is not everybody leaving. */
const OTHERS_STAY_MS = 10_000;

export const AWARENESS = 1;

/** Who else is at a doc, and what we tell them of ourselves: awareness over a line that comes and goes. */
export class Others {
  readonly #awareness: Awareness;
  readonly #send: (frame: Uint8Array<ArrayBuffer>) => void;
  /** The ids that were told on this connection. */
  readonly #heard = new Set<number>();
  #forgetTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(scope: Scope, awareness: Awareness, send: (frame: Uint8Array<ArrayBuffer>) => void) {
    this.#awareness = awareness;
    this.#send = send;
    const onUpdate = (change: { added: number[]; updated: number[] }, origin: unknown): void => {
      if (origin === "local" || origin === "end") this.announce();
      else for (const client of [...change.added, ...change.updated]) this.#heard.add(client);
    };
    awareness.on("update", onUpdate);
    scope.add(() => awareness.off("update", onUpdate));
  }

  announce(): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, AWARENESS);
    encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(this.#awareness, [this.#awareness.clientID]));
    this.#send(encoding.toUint8Array(encoder));
  }

  hear(update: Uint8Array): void {
    const own = this.#awareness.getLocalState();
    applyAwarenessUpdate(this.#awareness, update, this);
    // The server may have told us of ourselves before it could know that this line is ours.
    if (own !== null && this.#awareness.getLocalState() !== own) this.#awareness.setLocalState(own);
  }

  /** A server that was started anew counts its awareness clocks anew (D9): take what it says, and forget whom it does not name. */
  meetAgain(): void {
    const { meta, clientID } = this.#awareness;
    for (const [client, { lastUpdated }] of meta) {
      if (client !== clientID) meta.set(client, { clock: -1, lastUpdated });
    }
    this.forgetLater();
    this.announce();
  }

  /** Forgets, after a while, whoever is not heard from now on. */
  forgetLater(): void {
    this.#heard.clear();
    clearTimeout(this.#forgetTimer);
    this.#forgetTimer = setTimeout(() => {
      const { states, clientID } = this.#awareness;
      const unheard = [...states.keys()].filter((client) => client !== clientID && !this.#heard.has(client));
      removeAwarenessStates(this.#awareness, unheard, this);
    }, OTHERS_STAY_MS);
  }

  end(): void {
    clearTimeout(this.#forgetTimer);
    removeAwarenessStates(this.#awareness, [this.#awareness.clientID], "end");
  }
}
