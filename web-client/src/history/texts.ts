import texts from "../i18n/en.history.json";
import { addTexts } from "../i18n/t.ts";

addTexts(texts);
