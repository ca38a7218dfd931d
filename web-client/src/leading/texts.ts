import texts from "../i18n/en.leading.json";
import sessionTexts from "../i18n/en.sessionLate.json";
import { addTexts } from "../i18n/t.ts";

addTexts({ ...texts, ...sessionTexts });
