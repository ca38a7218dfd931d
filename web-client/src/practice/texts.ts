import { t } from "../i18n/t.ts";
import type { PracticeModel } from "./model.ts";

const PHASE = {
  in: "practice.breath.in",
  hold: "practice.breath.hold",
  out: "practice.breath.out",
  rest: "practice.breath.rest",
} as const;

/** The words in the circle. */
export function centreOf(model: PracticeModel): string {
  const script = model.run.script.value;
  if (!script) return t("practice.loading");
  switch (model.course.state.value) {
    case "leadIn":
      return script.title;
    case "paused":
      return t("practice.paused");
    case "over":
      return t("practice.over");
    case "stopped":
      return t("practice.stopped");
    default:
      return (
        breathWord(model) ??
        turnWord(model) ??
        model.course.place.value?.prompt ??
        model.course.place.value?.step.title ??
        ""
      );
  }
}

/** The line below the circle. */
export function lineOf(model: PracticeModel): string {
  const script = model.run.script.value;
  if (!script) return model.run.trouble.value ? t("practice.scriptTrouble") : "";
  switch (model.course.state.value) {
    case "leadIn":
      return script.intention ?? "";
    case "paused":
      return t("practice.pausedLine");
    case "over":
    case "stopped":
      return script.care.after ?? t("practice.overLine");
    default:
      return model.course.place.value?.say ?? "";
  }
}

/** How long it goes on, in words that do not hurry: whole minutes. */
export function timeLeft(model: PracticeModel): string {
  const seconds = model.course.leftInAll.value;
  if (model.course.state.value === "over" || model.course.state.value === "stopped" || !model.run.script.value)
    return "";
  return seconds < 60 ? t("practice.lessThanMinute") : t("practice.minutesLeft", { n: Math.ceil(seconds / 60) });
}

/** `75` as `1:15`. */
export function clockTime(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** Whose turn it is, where there is no prompt that says more. */
function turnWord(model: PracticeModel): string | null {
  const place = model.course.place.value;
  const turn = place?.turn;
  if (!turn || place?.prompt) return null;
  if (turn.resting) return t("practice.rest");
  if (turn.mine) return t("practice.yourTurn");
  return turn.speaker ? t("practice.speaks", { name: model.company.nameOf(turn.speaker) }) : null;
}

function breathWord(model: PracticeModel): string | null {
  const breath = model.breath.value;
  return breath ? t(PHASE[breath.phase]) : null;
}
