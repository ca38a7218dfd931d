/** A round in which people write for themselves; open until the reveal. */
export interface Round {
  readonly id: string;
  readonly open: boolean;
}

/** A timer that runs on every screen until this moment, ms since 1970. */
export interface Timer {
  readonly until: number;
  readonly ms: number;
}

export function readRound(value: unknown): Round | undefined {
  const { id, open } = (value ?? {}) as Partial<Round>;
  return typeof id === "string" ? { id, open: open === true } : undefined;
}

export function readTimer(value: unknown): Timer | undefined {
  const { until, ms } = (value ?? {}) as Partial<Timer>;
  return typeof until === "number" && typeof ms === "number" ? { until, ms } : undefined;
}
