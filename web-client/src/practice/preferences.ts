import { effect, type Signal, signal } from "@preact/signals";

/** What a person chose for themselves; it stays on their device. */
export interface Preferences {
  /** 0 to 1 */
  readonly loudness: Signal<number>;
  /** show the lines that are spoken */
  readonly words: Signal<boolean>;
  readonly breathGuide: Signal<boolean>;
}

const KEY = "mandala.practice";
const USUAL = { loudness: 0.7, words: true, breathGuide: true };

export function preferences(storage: Pick<Storage, "getItem" | "setItem">): Preferences {
  const kept = read(storage);
  const loudness = signal(kept.loudness);
  const words = signal(kept.words);
  const breathGuide = signal(kept.breathGuide);
  effect(() => {
    const now = { loudness: loudness.value, words: words.value, breathGuide: breathGuide.value };
    write(storage, JSON.stringify(now));
  });
  return { loudness, words, breathGuide };
}

function read(storage: Pick<Storage, "getItem">): typeof USUAL {
  try {
    const kept = JSON.parse(storage.getItem(KEY) ?? "{}");
    return {
      loudness: typeof kept.loudness === "number" ? Math.min(1, Math.max(0, kept.loudness)) : USUAL.loudness,
      words: typeof kept.words === "boolean" ? kept.words : USUAL.words,
      breathGuide: typeof kept.breathGuide === "boolean" ? kept.breathGuide : USUAL.breathGuide,
    };
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
