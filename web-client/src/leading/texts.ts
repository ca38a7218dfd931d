import texts from "../i18n/en.leading.json";
import { addTexts } from "../i18n/t.ts";

addTexts(texts);
