/** A practice's script, format `practice/1` (`config/schema/practice.schema.json`). Seconds unless said otherwise. */
export interface Script {
  readonly id: string;
  readonly version: number;
  readonly lang: string;
  readonly title: string;
  readonly summary: string;
  readonly intention?: string;
  readonly grouping?: {
    readonly size: "room" | "home" | 1 | 2 | 3;
    readonly odd?: "trio" | "facilitator" | "sit-out";
    readonly avoidRepeats?: boolean;
    /** of who comes late; `joinBefore` in seconds of run time */
    readonly late?: {
      readonly joinBefore?: number | undefined;
      readonly otherwise?: "wait-with-facilitator" | "observe" | undefined;
    };
  };
  readonly people?: { readonly min?: number | undefined; readonly max?: number | undefined };
  readonly care: { readonly notice: string; readonly choices: readonly string[]; readonly after?: string };
  readonly bells?: Partial<Record<BellName, Pattern>>;
  readonly credit?: string;
  readonly steps: readonly Step[];
}

export type Mode = "guide" | "silence" | "breath" | "turns" | "round" | "open" | "write" | "board" | "group";

/** A span; `each` is a round's soft time for one person, `gap` the rest between turns. */
export interface Step {
  readonly id: string;
  readonly mode: Mode;
  readonly title: string;
  readonly seconds?: number;
  readonly each?: number;
  readonly gap?: number;
  readonly gapText?: string;
  readonly mic?: "off" | "free" | "speaker";
  /** waits at its end until the leader goes on */
  readonly hold?: boolean;
  readonly optional?: boolean;
  readonly repeat?: { readonly times: number; readonly gap?: number };
  readonly flex?: { readonly min: number; readonly max: number };
  readonly order?: "circle" | "reverse" | "choose-next" | "popcorn";
  readonly start?: "volunteer" | "facilitator" | "last" | "first";
  readonly pass?: boolean;
  readonly pace?: "clock" | "hand";
  readonly group?: { readonly open: boolean };
  /** whom lines of its turns are for */
  readonly roles?: readonly ("speaker" | "listener")[];
  readonly cues: readonly Cue[];
}

export type CueKind = "say" | "prompt" | "note" | "bell" | "breath" | "time" | "board" | "journal" | "mic";

/** A point, `at` seconds after the start or before the end of the step or turn. */
export interface Cue {
  readonly kind: CueKind;
  readonly at: number;
  readonly from?: "start" | "end";
  readonly to?: string;
  readonly text?: string;
  readonly bell?: BellName;
  readonly breath?: Breath;
  /** of a breath guide: not only to the next line */
  readonly until?: "end";
  readonly mic?: "off" | "free";
  readonly board?: { readonly template: string; readonly focus?: string };
  readonly journal?: { readonly private?: boolean; readonly offerAsEntry?: boolean };
}

export type BellName = "wake" | "open" | "mark" | "turn" | "close";

export type Sound = "bowl" | "bowl-muffled" | "wood" | "soft";

/** The sounds of a bell: how many, and how far apart. */
export interface Pattern {
  readonly sound: Sound;
  readonly count: number;
  readonly gap?: number;
}

export interface Breath {
  readonly in: number;
  readonly hold?: number;
  readonly out: number;
  readonly rest?: number;
}

/** Whole ms, as both languages round: halves go up. */
export function ms(seconds: number): number {
  return Math.round(seconds * 1000);
}

/** The length of a step for a group of `members`, with its repetitions, in ms. */
export function lengthOf(step: Step, members: number): number {
  const once = step.mode === "round" ? members * ms(step.each ?? 0) : ms(step.seconds ?? 0);
  return step.repeat ? step.repeat.times * once + (step.repeat.times - 1) * ms(step.repeat.gap ?? 0) : once;
}
