import type { ReadonlySignal } from "@preact/signals";
import { effect, signal } from "@preact/signals";
import { t } from "../../i18n/t.ts";
import type { Scope } from "../../kit/scope.ts";
import { tell } from "../../kit/status.tsx";
import type { Other, Sight } from "../model/hands.ts";
import type { Easel } from "../tools/tool.ts";

/** Looks where another looks, until one moves by oneself. */
export class Following {
  readonly #easel: Easel;
  readonly #client = signal<number | undefined>(undefined);
  /** A call lasts until it is ended: who comes to the board later hears it, too. */
  #called = 0;
  /** Whose call this person followed, as long as they do. */
  #caller: number | undefined;

  /** @param leads whether a person leads here: only their calls are heard */
  constructor(scope: Scope, easel: Easel, leads: (person: string) => boolean) {
    this.#easel = easel;
    const { view, desk } = easel;
    view.onOwnMove = () => {
      this.#client.value = undefined;
    };
    scope.add(effect(() => this.#hear(desk.hands.others.value, leads)));
    scope.add(effect(() => this.#look(desk.hands.others.value)));
    scope.add(
      effect(() => {
        desk.hands.look(view.view.value, view.screen.value);
      }),
    );
  }

  get client(): ReadonlySignal<number | undefined> {
    return this.#client;
  }

  follow(client: number | undefined): void {
    this.#client.value = client;
  }

  /** Asks everybody to look where this person looks, for as long as it is not ended. */
  call(on: boolean): void {
    this.#easel.desk.hands.call(on ? Date.now() : 0);
  }

  #hear(others: readonly Other[], leads: (person: string) => boolean): void {
    this.#letGo(others);
    const caller = others.find(({ calls, person }) => calls > this.#called && leads(person));
    if (!caller) return;
    this.#called = caller.calls;
    this.#caller = caller.client;
    this.#client.value = caller.client;
    tell(t("board.calledBy", { name: caller.name }));
  }

  /** Who called ends it: those who came for the call look where they like again. */
  #letGo(others: readonly Other[]): void {
    const ended = others.some(({ client, calls }) => client === this.#caller && calls === 0);
    if (!ended) return;
    if (this.#client.peek() === this.#caller) this.#client.value = undefined;
    this.#caller = undefined;
  }

  #look(others: readonly Other[]): void {
    const client = this.#client.value;
    if (client === undefined) return;
    const leader = others.find((other) => other.client === client);
    if (!leader) this.#client.value = undefined;
    else if (leader.sees) this.#show(leader.sees);
  }

  #show({ x, y, across }: Sight): void {
    const { w, h } = this.#easel.view.screen.peek();
    this.#easel.view.show({ x, y, k: Math.min(w, h) / Math.max(1, across) });
  }
}
