import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import type { ClientMessage, PracticeSummary } from "../wire/messages.ts";
import type { PracticeModel } from "./model.ts";
import { orders } from "./orders.ts";
import { Care } from "./ReadAll.tsx";
import { ReadyRow } from "./ReadyRow.tsx";
import type { Script } from "./script.ts";
import "./practice.css";

interface Props {
  readonly model: PracticeModel;
  /** Those that can be led here. */
  readonly practices: readonly PracticeSummary[];
  readonly onOrder: (order: ClientMessage) => void;
}

interface ChosenProps {
  readonly model: PracticeModel;
  readonly practice: PracticeSummary;
  readonly onOrder: (order: ClientMessage) => void;
}

/** The facilitator chooses a practice, reads its care notice, and starts it. */
export function PracticePicker({ model, practices, onOrder }: Props) {
  const [chosen, choose] = useState<string | null>(null);
  if (practices.length === 0) return <p class="practice-quiet">{t("practice.none")}</p>;
  return (
    <ul class="practice-picker" aria-label={t("practice.lead")}>
      {practices.map((practice) => (
        <li key={practice.id}>
          <button
            type="button"
            class="practice-choice"
            aria-expanded={chosen === practice.id}
            onClick={() => choose(chosen === practice.id ? null : practice.id)}
          >
            <span class="practice-choice-title">{practice.title}</span>
            <span class="practice-choice-length">
              {t("practice.minutes", { n: Math.round(practice.seconds / 60) })}
            </span>
            <span class="practice-choice-summary">{practice.summary}</span>
          </button>
          {chosen === practice.id && <Chosen model={model} practice={practice} onOrder={onOrder} />}
        </li>
      ))}
    </ul>
  );
}

function Chosen({ model, practice, onOrder }: ChosenProps) {
  const script = useScript(model, practice);
  const [left, setLeft] = useState<readonly string[]>([]);
  if (!script) return <p class="practice-quiet">{t("practice.loading")}</p>;
  const optional = script.steps.filter((step) => step.optional);
  const flip = (id: string) => setLeft(left.includes(id) ? left.filter((each) => each !== id) : [...left, id]);
  return (
    <div class="practice-chosen">
      <Care script={script} />
      <ForPeople script={script} />
      {optional.map(({ id, title }) => (
        <label key={id} class="practice-check">
          <input type="checkbox" checked={!left.includes(id)} onChange={() => flip(id)} />
          <span>{t("practice.withStep", { step: title })}</span>
        </label>
      ))}
      <ReadyRow readiness={model.company.readiness.value} nameOf={(person) => model.company.nameOf(person)} />
      <div class="practice-row is-start">
        <button
          type="button"
          class="practice-button is-accent"
          onClick={() => {
            model.hearBells();
            onOrder(orders.start(practice.id, left));
          }}
        >
          {t("practice.start")}
        </button>
      </div>
    </div>
  );
}

/** A practice for as many as this is for all who are here. */
const WHOLE_COHORT = 40;

/** For how many it was written; who leads may do it with others. */
function ForPeople({ script: { people } }: { readonly script: Script }) {
  const { min = 1, max = Number.POSITIVE_INFINITY } = people ?? {};
  const many = max >= WHOLE_COHORT;
  if (min <= 1 && many) return null;
  return (
    <p class="practice-quiet">{many ? t("practice.forAtLeast", { n: min }) : t("practice.forPeople", { min, max })}</p>
  );
}

function useScript(model: PracticeModel, { id, version }: PracticeSummary): Script | null {
  const [script, setScript] = useState<Script | null>(null);
  useEffect(() => {
    let wanted = true;
    model.prepare(id, version).then(
      (found) => wanted && setScript(found),
      () => {},
    );
    return () => {
      wanted = false;
    };
  }, [model, id, version]);
  return script;
}
