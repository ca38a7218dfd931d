import texts from "../i18n/en.practice.json";
import { addTexts } from "../i18n/t.ts";

export { browserPractice } from "./browser.ts";
export type { PracticeState } from "./course.ts";
export { PracticeModel } from "./model.ts";
export { PracticePicker } from "./PracticePicker.tsx";
export { PracticeView } from "./PracticeView.tsx";
export type { PracticeParts } from "./parts.ts";
export { Ringer } from "./ringer.ts";
export type { Script } from "./script.ts";
export { WakeLock } from "./wakeLock.ts";

addTexts(texts);
