import type { JSX } from "preact";
import { t } from "../i18n/t.ts";
import { minutesAndSeconds } from "../kit/minutes.ts";
import { groupName } from "../session/People.tsx";
import type { Seat } from "../session/seat.ts";
import type { Group, Grouping } from "../wire/messages.ts";

export const MINUTE_MS = 60_000;

/** What one is likely to grant. */
export const MORE_MINUTES = [1, 5];

interface Props {
  readonly seat: Seat;
  readonly grouping: Grouping;
  readonly group: Group;
}

/** One group's time, which may be another than that of the others: how much is left, more of it, and the way back (L45). */
export function GroupClock({ seat, grouping, group }: Props): JSX.Element {
  const { is, left } = seat.clockOf(grouping, group.id);
  const name = groupName(group.name);
  const at = { grouping: grouping.id, group: group.id };
  return (
    <div class="group-clock">
      <span class="small">
        {is !== "none" && <b class="still">{minutesAndSeconds(left)} </b>}
        <span class="soft">{t(`leading.groupsAre.${is}`)}</span>
      </span>
      {is !== "none" &&
        MORE_MINUTES.map((minutes) => (
          <button
            key={minutes}
            type="button"
            class="button small"
            aria-label={t("leading.moreOne", { minutes, group: name })}
            onClick={() => void seat.order({ type: "extendGroups", ...at, ms: minutes * MINUTE_MS })}
          >
            {t("run.more", { minutes })}
          </button>
        ))}
      {is === "open" && (
        <button
          type="button"
          class="button small"
          aria-label={t("leading.callBackOne", { group: name })}
          onClick={() => void seat.order({ type: "closeGroups", ...at })}
        >
          {t("leading.callBack")}
        </button>
      )}
    </div>
  );
}
