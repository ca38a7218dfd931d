import { t } from "../i18n/t.ts";
import type { PracticeModel } from "./model.ts";
import { timeLeft } from "./texts.ts";

/** A second device that lies in a hand: dark, still, and only felt. */
export function OnlyFelt({ model }: { readonly model: PracticeModel }) {
  const whole = () => {
    model.chosen.onlyFelt.value = false;
  };
  return (
    <section class="practice-felt" aria-label={t("practice.region", { title: model.run.script.value?.title ?? "" })}>
      <p>{t("practice.feltHere")}</p>
      <p class="practice-quiet">{timeLeft(model)}</p>
      <button type="button" class="practice-button" onClick={whole}>
        {t("practice.feltNoMore")}
      </button>
    </section>
  );
}
