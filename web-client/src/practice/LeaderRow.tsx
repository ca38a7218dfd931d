import { useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import type { ClientMessage } from "../wire/messages.ts";
import type { PracticeModel } from "./model.ts";
import { orders } from "./orders.ts";
import { clockTime } from "./texts.ts";

interface Props {
  readonly model: PracticeModel;
  readonly onOrder: (order: ClientMessage) => void;
}

/** What only the one who leads sees and does. */
export function LeaderRow({ model, onOrder }: Props) {
  return (
    <aside class="practice-lead" aria-label={t("practice.leading")}>
      <Teleprompter model={model} />
      <div class="practice-row">
        <button
          type="button"
          class="practice-button"
          onClick={() => onOrder(model.pausing.value ? orders.resume() : orders.pause())}
        >
          {t(model.pausing.value ? "practice.resume" : "practice.pause")}
        </button>
        <button
          type="button"
          class="practice-button"
          aria-label={t("practice.extend30Long")}
          onClick={() => onOrder(orders.extend(30_000))}
        >
          {t("practice.extend30")}
        </button>
        <button
          type="button"
          class="practice-button"
          aria-label={t("practice.extend60Long")}
          onClick={() => onOrder(orders.extend(60_000))}
        >
          {t("practice.extend60")}
        </button>
        <End onEnd={() => onOrder(orders.stop())} />
      </div>
    </aside>
  );
}

/** The step with its time, the line to come, and notes. */
function Teleprompter({ model }: { readonly model: PracticeModel }) {
  const place = model.place.value;
  if (!place) return null;
  const { next, note, step } = place;
  return (
    <div class="practice-prompter">
      <p class="practice-step">
        <strong>{step.title}</strong> {t("practice.leftInStep", { time: clockTime(model.leftInStep.value) })}
      </p>
      {next && <p>{t("practice.next", { time: clockTime(Math.ceil(next.ms / 1000)), text: next.text })}</p>}
      {note && <p class="practice-note">{t("practice.note", { text: note })}</p>}
    </div>
  );
}

/** Asks once more: a slip of the finger would end it for everyone. */
function End({ onEnd }: { readonly onEnd: () => void }) {
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return (
      <button type="button" class="practice-button" onClick={() => setAsking(true)}>
        {t("practice.end")}
      </button>
    );
  }
  const end = () => {
    setAsking(false);
    onEnd();
  };
  return (
    <fieldset class="practice-ask" aria-label={t("practice.endAsk")}>
      <button type="button" class="practice-button is-accent" onClick={end}>
        {t("practice.endForAll")}
      </button>
      <button type="button" class="practice-button" onClick={() => setAsking(false)}>
        {t("practice.goOn")}
      </button>
    </fieldset>
  );
}
