import { t } from "../i18n/t.ts";

/** Hours and minutes of an instant in a zone, as `21:12`; in the browser's own zone without one. */
export function clockTime(at: number, zone?: string): string {
  return format(at, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, zone);
}

/** Day and time, as `Tue 3 March, 14:00`. */
export function dayAndTime(at: number, zone?: string): string {
  const day = format(at, { weekday: "short", day: "numeric", month: "long" }, zone);
  return t("time.dayAndTime", { day, time: clockTime(at, zone) });
}

function format(at: number, options: Intl.DateTimeFormatOptions, zone?: string): string {
  return new Intl.DateTimeFormat("en-GB", zone === undefined ? options : { ...options, timeZone: zone }).format(at);
}
