import type { JSX } from "preact";
import { t } from "../i18n/t.ts";
import type { HomeView, SessionEntry } from "../wire/messages.ts";
import { OWN_ZONE, shiftMinutes, shiftWords } from "./times.ts";

/** By how much the hour differs here from the session before, where clocks have changed in between. */
export function ownShift(home: HomeView, session: SessionEntry): number {
  const letter = session.twinOf !== undefined;
  const before = home.sessions
    .filter(
      (other) =>
        other.cohort === session.cohort &&
        other.kind === "VIRTUAL" &&
        !other.cancelled &&
        (other.twinOf !== undefined) === letter &&
        other.start < session.start,
    )
    .at(-1);
  if (before === undefined || session.kind !== "VIRTUAL") return 0;
  const shift = shiftMinutes(before.start, session.start, OWN_ZONE);
  return Math.abs(shift) <= 90 ? shift : 0;
}

export function ShiftNote({ shift }: { shift: number }): JSX.Element | null {
  if (shift === 0) return null;
  return <p class="shift-note">{t("times.ownShift", { shift: shiftWords(shift) })}</p>;
}

/** Whose hour moves: `one hour earlier for Boston, Montréal`. */
export function shiftLines(home: HomeView, session: SessionEntry): readonly string[] {
  const byMinutes = new Map<number, string[]>();
  for (const { site, minutes } of session.shifts) {
    const name = home.sites.find(({ id }) => id === site)?.name ?? site;
    byMinutes.set(minutes, [...(byMinutes.get(minutes) ?? []), name]);
  }
  return [...byMinutes].map(([minutes, names]) =>
    t("times.shiftFor", { shift: shiftWords(minutes), sites: names.join(", ") }),
  );
}
