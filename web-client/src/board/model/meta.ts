import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type * as Y from "yjs";
import type { Scope } from "../../kit/scope.ts";
import { type Layout, layoutOf } from "../geometry/layout.ts";
import { readTemplate, type Template } from "../template.ts";
import type { Reserves } from "./reserves.ts";
import { type Round, readRound, readTimer, type Timer } from "./round.ts";
import { type Ballot, readBallot } from "./votes.ts";
import { wordsOf } from "./words.ts";

/** What a frame says for everybody: title, shape, ballot, round, timer, and what is kept for whom. */
export class Meta {
  readonly #template = signal<Template | undefined>(undefined);
  readonly #title = signal("");
  readonly #ballot = signal<Ballot | undefined>(undefined);
  readonly #round = signal<Round | undefined>(undefined);
  readonly #timer = signal<Timer | undefined>(undefined);
  #shape: unknown;

  constructor(scope: Scope, meta: Y.Map<unknown>, reserves: Reserves) {
    const read = (): void => this.#read(meta, reserves);
    meta.observe(read);
    scope.add(() => meta.unobserve(read));
    read();
  }

  get template(): ReadonlySignal<Template | undefined> {
    return this.#template;
  }

  /** The board's shape, once its frame is here and can be drawn. */
  readonly layout: ReadonlySignal<Layout | undefined> = computed(() => {
    const template = this.#template.value;
    return template === undefined ? undefined : layoutOf(template);
  });

  get title(): ReadonlySignal<string> {
    return this.#title;
  }

  get ballot(): ReadonlySignal<Ballot | undefined> {
    return this.#ballot;
  }

  get round(): ReadonlySignal<Round | undefined> {
    return this.#round;
  }

  get timer(): ReadonlySignal<Timer | undefined> {
    return this.#timer;
  }

  #read(meta: Y.Map<unknown>, reserves: Reserves): void {
    const shape = meta.get("template");
    // The same object as long as nobody wrote another: a timer or a ballot must not make the whole board anew.
    if (shape !== this.#shape) this.#template.value = readTemplate(shape);
    this.#shape = shape;
    this.#title.value = wordsOf(meta.get("title"));
    this.#ballot.value = readBallot(meta.get("ballot"));
    this.#round.value = readRound(meta.get("private"));
    this.#timer.value = readTimer(meta.get("timer"));
    reserves.read(meta.get("reserved"), meta.get("lookers"));
  }
}
