import { t } from "../i18n/t.ts";
import "./texts.ts";
import { dayAndTime } from "../kit/when.ts";
import type { VersionView } from "../wire/messages.ts";

/** What a version is called: its name, or why it was kept. */
export function titleOf({ name, cause }: VersionView): string {
  return name ?? t(`history.cause.${cause}`);
}

/** When it was kept, in local time, and by whom if by somebody. */
export function whenAndWho({ at, by }: VersionView, people: Readonly<Record<string, string>>): string {
  const name = by === undefined ? undefined : people[by];
  return name === undefined ? dayAndTime(at) : t("history.by", { when: dayAndTime(at), name });
}

/** Names as one reads them: `Ana, Ben and Cam`. */
export function namesOf(ids: readonly string[], people: Readonly<Record<string, string>>): string {
  const names = ids.map((id) => people[id] ?? t("history.somebody"));
  const last = names.pop();
  if (last === undefined) return "";
  return names.length === 0 ? last : t("history.and", { names: names.join(", "), last });
}
