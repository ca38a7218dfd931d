import type { JSX } from "preact";
import { useContext, useEffect, useRef, useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { tell } from "../kit/status.tsx";
import type { AgendaTemplateView, HomeView, PlanView } from "../wire/messages.ts";
import { Go } from "./context.ts";
import { DatesTable } from "./DatesTable.tsx";
import { FairTimes } from "./FairTimes.tsx";
import { FormEnd, fieldsOf, SelectField, TextField } from "./fields.tsx";
import { MeetingDialog } from "./MeetingDialog.tsx";
import { type DateWish, firstWish, planForm, sessionsForm, twinOf, WEEKDAYS, type YearWish } from "./planModel.ts";
import type { ProgrammeApi } from "./programmeApi.ts";
import { Templates } from "./Templates.tsx";
import { type FormState, useForm } from "./useForm.ts";
import { weekdayName, weekName, ZONES } from "./words.ts";

interface Props {
  readonly api: ProgrammeApi;
  readonly home: HomeView;
  readonly cohort: string;
  readonly onChange: () => void;
}

/** A year of monthly sessions in one step: when, for whom at what hour, each date, and then all of them. */
export function PlanYear({ api, home, cohort, onChange }: Props): JSX.Element {
  const go = useContext(Go);
  const form = useForm();
  const title = home.cohorts.find(({ id }) => id === cohort)?.title ?? "";
  const [wish, setWish] = useState<YearWish>(firstWish(home, t("plan.defaultTitle")));
  const [dates, setDates] = useState<readonly DateWish[]>([]);
  const [templates, setTemplates] = useState<readonly AgendaTemplateView[]>([]);
  const [meeting, setMeeting] = useState(false);
  useEffect(() => void form.ask(async () => setTemplates(await api.templates(cohort))), [cohort]);
  const pattern = useLook(api, cohort, wish, form, (plan) =>
    setDates(plan.dates.map(({ localStart }) => ({ localStart, skip: false }))),
  );
  const kept = dates.filter(({ skip }) => !skip);
  const make = async (): Promise<void> => {
    const sent = await form.send(async () => {
      await api.makeSessions(cohort, sessionsForm(wish, dates));
    });
    if (!sent) return;
    tell(t("plan.made", { n: kept.length }));
    onChange();
    go("/calendar");
  };
  return (
    <div class="plan">
      <div class="page-title">
        <div>
          <h1>{t("plan.title")}</h1>
          <p class="soft">{title}</p>
        </div>
        <button type="button" class="button framed" onClick={() => setMeeting(true)}>
          {t("plan.oneMeeting")}
        </button>
      </div>
      <section class="part-box">
        <h2>{t("plan.when")}</h2>
        <Pattern wish={wish} form={form} templates={templates} onChange={setWish} />
      </section>
      <FairTimes api={api} cohort={cohort} wish={wish} onChoose={setWish} />
      <section class="part-box">
        <h2>{t("plan.dates")}</h2>
        <p class="soft">{t("plan.datesWhy")}</p>
        {pattern && <DatesTable api={api} cohort={cohort} wish={wish} dates={dates} onChange={setDates} />}
        {wish.twinTime !== "" && pattern && (
          <>
            <h3>{t("plan.twins")}</h3>
            <DatesTable
              api={api}
              cohort={cohort}
              wish={wish}
              dates={dates.map((date) => ({ ...date, localStart: twinOf(date.localStart, wish.twinTime) }))}
            />
          </>
        )}
        <FormEnd form={form}>
          <button
            type="button"
            class="button lead"
            disabled={form.busy || kept.length === 0}
            onClick={() => void make()}
          >
            {wish.twinTime === "" ? t("plan.make", { n: kept.length }) : t("plan.makeTwins", { n: kept.length })}
          </button>
        </FormEnd>
      </section>
      <Templates api={api} cohort={cohort} templates={templates} onChange={setTemplates} />
      {meeting && (
        <MeetingDialog
          api={api}
          cohort={cohort}
          zone={wish.zone}
          onSaved={onChange}
          onClose={() => setMeeting(false)}
        />
      )}
    </div>
  );
}

const PAUSE_MS = 250;

/** Looks at the dates of the pattern whenever it changes, a moment after the last key. */
function useLook(
  api: ProgrammeApi,
  cohort: string,
  wish: YearWish,
  form: FormState,
  onDates: (plan: PlanView) => void,
): PlanView | undefined {
  const [plan, setPlan] = useState<PlanView | undefined>(undefined);
  const latest = useRef(0);
  const { week, weekday, time, zone, firstMonth, months, minutes } = wish;
  useEffect(() => {
    const mine = ++latest.current;
    const timer = setTimeout(() => {
      void form.ask(async () => {
        const found = await api.look(cohort, planForm(wish));
        if (mine !== latest.current) return;
        setPlan(found);
        onDates(found);
      });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [cohort, week, weekday, time, zone, firstMonth, months, minutes]);
  return plan;
}

interface PatternProps {
  readonly wish: YearWish;
  readonly form: FormState;
  readonly templates: readonly AgendaTemplateView[];
  readonly onChange: (wish: YearWish) => void;
}

function Pattern({ wish, form, templates, onChange }: PatternProps): JSX.Element {
  const change = (part: Partial<YearWish>): void => onChange({ ...wish, ...part });
  const field = fieldsOf(form, wish, change);
  return (
    <div class="pattern">
      {field.text("title", t("plan.name"), { class: "wide" })}
      <SelectField
        form={form}
        name="week"
        label={t("plan.week")}
        value={String(wish.week)}
        options={[1, 2, 3, 4, 5].map((week) => [String(week), weekName(week)])}
        onChange={(week) => change({ week: Number(week) })}
      />
      {field.select(
        "weekday",
        t("plan.weekday"),
        WEEKDAYS.map((day) => [day, weekdayName(day)]),
      )}
      {field.text("time", t("plan.time"), { type: "time" })}
      {field.text("zone", t("plan.zone"), { list: ZONES })}
      {field.number("minutes", t("event.minutes"))}
      {field.text("firstMonth", t("plan.firstMonth"), { type: "month" })}
      {field.number("months", t("plan.months"), { min: 1, max: 24 })}
      <TextField
        form={form}
        name="twin"
        type="time"
        label={t("plan.twinTime")}
        hint={t("plan.twinHint")}
        value={wish.twinTime}
        onChange={(twinTime) => change({ twinTime })}
      />
      {field.select("template", t("plan.template"), [
        ["", t("plan.noTemplate")],
        ...templates.map(({ id, title }) => [id, title] as const),
      ])}
    </div>
  );
}
