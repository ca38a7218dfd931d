import texts from "../i18n/en.programme.json";
import { addTexts } from "../i18n/t.ts";
import "./programme.css";
import "./calendar.css";
import "./agenda.css";
import "./steward.css";

addTexts(texts);
