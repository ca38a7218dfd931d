import type { FairTime, HomeView, PlanForm, SessionsForm } from "../wire/messages.ts";
import { localOf } from "./times.ts";

/** What is filled in to plan a year; the local hours are of the home zone. */
export interface YearWish {
  readonly title: string;
  readonly week: number;
  readonly weekday: string;
  readonly time: string;
  readonly zone: string;
  readonly firstMonth: string;
  readonly months: number;
  readonly minutes: number;
  readonly twinTime: string;
  readonly template: string;
  readonly board: string;
}

/** One date of the plan: where it was moved to, and whether it is left out. */
export interface DateWish {
  readonly localStart: string;
  readonly skip: boolean;
}

export const WEEKDAYS = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"] as const;

export function firstWish(home: HomeView, title: string): YearWish {
  const zone = home.sites.find(({ id }) => id === home.site)?.zone ?? home.sites[0]?.zone ?? "UTC";
  return {
    title,
    week: 2,
    weekday: "TUESDAY",
    time: "15:00",
    zone,
    firstMonth: nextMonth(localOf(home.now, zone)),
    months: 12,
    minutes: 180,
    twinTime: "",
    template: "",
    board: "mandala-four-fields",
  };
}

function nextMonth(local: string): string {
  const [year, month] = [Number(local.slice(0, 4)), Number(local.slice(5, 7))];
  return month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, "0")}`;
}

export function planForm(wish: YearWish, starts?: readonly string[]): PlanForm {
  const { week, weekday, time, zone, firstMonth, months, minutes } = wish;
  const form = { week, weekday, time, zone, firstMonth, months, minutes };
  return starts === undefined ? form : { ...form, starts };
}

/** The twin of a date: the same day of the plan at the twin's hour, or the day after, whichever comes later. */
export function twinOf(localStart: string, twinTime: string): string {
  const day = localStart.slice(0, 10);
  if (twinTime > localStart.slice(11, 16)) return `${day}T${twinTime}`;
  const next = new Date(`${day}T00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return `${next.toISOString().slice(0, 10)}T${twinTime}`;
}

/** Twins of a fair choice, so that the first is the one with the earlier hour. */
export function chosen(wish: YearWish, fair: FairTime): YearWish {
  return { ...wish, time: fair.time, twinTime: fair.twin ?? "" };
}

export function sessionsForm(wish: YearWish, dates: readonly DateWish[]): SessionsForm {
  const kept = dates.filter(({ skip }) => !skip);
  return {
    starts: kept.map(({ localStart }, index) => ({
      title: kept.length > 1 ? `${wish.title} ${index + 1}` : wish.title,
      localStart,
      ...(wish.twinTime === "" ? {} : { twinStart: twinOf(localStart, wish.twinTime) }),
    })),
    zone: wish.zone,
    minutes: wish.minutes,
    boardTemplate: wish.board,
    ...(wish.template === "" ? {} : { template: wish.template }),
  };
}
