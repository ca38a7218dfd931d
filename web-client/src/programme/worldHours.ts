import type { SiteNow } from "../wire/messages.ts";
import { minuteOfDay } from "./times.ts";

/** Sites whose clocks show the same. */
export interface Hour {
  /** Minutes since midnight. */
  readonly minute: number;
  readonly zone: string;
  readonly sites: readonly SiteNow[];
  readonly people: number;
}

/** Sites by what their clocks show, in the order of the day. */
export function hoursOf(sites: readonly SiteNow[], now: number): readonly Hour[] {
  const byMinute = new Map<number, SiteNow[]>();
  for (const each of sites) {
    const minute = minuteOfDay(now, each.site.zone);
    byMinute.set(minute, [...(byMinute.get(minute) ?? []), each]);
  }
  return [...byMinute]
    .map(([minute, there]) => ({
      minute,
      zone: there[0]?.site.zone ?? "UTC",
      sites: there,
      people: there.reduce((sum, { people }) => sum + people, 0),
    }))
    .sort((a, b) => a.minute - b.minute);
}

const DAY_MINUTES = 1_440;

/** Where a time of day lies on the round: noon above, midnight below, the morning at the left. */
export function pointOf(minute: number, radius: number): readonly [x: number, y: number] {
  const angle = (minute / DAY_MINUTES) * 2 * Math.PI + Math.PI / 2;
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}
