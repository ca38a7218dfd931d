import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Layout } from "../geometry/layout.ts";
import { cellOf } from "../geometry/place.ts";
import { isFree, type Pos } from "./items.ts";
import { wordsOf } from "./words.ts";

/** For whom a part is kept: a person, team, site or cohort; people are called by the names that they have now. */
export interface Holder {
  readonly kind: string;
  readonly of: string;
  readonly name: string;
}

type Parts = ReadonlyMap<string, readonly Holder[]>;

/** What lies in no cell: strokes, shapes, pictures, words. */
export const FREE = "free";
/** All rings, or all sectors, in the name of a part. */
export const EVERY = "*";

/**
 * What of a board is kept for whom and who only looks, as the frame says it. The server holds everybody to the same (B13, B14); knowing it here keeps
 * one from beginning what would be refused.
 */
export class Reserves {
  readonly #me: string;
  readonly #leads: boolean;
  readonly #parts = signal<Parts>(new Map());
  readonly #lookers = signal<ReadonlySet<string>>(new Set());
  /** One's circles as `KIND:id`. As long as nobody told them, what is kept for circles counts as kept for others. */
  readonly circles = signal<ReadonlySet<string>>(new Set());

  constructor(me: string, leads: boolean) {
    this.#me = me;
    this.#leads = leads;
  }

  /** Parts and their holders; none for those who lead alone. */
  get parts(): ReadonlySignal<Parts> {
    return this.#parts;
  }

  get lookers(): ReadonlySignal<ReadonlySet<string>> {
    return this.#lookers;
  }

  readonly onlyLooks = computed(() => !this.#leads && this.#lookers.value.has(this.#me));

  /** Parts in which this person does not write. */
  readonly #closed = computed(() =>
    this.#leads ? [] : [...this.#parts.value].filter(([, holders]) => !holders.some((each) => this.#isMine(each))),
  );

  /** Whether anything is closed to this person. */
  readonly any = computed(() => this.#closed.value.length > 0);

  /** Takes in what the frame says. */
  read(parts: unknown, lookers: unknown): void {
    this.#parts.value = readParts(parts);
    this.#lookers.value = new Set(Array.isArray(lookers) ? lookers.map(wordsOf) : []);
  }

  /** Whether this person may not write in a cell. */
  closes(ring: string, sector: string): boolean {
    return this.#closed.value.some(([part]) => covers(part, ring, sector));
  }

  /** Whether this person may put something at a place. */
  opens(layout: Layout | undefined, pos: Pos): boolean {
    if (!this.any.value) return true;
    if (isFree(pos)) return !this.#closed.value.some(([part]) => part === FREE);
    const { ring, sector } = layout ? cellOf(layout, pos) : pos;
    return !this.closes(ring, sector);
  }

  /** Who writes in a cell where not everybody does; undefined where all do. */
  holdersOf(ring: string, sector: string): readonly Holder[] | undefined {
    const found = [...this.#parts.value].filter(([part]) => covers(part, ring, sector));
    return found.length === 0 ? undefined : found.flatMap(([, holders]) => holders);
  }

  #isMine({ kind, of }: Holder): boolean {
    return kind === "PERSON" ? of === this.#me : this.circles.value.has(`${kind}:${of}`);
  }
}

function covers(part: string, ring: string, sector: string): boolean {
  const [r, s, ...more] = part.split("/");
  const is = (name: string | undefined, id: string): boolean => name === EVERY || name === id;
  return more.length === 0 && s !== undefined && is(r, ring) && is(s, sector);
}

function readParts(value: unknown): Parts {
  if (typeof value !== "object" || value === null) return new Map();
  return new Map(
    Object.entries(value).map(([part, holders]) => [
      part,
      (Array.isArray(holders) ? holders : []).map((each): Holder => {
        const [kind, of, name] = Array.isArray(each) ? each : [];
        return { kind: wordsOf(kind), of: wordsOf(of), name: wordsOf(name) };
      }),
    ]),
  );
}
