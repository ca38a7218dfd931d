import type { ReadonlySignal, Signal } from "@preact/signals";
import type { ComponentType } from "preact";
import type { Scope } from "../kit/scope.ts";
import type { RoomModel } from "../session/model.ts";
import type { RoomBell } from "../session/roomBells.ts";
import type { Api } from "../wire/api.ts";
import type { SessionView } from "../wire/messages.ts";

/** What the room hands to the practice, once for each visit to a session. */
export interface PracticeSeam {
  /** Ends when the person leaves the room. */
  readonly scope: Scope;
  readonly room: RoomModel;
  readonly session: SessionView;
  readonly api: Api;
}

/** What the practice gives to the room. */
export interface PracticeSlot {
  /** True while the practice covers the room, which rests beneath it unreachable. */
  readonly onStage: ReadonlySignal<boolean>;
  /** What the header says that we are doing, while something runs. */
  readonly doing: ReadonlySignal<string | undefined>;
  /** Always there; draws itself over the room while on stage, and nothing or a small bar otherwise. */
  readonly Stage: ComponentType;
  /** Programme time in ms, as well as this device knows it. */
  readonly now: () => number;
  /** Whether this device rings, as this person chose; undefined until the practice is here. */
  readonly rings: ReadonlySignal<Signal<boolean> | undefined>;
  /** Sounds of the room beside those of a practice, in place of earlier ones. */
  readonly ring: (bells: readonly RoomBell[]) => void;
  /** Shown in a dialog when a leader presses "Practice". */
  readonly Picker: ComponentType<{ onDone: () => void }>;
}

/** What features bring that the shell does not know. */
export interface Slots {
  /**
   * Called within a press or key of the person when they enter, and at those in the room (after a reload there is no "Enter"):
   * the moments at which a browser lets sound be unlocked. So it is called often.
   */
  readonly onEnter: () => void;
  /** One bell at the doors, within a press: to hear whether it can be heard. */
  readonly tryBell?: () => void;
  readonly practice?: (seam: PracticeSeam) => PracticeSlot;
}
