import { useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import type { PracticeModel } from "./model.ts";

/** Paper for one's own eyes: it stays on this device, and goes when its writer wants. */
export function Sheet({ model }: { readonly model: PracticeModel }) {
  const [text, setText] = useState(() => model.sheet.read());
  const place = model.course.place.value;
  if (!place || model.course.state.value !== "running" || !(place.step.mode === "write" || place.journal)) return null;
  return (
    <label class="practice-sheet">
      {t("practice.sheet")}
      <textarea
        rows={6}
        value={text}
        onInput={({ currentTarget }) => {
          setText(currentTarget.value);
          model.sheet.write(currentTarget.value);
        }}
      />
    </label>
  );
}
