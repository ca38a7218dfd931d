import { t } from "../i18n/t.ts";

// What clocks around the world show: docs/protocol.md, rules C24 to C27. Instants are in ms since 1970.

const DAY_MS = 86_400_000;
const DAY_MINUTES = 1_440;
const MINUTE_MS = 60_000;

export const OWN_ZONE = new Intl.DateTimeFormat().resolvedOptions().timeZone;

const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string, key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${zone} ${key}`;
  const known = formats.get(name) ?? new Intl.DateTimeFormat("en-GB", { ...options, timeZone: zone });
  formats.set(name, known);
  return known;
}

/** Date and hour in a zone as `2026-03-10T15:00`. */
export function localOf(at: number, zone: string): string {
  const parts = format(zone, "local", {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(at);
  const part = (type: string): string => parts.find((part) => part.type === type)?.value ?? "";
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}`;
}

/** How many days the date of a zone is after (before if negative) that of another. */
export function dayOffset(at: number, zone: string, home: string): number {
  const date = (of: string): number => Date.parse(`${localOf(at, of).slice(0, 10)}T00:00Z`);
  return Math.round((date(zone) - date(home)) / DAY_MS);
}

/** By how many minutes the hour that clocks show at `second` is later than at `first`, from -719 to 720. */
export function shiftMinutes(first: number, second: number, zone: string): number {
  const later = (minuteOfDay(second, zone) - minuteOfDay(first, zone) + DAY_MINUTES) % DAY_MINUTES;
  return later > DAY_MINUTES / 2 ? later - DAY_MINUTES : later;
}

export function minuteOfDay(at: number, zone: string): number {
  const local = localOf(at, zone);
  return Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));
}

/** `15:00` */
export function hourOf(at: number, zone: string = OWN_ZONE): string {
  return localOf(at, zone).slice(11);
}

/** `Tuesday 10 March` */
export function longDay(at: number, zone: string = OWN_ZONE): string {
  return format(zone, "long", { weekday: "long", day: "numeric", month: "long" }).format(at).replace(",", "");
}

/** `Tue 10 Mar` */
export function shortDay(at: number, zone: string = OWN_ZONE): string {
  return format(zone, "short", { weekday: "short", day: "numeric", month: "short" }).format(at).replace(",", "");
}

/** `March 2026` */
export function monthOf(at: number, zone: string = OWN_ZONE): string {
  return format(zone, "month", { month: "long", year: "numeric" }).format(at);
}

export function zoneName(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}

/** `yesterday` or `tomorrow` where it is another day there, else nothing. */
export function dayWord(offset: number): string {
  if (offset === 0) return "";
  return offset < 0 ? t("times.yesterday") : t("times.tomorrow");
}

/** `one hour earlier`, `30 minutes later` */
export function shiftWords(minutes: number): string {
  const size = Math.abs(minutes);
  const hours = size / 60;
  if (size === 60) return minutes < 0 ? t("times.hourEarlier") : t("times.hourLater");
  if (Number.isInteger(hours))
    return minutes < 0 ? t("times.hoursEarlier", { n: hours }) : t("times.hoursLater", { n: hours });
  return minutes < 0 ? t("times.minutesEarlier", { n: size }) : t("times.minutesLater", { n: size });
}

/** Time until an instant in words that suit its distance: `in 3 weeks`, `in 2 days`, `in 3 h 20 min`, `in 12 minutes`. */
export function until(at: number, now: number): string {
  const minutes = Math.max(0, Math.ceil((at - now) / MINUTE_MS));
  if (minutes < 60) return t("times.inMinutes", { n: minutes });
  if (minutes < DAY_MINUTES) return t("times.inHours", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  const days = Math.round(minutes / DAY_MINUTES);
  return days < 14 ? t("times.inDays", { n: days }) : t("times.inWeeks", { n: Math.round(days / 7) });
}

/** `3 h`, `2 h 30 min`, `45 min` */
export function lengthOf(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return t("times.min", { n: rest });
  return rest === 0 ? t("times.h", { n: hours }) : t("times.hMin", { hours, rest });
}

/** What part of the day an hour is: night from 22 to 7, edges beside it, day between. */
export function partOf(minute: number): "night" | "edge" | "day" {
  const hour = Math.floor(minute / 60);
  if (hour < 7 || hour >= 22) return "night";
  return hour < 8 || hour >= 20 ? "edge" : "day";
}
