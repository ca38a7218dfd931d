import texts from "../i18n/en.boardLate.json";
import { addTexts } from "../i18n/t.ts";

/** What a board needs a moment after it is usable: fetched as one file, once the first picture of it stands. */
export { ChosenBar } from "./bars/ChosenBar.tsx";
export { Following } from "./bars/Following.ts";
export { HereBar } from "./bars/HereBar.tsx";
export { LeadBar } from "./bars/LeadBar.tsx";
export { Minimap } from "./bars/Minimap.tsx";
export { Swatches } from "./bars/StyleRow.tsx";
export { TagField } from "./bars/TagField.tsx";
export { ToolBar } from "./bars/ToolBar.tsx";
export { BoardClipboard } from "./clipboard/clipboard.ts";
export { Images } from "./images.ts";
export { Announcer } from "./list/announcer.ts";
export { Panels } from "./panels/Panels.tsx";
export { Lasers } from "./render/Lasers.tsx";
export { DraftLayer } from "./tools/Draft.tsx";
export { toolsFor } from "./tools/tools.ts";

addTexts(texts);
