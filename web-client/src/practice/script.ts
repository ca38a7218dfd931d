/** A practice's script, format `practice/1` (`config/schema/practice.schema.json`). Seconds unless said otherwise. */
export interface Script {
  readonly id: string;
  readonly version: number;
  readonly lang: string;
  readonly title: string;
  readonly summary: string;
  readonly intention?: string;
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
  readonly mic?: "off" | "free" | "speaker";
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
  readonly mic?: "off" | "free";
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
