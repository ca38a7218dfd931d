import type { JSX } from "preact";
import { t } from "../i18n/t.ts";
import { minutesAndSeconds } from "../kit/minutes.ts";
import { groupName } from "./People.tsx";
import type { Seat } from "./seat.ts";
import { whereInWalk } from "./walk.ts";

/** A walk of all from board to board: which one is on, and for how long; those who lead go on, back, and end it. */
export function WalkStrip({ seat }: { seat: Seat }): JSX.Element | null {
  const { showing } = seat.room.now.value;
  const walk = showing?.walk;
  if (!showing || !walk) return null;
  const { at, left } = whereInWalk(walk, seat.now.value);
  const to = (from: number): void =>
    void seat.order({ type: "showToAll", showing: { ...showing, walk: { ...walk, from } } });
  const over = left === 0;
  return (
    <section class="walk-strip" aria-label={showing.title}>
      <span class="round-word" role="status">
        {over
          ? t("walk.over")
          : t("walk.at", { name: groupName(walk.stops[at]?.title ?? ""), n: at + 1, all: walk.stops.length })}
      </span>
      {!over && <span class="still group-time">{minutesAndSeconds(left)}</span>}
      <span class="soft small">{t("walk.hint")}</span>
      {seat.leads && (
        <span class="row">
          <button type="button" class="button small framed" disabled={at === 0} onClick={() => to(at - 1)}>
            {t("walk.back")}
          </button>
          <button
            type="button"
            class="button small framed"
            disabled={at + 1 >= walk.stops.length}
            onClick={() => to(at + 1)}
          >
            {t("walk.next")}
          </button>
          <button type="button" class="button small" onClick={() => void seat.order({ type: "showToAll" })}>
            {t("walk.end")}
          </button>
        </span>
      )}
    </section>
  );
}
