import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import type { LocalTimeView, PlannedDate, PlanSite, PlanView } from "../wire/messages.ts";
import { type DateWish, planForm, type YearWish } from "./planModel.ts";
import type { ProgrammeApi } from "./programmeApi.ts";
import { minutesOf } from "./Strip.tsx";
import { dayWord, partOf, shiftWords } from "./times.ts";

interface Props {
  readonly api: ProgrammeApi;
  readonly cohort: string;
  readonly wish: YearWish;
  readonly dates: readonly DateWish[];
  /** Absent where the dates follow from others. */
  readonly onChange?: (dates: readonly DateWish[]) => void;
}

/** Each date with the hour that every site's clocks show, and a word where a clock shift moves it. */
export function DatesTable({ api, cohort, wish, dates, onChange }: Props): JSX.Element | null {
  const plan = useDates(api, cohort, wish, dates);
  if (plan === undefined) return null;
  const set = (index: number, part: Partial<DateWish>): void =>
    onChange?.(dates.map((date, at) => (at === index ? { ...date, ...part } : date)));
  const rowOf = (date: DateWish): PlannedDate | undefined =>
    plan.dates.find(({ localStart }) => localStart === date.localStart);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section class="dates" aria-label={t("plan.dates")} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("plan.date")}</th>
            {plan.sites.map(({ id, name }) => (
              <th key={id} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {dates.map((date, index) => (
            <DateRow
              key={`${index}`}
              date={date}
              planned={rowOf(date)}
              sites={plan.sites}
              set={onChange && ((part) => set(index, part))}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface RowProps {
  readonly date: DateWish;
  readonly planned: PlannedDate | undefined;
  readonly sites: readonly PlanSite[];
  readonly set: ((part: Partial<DateWish>) => void) | undefined;
}

function DateRow({ date, planned, sites, set }: RowProps): JSX.Element {
  const name = date.localStart.replace("T", " ");
  return (
    <tr class={date.skip ? "skipped" : ""}>
      <th scope="row">
        {set ? (
          <span class="date-set">
            <input
              type="checkbox"
              checked={!date.skip}
              aria-label={t("plan.keep", { date: name })}
              onChange={(event) => set({ skip: !event.currentTarget.checked })}
            />
            <input
              type="datetime-local"
              class="input small-input"
              value={date.localStart}
              aria-label={t("plan.move", { date: name })}
              onChange={(event) => set({ localStart: event.currentTarget.value })}
            />
          </span>
        ) : (
          <span class="still">{name}</span>
        )}
        {planned?.skipped && <span class="wrong">{t("plan.gap")}</span>}
        {planned?.twice && <span class="soft small">{t("plan.twice")}</span>}
        <Shifts planned={planned} sites={sites} />
      </th>
      {sites.map(({ id }) => (
        <LocalCell key={id} local={planned?.locals.find(({ site }) => site === id)} />
      ))}
    </tr>
  );
}

function LocalCell({ local }: { local: LocalTimeView | undefined }): JSX.Element {
  if (local === undefined) return <td />;
  const hour = local.local.slice(11, 16);
  const part = local.night > 0 ? "night" : partOf(minutesOf(hour));
  return (
    <td class={`still ${part} ${local.shift === 0 ? "" : "shifted"}`}>
      {hour}
      {local.night > 0 && <span class="spoken"> {t("plan.atNight")}</span>}
      <span class="small">{dayWord(local.day)}</span>
    </td>
  );
}

function Shifts({
  planned,
  sites,
}: {
  planned: PlannedDate | undefined;
  sites: readonly PlanSite[];
}): JSX.Element | null {
  const moved = new Map<number, string[]>();
  for (const { site, shift } of planned?.locals ?? []) {
    const name = sites.find(({ id }) => id === site)?.name;
    if (shift !== 0 && Math.abs(shift) <= 90 && name) moved.set(shift, [...(moved.get(shift) ?? []), name]);
  }
  if (moved.size === 0) return null;
  return (
    <>
      {[...moved].map(([shift, names]) => (
        <span key={shift} class="shift-note small">
          {t("times.shiftFor", { shift: shiftWords(shift), sites: names.join(", ") })}
        </span>
      ))}
    </>
  );
}

function useDates(api: ProgrammeApi, cohort: string, wish: YearWish, dates: readonly DateWish[]): PlanView | undefined {
  const [plan, setPlan] = useState<PlanView | undefined>(undefined);
  const latest = useRef(0);
  const starts = dates.filter(({ skip }) => !skip).map(({ localStart }) => localStart);
  const key = `${wish.zone} ${wish.minutes} ${starts.join(" ")}`;
  useEffect(() => {
    const mine = ++latest.current;
    if (starts.some((start) => start === "")) return;
    api.look(cohort, planForm(wish, starts)).then(
      (found) => mine === latest.current && setPlan(found),
      () => {},
    );
  }, [key]);
  return plan;
}
