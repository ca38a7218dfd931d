import type { DeviceReport } from "../wire/messages.ts";

/** What the leader sees of the room's devices before and during a run. */
export interface Readiness {
  readonly ready: number;
  readonly all: number;
  /** ms within which nineteen of twenty pairs of ready devices are likely to sound; null with fewer than two */
  readonly spread: number | null;
  /** ids of persons none of whose devices can sound yet */
  readonly unarmed: readonly string[];
  /** ids of persons whose clock is not known well enough yet, or who have no script yet */
  readonly coming: readonly string[];
  readonly missed: number;
}

/** A clock that may be off by more than this is not ready. */
const CLOCK_MS = 250;
/**
 * The bound of a clock holds for lines that are all one way. Real lines differ by about a tenth between up and down; and a
 * device needs a moment to sound.
 */
const LIKELY_SHARE = 0.1;
const LIKELY_MS = 1;

export function readinessOf(devices: readonly DeviceReport[], people: readonly string[]): Readiness {
  const byPerson = new Map(people.map((person) => [person, devices.filter((device) => device.person === person)]));
  const ready = devices.filter(isReady);
  const readyPeople = people.filter((person) => byPerson.get(person)?.some(isReady));
  const sounding = people.filter((person) => byPerson.get(person)?.some(canSound));
  return {
    ready: readyPeople.length,
    all: people.length,
    spread: spreadOf(ready),
    unarmed: people.filter((person) => !sounding.includes(person)),
    coming: sounding.filter((person) => !readyPeople.includes(person)),
    missed: devices.reduce((sum, { missed }) => sum + missed, 0),
  };
}

function canSound({ audio }: DeviceReport): boolean {
  return audio === "READY" || audio === "SILENT";
}

function isReady(device: DeviceReport): boolean {
  return canSound(device) && device.error <= CLOCK_MS && device.script;
}

function spreadOf(devices: readonly DeviceReport[]): number | null {
  const off = devices.filter(({ audio }) => audio === "READY").map(({ error }) => error * LIKELY_SHARE + LIKELY_MS);
  const pairs = off.flatMap((one, i) => off.slice(i + 1).map((other) => one + other)).sort((a, b) => a - b);
  return pairs[Math.max(0, Math.ceil(pairs.length * 0.95) - 1)] ?? null;
}
