import texts from "../i18n/en.sessionLate.json";
import { addTexts } from "../i18n/t.ts";
import "./shown.css";

/** What a room needs once something happens in it, or somebody asks for it: fetched as one file. */
export { GroupLines } from "./AfterGroups.tsx";
export { Chat } from "./Chat.tsx";
export { HubDialog } from "./HubDialog.tsx";
export { JournalPart } from "./JournalPart.tsx";
export { Shown } from "./Shown.tsx";
export { SignDialog } from "./SignDialog.tsx";
export { Strips } from "./Strips.tsx";

addTexts(texts);
