import texts from "../i18n/en.boardLate.json";
import { addTexts } from "../i18n/t.ts";
import { BOARD_ICONS } from "../kit/boardIcons.ts";
import { addIcons } from "../kit/icons.tsx";
import { lateShapes } from "./render/lateShapes.ts";

/** What a board needs a moment after it is usable: fetched as one file, once the first picture of it stands. */
export { AtWork } from "./AtWork.tsx";
export { Swatches } from "./bars/StyleRow.tsx";
export { TagField } from "./bars/TagField.tsx";
export { restyle, styleOf } from "./itemStyle.ts";
export { Panels } from "./panels/Panels.tsx";
export { Cursors } from "./render/Cursors.tsx";
export { Over } from "./render/Over.tsx";
export { isEnd, linkItems } from "./tools/byKeys.ts";

addTexts(texts);
addIcons(BOARD_ICONS);
lateShapes();
