import { effect, type Signal, signal } from "@preact/signals";
import type { Breath } from "./script.ts";

/** What a person chose for themselves; it stays on their device. */
export interface Preferences {
  /** 0 to 1 */
  readonly loudness: Signal<number>;
  /** show the lines that are spoken */
  readonly words: Signal<boolean>;
  readonly breathGuide: Signal<boolean>;
  /** a pace of one's own, or `""` for that of the practice */
  readonly pace: Signal<string>;
  /** false where another device in the same room rings for everybody there */
  readonly rings: Signal<boolean>;
  /** a bell is seen, too */
  readonly picture: Signal<boolean>;
  /** and felt, where the device can */
  readonly vibrates: Signal<boolean>;
  /** this device lies in a hand: it only vibrates, whatever else is chosen */
  readonly onlyFelt: Signal<boolean>;
  /** the bells as a sound file, for a phone whose screen is locked */
  readonly track: Signal<boolean>;
}

type Kept = { -readonly [K in keyof Preferences]: Preferences[K]["value"] };

const KEY = "mandala.practice";
const FLAGS = {
  words: true,
  breathGuide: true,
  rings: true,
  picture: true,
  vibrates: true,
  onlyFelt: false,
  track: false,
} satisfies Partial<Kept>;
const USUAL: Kept = { loudness: 0.7, pace: "", ...FLAGS };

/** Paces that one may choose: seconds in and out. */
export const PACES: readonly string[] = ["3-4", "4-4", "4-6", "5-5", "5-7", "6-8"];

export function preferences(storage: Pick<Storage, "getItem" | "setItem">): Preferences {
  const kept = read(storage);
  const chosen = Object.fromEntries(
    Object.entries(kept).map(([name, value]) => [name, signal(value)]),
  ) as unknown as Preferences;
  effect(() => {
    const now = Object.fromEntries(Object.entries(chosen).map(([name, { value }]) => [name, value]));
    write(storage, JSON.stringify(now));
  });
  return chosen;
}

/** The breath of a chosen pace, `"4-6"`. */
export function breathOf(pace: string): Breath | null {
  const [inward, outward] = pace.split("-").map(Number);
  return inward && outward ? { in: inward, out: outward } : null;
}

function read(storage: Pick<Storage, "getItem">): Kept {
  try {
    const kept = JSON.parse(storage.getItem(KEY) ?? "{}");
    const loudness = typeof kept.loudness === "number" ? Math.min(1, Math.max(0, kept.loudness)) : USUAL.loudness;
    const pace = PACES.includes(kept.pace) ? kept.pace : USUAL.pace;
    const flags = Object.entries(FLAGS).map(([name, usual]) => [
      name,
      typeof kept[name] === "boolean" ? kept[name] : usual,
    ]);
    return { loudness, pace, ...(Object.fromEntries(flags) as typeof FLAGS) };
  } catch {
    return USUAL;
  }
}

/** A browser that forbids storage forgets; nothing else is lost. */
function write(storage: Pick<Storage, "setItem">, text: string): void {
  try {
    storage.setItem(KEY, text);
  } catch {
    return;
  }
}
