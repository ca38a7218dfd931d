import { t } from "../i18n/t.ts";
import type { PracticeModel } from "./model.ts";
import { Care } from "./ReadAll.tsx";

/** What the practice may bring up, and what one may choose, for everybody, as it begins. */
export function CareCard({ model }: { readonly model: PracticeModel }) {
  const script = model.run.script.value;
  if (!script || !model.caring.value) return null;
  return (
    <aside class="practice-care-card" aria-label={t("practice.care")}>
      <Care script={script} />
      <button type="button" class="practice-button" onClick={() => model.careRead()}>
        {t("practice.careRead")}
      </button>
    </aside>
  );
}
