/** What this browser remembers by itself. Storage may be refused (private windows, full disks): then nothing is remembered. */
export function recall(key: string, store: () => Storage = () => localStorage): string | undefined {
  try {
    return store().getItem(`mandala.${key}`) ?? undefined;
  } catch {
    return undefined;
  }
}

export function remember(key: string, value: string | undefined, store: () => Storage = () => localStorage): void {
  try {
    if (value === undefined) store().removeItem(`mandala.${key}`);
    else store().setItem(`mandala.${key}`, value);
  } catch {
    // Nothing is lost but the comfort of being remembered.
  }
}

/** Forgets everything that this browser remembers of whoever used it. */
export function forgetAll(): void {
  for (const store of [() => localStorage, () => sessionStorage]) {
    try {
      for (const key of Object.keys(store())) if (key.startsWith("mandala.")) store().removeItem(key);
    } catch {
      // Where nothing is remembered there is nothing to forget.
    }
  }
}
