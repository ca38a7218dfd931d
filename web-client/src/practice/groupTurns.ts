import { ms, type Step } from "./script.ts";

/** An end that nobody knows yet: a step that is held, or a turn that is passed by hand. */
export const OPEN = Number.POSITIVE_INFINITY;

/** One turn of a shared step, numbered from 0, or the whole of another step (`turn` null). Run time in ms. */
export interface Part {
  readonly turn: number | null;
  readonly from: number;
  readonly to: number;
}

interface Turn extends Part {
  readonly turn: number;
}

/** The turns of one group in one shared step. Run time in ms. */
export class GroupTurns {
  readonly #each: number;
  readonly #byHand: boolean;
  readonly #soft: number[] = [];
  #parts: Turn[] = [];
  #gap = 0;
  #size: number;
  /** members at the beginning */
  readonly began: number;

  private constructor(step: Step, size: number) {
    this.#size = size;
    this.began = size;
    this.#each = ms(step.each ?? 0);
    this.#byHand = byHand(step);
  }

  /** P6, P15: a span divided equally by the size of the group. */
  static divided(step: Step, size: number, from: number, to: number): GroupTurns {
    const turns = new GroupTurns(step, size);
    turns.#gap = Math.min(ms(step.gap ?? 0), Math.floor((to - from) / size));
    turns.#parts = share(0, size, from, to, turns.#gap);
    return turns;
  }

  /** P19, P30: `each` for every member; by hand, turns begin as they are passed. */
  static round(step: Step, size: number, from: number): GroupTurns {
    const turns = new GroupTurns(step, size);
    if (turns.#byHand) turns.#open(0, from);
    else turns.#append(0, from);
    return turns;
  }

  get size(): number {
    return this.#size;
  }

  get parts(): readonly Turn[] {
    return this.#parts;
  }

  /** Where the last turn ends; `OPEN` while nobody knows. */
  get end(): number {
    return this.#last.to;
  }

  /** What a cue is anchored to at the end of a part: by hand, the end of its soft time. */
  anchor(part: number): number {
    return (this.#byHand ? this.#soft[part] : this.#parts[part]?.to) ?? OPEN;
  }

  /** P4, P14, P33: each turn that is not over gets its share, the last the remainder; by hand the soft time is longer. */
  extend(by: number, run: number): void {
    if (this.#byHand) {
      const open = this.#parts.length - 1;
      this.#soft[open] = (this.#soft[open] ?? 0) + by;
    } else if (run < this.end) {
      this.#extendFrom(this.#indexAt(run), by);
    }
  }

  /** P31: only the turn that is on can be passed. */
  pass(turn: number, run: number): void {
    const open = this.#last;
    if (!this.#byHand || open.to !== OPEN || turn !== open.turn) return;
    const at = Math.max(open.from, run);
    this.#parts[this.#parts.length - 1] = { ...open, to: at };
    if (turn + 1 < this.#size) this.#open(turn + 1, at);
  }

  /** P35: the turn that is on stays; those after it make room. */
  grow(members: number, run: number): void {
    if (members <= this.#size) return;
    const before = this.#size;
    this.#size = members;
    if (this.#byHand) {
      if (this.end !== OPEN) this.#open(before, Math.max(run, this.end));
    } else if (this.#each > 0) {
      this.#append(before, Math.max(run, this.end));
    } else {
      this.#makeRoom(this.#indexAt(run) + 1);
    }
  }

  #makeRoom(next: number): void {
    const from = this.#parts[next]?.from;
    if (from === undefined) return;
    this.#gap = Math.min(this.#gap, Math.floor((this.end - from) / (this.#size - next)));
    this.#parts = [...this.#parts.slice(0, next), ...share(next, this.#size, from, this.end, this.#gap)];
  }

  #extendFrom(first: number, by: number): void {
    const each = Math.floor(by / (this.#parts.length - first));
    const last = this.#parts.length - 1;
    this.#parts = this.#parts.map((part, i) => {
      if (i < first) return part;
      const to = part.to + (i === last ? by : (i - first + 1) * each);
      return { turn: part.turn, from: part.from + (i - first) * each, to };
    });
  }

  #open(turn: number, from: number): void {
    this.#parts.push({ turn, from, to: OPEN });
    this.#soft.push(from + this.#each);
  }

  #append(first: number, from: number): void {
    for (let turn = first; turn < this.#size; turn++) {
      const start = from + (turn - first) * this.#each;
      this.#parts.push({ turn, from: start, to: start + this.#each });
    }
  }

  #indexAt(run: number): number {
    const found = this.#parts.findIndex(({ to }) => run < to);
    return found < 0 ? this.#parts.length - 1 : found;
  }

  get #last(): Turn {
    const last = this.#parts.at(-1);
    if (!last) throw new RangeError("a group has at least one turn");
    return last;
  }
}

/** Is it a round in which whoever speaks passes the turn on? */
export function byHand({ mode, pace }: Pick<Step, "mode" | "pace">): boolean {
  return mode === "round" && pace === "hand";
}

/** Is the step divided among the members of a group? */
export function isShared({ mode }: Pick<Step, "mode">): boolean {
  return mode === "turns" || mode === "round";
}

/** Turns `first` to `count - 1` of equal length, the last taking the remainder. */
function share(first: number, count: number, from: number, to: number, gap: number): Turn[] {
  const turns = count - first;
  const each = Math.floor((to - from - gap * (turns - 1)) / turns);
  return Array.from({ length: turns }, (_, i) => {
    const start = from + i * (each + gap);
    return { turn: first + i, from: start, to: i === turns - 1 ? to : start + each };
  });
}
