import { t } from "../i18n/t.ts";
import { isApart } from "./groups.ts";
import { ROOM } from "./layout.ts";
import type { PracticeModel } from "./model.ts";

/** With whom one is, while people are in their groups; where there are turns, their row says it. */
export function Together({ model }: { readonly model: PracticeModel }) {
  const place = model.course.place.value;
  const script = model.run.script.value;
  const start = model.run.view.value?.events[0];
  if (!place || place.turn || !script || model.course.state.value !== "running") return null;
  const without = start?.type === "practiceStarted" ? start.without : undefined;
  if (!isApart(script.steps, place.step.id, without)) return null;
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
