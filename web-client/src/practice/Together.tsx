import { t } from "../i18n/t.ts";
import { isApart } from "./groups.ts";
import { ROOM } from "./layout.ts";
import type { PracticeModel } from "./model.ts";

/** With whom one is, while people are in their groups; where there are turns, their row says it. */
export function Together({ model }: { readonly model: PracticeModel }) {
  const place = model.course.place.value;
  const script = model.run.script.value;
  if (!place || !script || model.course.state.value !== "running") return null;
  if (model.course.late.value) return <CameLate model={model} late={model.course.late.value} />;
  if (place.turn || !isApart(script.steps, place.step.id, model.run.without.value)) return null;
  const { group, id } = model.company.self.value;
  const names = group.members.filter((person) => person !== id).map((person) => model.company.nameOf(person));
  if (group.id === ROOM && names.length > 0) return null;
  if (group.members.length === 0) return <p class="practice-with">{t("practice.inRoom")}</p>;
  return (
    <p class="practice-with">
      {names.length === 0 ? t("practice.byYourself") : t("practice.with", { names: names.join(", ") })}
    </p>
  );
}

/** P62: who came late knows with whom they are, and that nothing is asked of them. */
function CameLate({ model, late }: { readonly model: PracticeModel; readonly late: "waits" | "looksOn" }) {
  if (late === "looksOn") return <p class="practice-with">{t("practice.lateLooksOn")}</p>;
  const name = model.company.nameOf(model.run.view.value?.leader ?? "");
  const minutes = model.course.minutesToTogether.value;
  return (
    <p class="practice-with">
      {t("practice.lateWaits", { name })} {minutes !== null && t("practice.togetherIn", { n: minutes })}
    </p>
  );
}
