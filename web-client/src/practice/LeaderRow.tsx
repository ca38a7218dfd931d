import { useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { LeaderMore } from "./LeaderMore.tsx";
import type { PracticeModel } from "./model.ts";
import { type LeaderProps, Order } from "./Order.tsx";
import { orders } from "./orders.ts";
import { clockTime } from "./texts.ts";

/** What only the one who leads sees and does. */
export function LeaderRow({ model, onOrder }: LeaderProps) {
  const place = model.course.place.value;
  const passage = place?.passage ?? 0;
  const pausing = model.run.pausing.value;
  return (
    <aside class="practice-lead" aria-label={t("practice.leading")}>
      <Teleprompter model={model} />
      <div class="practice-orders">
        <div class="practice-row">
          <Order onPress={() => onOrder(pausing ? orders.resume() : orders.pause())} accent={pausing}>
            {t(pausing ? "practice.resume" : "practice.pause")}
          </Order>
          <Order onPress={() => onOrder(orders.goOn(passage))} accent={place?.span.waits ?? false}>
            {t(place?.span.waits ? "practice.goOnNow" : "practice.nextStep")}
          </Order>
          <Order label={t("practice.extend30Long")} onPress={() => onOrder(orders.extend(30_000))}>
            {t("practice.extend30")}
          </Order>
          <Order label={t("practice.extend60Long")} onPress={() => onOrder(orders.extend(60_000))}>
            {t("practice.extend60")}
          </Order>
          {!place?.span.waits && (
            <Order onPress={() => onOrder(orders.hold(passage))}>{t("practice.untilIGoOn")}</Order>
          )}
          <End onEnd={() => onOrder(orders.stop())} />
          <LeaderMore model={model} onOrder={onOrder} />
        </div>
      </div>
    </aside>
  );
}

/** The step with its time, the line to come, and notes. */
function Teleprompter({ model }: { readonly model: PracticeModel }) {
  const place = model.course.place.value;
  if (!place) return null;
  const { next, note, step, span } = place;
  const left = span.waits && model.course.leftInStep.value === 0;
  return (
    <div class="practice-prompter">
      <p class="practice-step">
        <strong>{step.title}</strong>{" "}
        {left ? t("practice.waits") : t("practice.leftInStep", { time: clockTime(model.course.leftInStep.value) })}
      </p>
      {step.flex && (
        <p class="practice-quiet">
          {t("practice.flex", { min: clockTime(step.flex.min), max: clockTime(step.flex.max) })}
        </p>
      )}
      {next && <p>{t("practice.next", { time: clockTime(Math.ceil(next.ms / 1000)), text: next.text })}</p>}
      {note && <p class="practice-note">{t("practice.note", { text: note })}</p>}
    </div>
  );
}

/** Asks once more: a slip of the finger would end it for everyone. */
function End({ onEnd }: { readonly onEnd: () => void }) {
  const [asking, setAsking] = useState(false);
  if (!asking) return <Order onPress={() => setAsking(true)}>{t("practice.end")}</Order>;
  const end = () => {
    setAsking(false);
    onEnd();
  };
  return (
    <fieldset class="practice-ask" aria-label={t("practice.endAsk")}>
      <Order onPress={end} accent>
        {t("practice.endForAll")}
      </Order>
      <Order onPress={() => setAsking(false)}>{t("practice.goOn")}</Order>
    </fieldset>
  );
}
