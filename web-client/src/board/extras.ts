import texts from "../i18n/en.boardLate.json";
import { addTexts } from "../i18n/t.ts";
import { BOARD_ICONS } from "../kit/boardIcons.ts";
import { addIcons } from "../kit/icons.tsx";
import { lateShapes } from "./render/lateShapes.ts";

/** What a board needs a moment after it is usable: fetched as one file, once the first picture of it stands. */
export { align, group, reorder, toggleLock, ungroup } from "./arrange.ts";
export { ChosenBar } from "./bars/ChosenBar.tsx";
export { Following } from "./bars/Following.ts";
export { HereBar } from "./bars/HereBar.tsx";
export { LeadBar } from "./bars/LeadBar.tsx";
export { Minimap } from "./bars/Minimap.tsx";
export { Swatches } from "./bars/StyleRow.tsx";
export { TagField } from "./bars/TagField.tsx";
export { ToolBar } from "./bars/ToolBar.tsx";
export { ViewBar } from "./bars/ViewBar.tsx";
export { ZenEnd } from "./bars/ZenEnd.tsx";
export { BoardClipboard } from "./clipboard/clipboard.ts";
export { duplicate } from "./copies.ts";
export { Images } from "./images.ts";
export { restyle, styleOf } from "./itemStyle.ts";
export { Announcer } from "./list/announcer.ts";
export { Panels } from "./panels/Panels.tsx";
export { Cursors } from "./render/Cursors.tsx";
export { Kept } from "./render/Kept.tsx";
export { Lasers } from "./render/Lasers.tsx";
export { Over } from "./render/Over.tsx";
export { isEnd, linkItems, putByKeys } from "./tools/byKeys.ts";
export { DraftLayer } from "./tools/Draft.tsx";
export { toolsFor } from "./tools/tools.ts";

addTexts(texts);
addIcons(BOARD_ICONS);
lateShapes();
