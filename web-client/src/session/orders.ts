import { type ReadonlySignal, signal } from "@preact/signals";
import { t } from "../i18n/t.ts";
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

/** Orders that were given and not answered yet; each is sent again with every welcome, and done once (S7). */
export class GivenOrders {
  readonly #waiting = new Map<string, WaitingOrder>();
  readonly #held = signal<readonly Command[]>([]);

  /** Those that the server has taken, but cannot store just now (L44). */
  get held(): ReadonlySignal<readonly Command[]> {
    return this.#held;
  }

  wait(message: Command): Promise<Outcome> {
    return new Promise((resolve) => this.#waiting.set(message.command, { message, resolve }));
  }

  waiting(): readonly Command[] {
    return [...this.#waiting.values()].map(({ message }) => message);
  }

  hold(command: string): void {
    const order = this.#waiting.get(command);
    if (order) this.#held.value = [...this.#withoutHeld(command), order.message];
  }

  settle(command: string, outcome: Outcome): void {
    const waiting = this.#waiting.get(command);
    this.#waiting.delete(command);
    if (this.#held.peek().length > 0) this.#held.value = this.#withoutHeld(command);
    waiting?.resolve(outcome);
  }

  /** The line is over for good. */
  giveUp(): void {
    for (const command of [...this.#waiting.keys()]) {
      this.settle(command, { done: false, code: "INTERNAL", message: t("room.orderLost") });
    }
  }

  #withoutHeld(command: string): readonly Command[] {
    return this.#held.peek().filter((order) => order.command !== command);
  }
}
