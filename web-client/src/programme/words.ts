import { t } from "../i18n/t.ts";
import type { Role } from "../wire/messages.ts";

/** Every time zone that the browser knows. */
export const ZONES: readonly string[] = Intl.supportedValuesOf("timeZone");

const WEEKDAY_OF: Readonly<Record<string, number>> = {
  MONDAY: 1,
  TUESDAY: 2,
  WEDNESDAY: 3,
  THURSDAY: 4,
  FRIDAY: 5,
  SATURDAY: 6,
  SUNDAY: 7,
};

/** The first of June 2026 is a Monday. */
export function weekdayName(day: string): string {
  const date = Date.UTC(2026, 5, WEEKDAY_OF[day] ?? 1);
  return new Intl.DateTimeFormat("en-GB", { weekday: "long", timeZone: "UTC" }).format(date);
}

export function weekName(week: number): string {
  const names = [t("week.first"), t("week.second"), t("week.third"), t("week.fourth"), t("week.last")];
  return names[week - 1] ?? String(week);
}

export const ROLES: readonly Role[] = [
  "PRACTITIONER",
  "FACILITATOR",
  "HOST",
  "FACULTY",
  "REVIEWER",
  "GUEST",
  "STEWARD",
];

export function roleName(role: string): string {
  const names: Readonly<Record<string, string>> = {
    PRACTITIONER: t("role.practitioner"),
    FACILITATOR: t("role.facilitator"),
    HOST: t("role.host"),
    FACULTY: t("role.faculty"),
    REVIEWER: t("role.reviewer"),
    GUEST: t("role.guest"),
    STEWARD: t("role.steward"),
  };
  return names[role] ?? role;
}

export function siteKindName(kind: string): string {
  const names: Readonly<Record<string, string>> = {
    HUB: t("site.hub"),
    SITE: t("site.site"),
    PARTNER: t("site.partner"),
  };
  return names[kind] ?? kind;
}

export function teamKindName(kind: string): string {
  const names: Readonly<Record<string, string>> = {
    HOME: t("team.home"),
    PROJECT: t("team.project"),
    FACULTY: t("team.faculty"),
  };
  return names[kind] ?? kind;
}

/** Countries by name, as code and name. */
export function countries(): readonly (readonly [string, string])[] {
  const names = new Intl.DisplayNames("en", { type: "region" });
  const found: [string, string][] = [];
  for (let a = 65; a <= 90; a++) {
    for (let b = 65; b <= 90; b++) {
      const code = String.fromCharCode(a, b);
      const name = names.of(code);
      if (name !== undefined && name !== code && !NO_COUNTRIES.has(code)) found.push([code, name]);
    }
  }
  return found.sort(([, a], [, b]) => a.localeCompare(b));
}

/** Names that regions data knows and ISO 3166 does not give to a country. */
const NO_COUNTRIES = new Set([
  "AC",
  "AN",
  "BU",
  "CP",
  "CQ",
  "CS",
  "CT",
  "DD",
  "DG",
  "DY",
  "EA",
  "EU",
  "EZ",
  "FQ",
  "FX",
  "HV",
  "IC",
  "JT",
  "MI",
  "NH",
  "NQ",
  "NT",
  "PC",
  "PU",
  "PZ",
  "QO",
  "RH",
  "SU",
  "TA",
  "TP",
  "UK",
  "UN",
  "VD",
  "WK",
  "XA",
  "XB",
  "XK",
  "YD",
  "YU",
  "ZR",
  "ZZ",
]);
