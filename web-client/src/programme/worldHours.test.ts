import { expect, it } from "vitest";
import type { SiteNow } from "../wire/messages.ts";
import { hoursOf, pointOf } from "./worldHours.ts";

const NOON_UTC = Date.UTC(2026, 0, 15, 12);

function site(id: string, zone: string, people: number): SiteNow {
  return { site: { id, name: id, country: "XX", zone }, people };
}

it("puts sites whose clocks show the same together, in the order of the day", () => {
  const hours = hoursOf(
    [site("c", "Asia/Tokyo", 0), site("a", "Europe/Paris", 3), site("b", "Europe/Oslo", 4)],
    NOON_UTC,
  );
  expect(hours.map(({ minute, people }) => [minute, people])).toEqual([
    [13 * 60, 7],
    [21 * 60, 0],
  ]);
});

it("has noon above, midnight below, and six in the morning at the left", () => {
  const near = (minute: number): number[] => pointOf(minute, 100).map((each) => Math.round(each) + 0);
  expect(near(720)).toEqual([0, -100]);
  expect(near(0)).toEqual([0, 100]);
  expect(near(360)).toEqual([-100, 0]);
});
