import type { ReadonlySignal } from "@preact/signals";
import type { DeviceReport } from "../wire/messages.ts";
import type { RingerState } from "./ringer.ts";
import type { Script, Sound } from "./script.ts";
import type { PlannedStrike } from "./strikes.ts";
import type { Tally } from "./tally.ts";

/** What the practice needs of the world. */
export interface PracticeParts {
  readonly clock: {
    readonly ready: boolean;
    readonly errorBound: number;
    programmeNow(): number;
    arm(armed: boolean): void;
  };
  readonly ringer: {
    readonly state: ReadonlySignal<RingerState>;
    readonly tally: ReadonlySignal<Tally>;
    readonly latency: number;
    loudness: number;
    muted: boolean;
    open(): Promise<void>;
    plan(strikes: readonly PlannedStrike[]): void;
    try(sound: Sound): void;
  };
  readonly fetchScript: (id: string, version: number) => Promise<Script>;
  readonly storage: Pick<Storage, "getItem" | "setItem">;
  readonly every: (ms: number, run: () => void) => () => void;
  readonly later: (ms: number, run: () => void) => () => void;
  /** Lengths of vibration and rest in ms; absent where the device has none. */
  readonly vibrate?: (pattern: number[]) => void;
  readonly awake?: (held: boolean) => void;
  /** Bells as a sound file, for a locked phone. */
  readonly track?: { play(strikes: readonly PlannedStrike[], title: string, loudness: number): void; stop(): void };
  /** Whoever sends this person's voice closes the microphone while a bell sounds here, so that others do not hear it twice. */
  readonly micGate?: (closed: boolean) => void;
  /** Who this is, once it is known, and whether they may lead. */
  readonly me?: ReadonlySignal<string | undefined>;
  readonly leads?: boolean;
  /** Everybody in the room. */
  readonly people?: ReadonlySignal<readonly Neighbour[]>;
  /** What the devices of the room said, for those who lead. */
  readonly devices?: ReadonlySignal<readonly DeviceReport[]>;
}

/** Somebody in the room. */
export interface Neighbour {
  readonly id: string;
  readonly name: string;
  readonly leads: boolean;
}
