import { practiceSlot, tryBell, unlockSound } from "./practiceSlot.tsx";
import type { Slots } from "./slots.ts";

/** Which features this build of the room has beside its own. */
export const slots: Slots = {
  onEnter: unlockSound,
  tryBell,
  practice: practiceSlot,
};
