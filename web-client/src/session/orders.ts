import { type ReadonlySignal, signal } from "@preact/signals";
import type { ClientMessage, ErrorCode } from "../wire/messages.ts";

/** An order with its command id, as it goes over the wire. */
export type Command = Extract<ClientMessage, { command: string }>;
type WithoutCommand<T> = T extends Command ? Omit<T, "command"> : never;

/** What a person can order; the command id is given by the room. */
export type Order = WithoutCommand<Command>;

export type Outcome =
  | { readonly done: true }
  | { readonly done: false; readonly code: ErrorCode; readonly message: string };

interface WaitingOrder {
  readonly message: Command;
  readonly resolve: (outcome: Outcome) => void;
}

/** The orders that are not answered yet, in the order in which they were given. */
export class WaitingOrders {
  readonly #waiting = new Map<string, WaitingOrder>();
  readonly #held = signal<readonly Command[]>([]);

  /** Those that the server has taken, but cannot store just now (L44). */
  get held(): ReadonlySignal<readonly Command[]> {
    return this.#held;
  }

  all(): readonly Command[] {
    return [...this.#waiting.values()].map(({ message }) => message);
  }

  /** Waits for the answer to it. */
  add(message: Command): Promise<Outcome> {
    return new Promise((resolve) => this.#waiting.set(message.command, { message, resolve }));
  }

  hold(command: string): void {
    const order = this.#waiting.get(command);
    if (order) this.#held.value = [...this.#withoutHeld(command), order.message];
  }

  settle(command: string, outcome: Outcome): void {
    const order = this.#waiting.get(command);
    this.#waiting.delete(command);
    if (this.#held.peek().length > 0) this.#held.value = this.#withoutHeld(command);
    order?.resolve(outcome);
  }

  settleAll(outcome: Outcome): void {
    for (const { command } of this.all()) this.settle(command, outcome);
  }

  #withoutHeld(command: string): readonly Command[] {
    return this.#held.peek().filter((order) => order.command !== command);
  }
}
