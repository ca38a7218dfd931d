import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import type { FairTime, FairView } from "../wire/messages.ts";
import { FormEnd } from "./fields.tsx";
import { chosen, planForm, type YearWish } from "./planModel.ts";
import type { ProgrammeApi } from "./programmeApi.ts";
import { minutesOf, Strip } from "./Strip.tsx";
import { zoneName } from "./times.ts";
import { useForm } from "./useForm.ts";

interface Props {
  readonly api: ProgrammeApi;
  readonly cohort: string;
  readonly wish: YearWish;
  readonly onChoose: (wish: YearWish) => void;
}

/** Who pays with their night, for each hour at which the year could begin. */
export function FairTimes({ api, cohort, wish, onChoose }: Props): JSX.Element {
  const form = useForm();
  const [found, setFound] = useState<{ view: FairView; twins: boolean } | undefined>(undefined);
  const [at, setAt] = useState(0);
  const look = (twins: boolean): void => {
    void form.send(async () => {
      const view = await api.fairTimes(cohort, planForm(wish), twins);
      setFound({ view, twins });
      setAt(0);
    });
  };
  const choice = found?.view.times[at];
  return (
    <section class="part-box fair">
      <h2>{t("fair.title")}</h2>
      <p class="soft">{t("fair.why")}</p>
      <FormEnd form={form}>
        <button type="button" class="button framed" disabled={form.busy} onClick={() => look(false)}>
          {t("fair.single")}
        </button>
        <button type="button" class="button framed" disabled={form.busy} onClick={() => look(true)}>
          {t("fair.double")}
        </button>
      </FormEnd>
      {found && choice && (
        <div class="fair-in">
          <ul class="fair-choices" aria-label={t("fair.choices")}>
            {found.view.times.slice(0, 12).map((time, index) => (
              <li key={`${time.time} ${time.twin}`}>
                <button type="button" class="fair-choice" aria-pressed={index === at} onClick={() => setAt(index)}>
                  <b class="still">
                    {time.twin === undefined ? time.time : t("fair.pair", { a: time.time, b: time.twin })}
                  </b>
                  <span class="soft still">{t("fair.score", { score: time.score.toFixed(1) })}</span>
                </button>
              </li>
            ))}
          </ul>
          <Cost choice={choice} view={found.view} minutes={wish.minutes} />
          <div class="fair-end">
            <button type="button" class="button lead" onClick={() => onChoose(chosen(wish, choice))}>
              {t("fair.take", {
                time: choice.twin === undefined ? choice.time : t("fair.pair", { a: choice.time, b: choice.twin }),
                zone: zoneName(wish.zone),
              })}
            </button>
            <details>
              <summary>{t("fair.how")}</summary>
              <p class="soft">{t("fair.formula")}</p>
            </details>
          </div>
        </div>
      )}
    </section>
  );
}

function Cost({ choice, view, minutes }: { choice: FairTime; view: FairView; minutes: number }): JSX.Element {
  return (
    <ul class="fair-sites">
      {choice.sites.map(({ site, tired, earliest, latest, letter }) => {
        const known = view.sites.find(({ id }) => id === site);
        return (
          <li key={site}>
            <span class="fair-name">
              {known?.name} <span class="soft small">{t("fair.people", { n: known?.people ?? 0 })}</span>
            </span>
            <Strip start={minutesOf(earliest)} minutes={minutes} />
            <span class="still">
              {earliest === latest ? earliest.slice(0, 5) : t("fair.range", { earliest, latest })}
              {letter !== "" && <span class="letter">{letter}</span>}
            </span>
            <span class={`still ${tired > 0.5 ? "tired" : "soft"}`}>
              {tired === 0 ? t("fair.rested") : t("fair.tired", { hours: tired.toFixed(1) })}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
