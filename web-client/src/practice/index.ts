export { browserPractice } from "./browser.ts";
export { PracticeModel, type PracticeParts, type PracticeState } from "./model.ts";
export { PracticePicker } from "./PracticePicker.tsx";
export { PracticeView } from "./PracticeView.tsx";
export { Ringer } from "./ringer.ts";
export type { Script } from "./script.ts";
export { WakeLock } from "./wakeLock.ts";
