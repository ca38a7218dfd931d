import { t } from "../i18n/t.ts";
import type { MembershipEntry, PersonEntry, RegisterView } from "../wire/messages.ts";

/** Whether a membership counts now. */
export function counts({ from, to }: MembershipEntry, now: number = Date.now()): boolean {
  return from <= now && (to === undefined || to > now);
}

/** The present memberships of a cohort, site or team. */
export function currentOf(register: RegisterView, kind: string, of: string): readonly MembershipEntry[] {
  return register.memberships.filter((it) => it.kind === kind && it.of === of && counts(it));
}

export function personName({ name, email, id }: PersonEntry): string {
  return name ?? (email === "" ? id.slice(0, 6) : email);
}

/** The names of present members, in their order. */
export function namesOf(register: RegisterView, kind: string, of: string): readonly string[] {
  const people = new Map(register.people.map((person) => [person.id, personName(person)]));
  const names = currentOf(register, kind, of).map(({ person }) => people.get(person) ?? "");
  return [...new Set(names)].sort((a, b) => a.localeCompare(b));
}

/** What a membership is of, in words. */
export function nameOf(register: RegisterView, { kind, of }: MembershipEntry, programme: string): string {
  switch (kind) {
    case "COHORT":
      return register.cohorts.find(({ id }) => id === of)?.title ?? of;
    case "SITE":
      return register.sites.find(({ id }) => id === of)?.name ?? of;
    case "TEAM":
      return register.teams.find(({ id }) => id === of)?.name ?? of;
    case "PROGRAMME":
      return programme;
    case "SESSION":
      return t("people.oneSession");
    default:
      return of;
  }
}

/** Without accents and case, so that `elo` finds Élodie. */
export function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .toLocaleLowerCase();
}
