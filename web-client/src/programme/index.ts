import texts from "../i18n/en.programme.json";
import { addTexts } from "../i18n/t.ts";
import "./programme.css";
import "./home.css";
import "./calendar.css";
import "./planning.css";
import "./agenda.css";
import "./steward.css";

addTexts(texts);
