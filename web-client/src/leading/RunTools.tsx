import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { minutesAndSeconds } from "../kit/minutes.ts";
import { minutesBehind, type Show } from "../session/runOfShow.ts";
import type { Seat } from "../session/seat.ts";
import type { PracticeSummary } from "../wire/messages.ts";
import { startsOf } from "./starts.ts";

interface Props {
  readonly seat: Seat;
  readonly show: Show;
  readonly practices: readonly PracticeSummary[];
}

/** Ahead or behind, and what moves the session on: what the line has ready, next, more time, hold. */
export function RunTools({ seat, show, practices }: Props): JSX.Element | null {
  const { current, next, held, left, behind, begun } = show;
  // Nothing begins in a session that has ended; the way back is where it was ended.
  if (seat.room.now.value.endedAt !== undefined) return null;
  const line = begun ? current?.line : undefined;
  const open = seat.someOpen.value;
  const people = seat.room.people.value.length;
  const starts = line && !open ? startsOf(line, show, seat.room.now.value, practices, people) : [];
  return (
    <section class="run-tools" aria-label={t("run.title")}>
      {begun && (
        <p class="run-state">
          <span class={`run-drift ${minutesBehind(behind) > 0 ? "late" : ""}`}>{drift(minutesBehind(behind))}</span>
          {line && <span class="still run-left">{held ? t("run.held") : leftWord(left)}</span>}
        </p>
      )}
      {starts.map(({ label, order }, at) => (
        <button
          key={label}
          type="button"
          class={at === 0 ? "button lead" : "button framed"}
          onClick={() => void seat.order(order)}
        >
          {label}
        </button>
      ))}
      {next && (
        <button
          type="button"
          class={starts.length === 0 ? "button lead" : "button framed"}
          onClick={() => void seat.order({ type: "beginLine", line: next.id })}
        >
          {begun ? t("run.next", { title: next.title }) : t("run.begin", { title: next.title })}
        </button>
      )}
      {line && <Times seat={seat} line={line.id} held={held} />}
    </section>
  );
}

/** More time, off the rest or not; hold and go on. */
function Times({ seat, line, held }: { seat: Seat; line: string; held: boolean }): JSX.Element {
  const [offRest, setOffRest] = useState(true);
  return (
    <>
      <div class="row">
        {[1, 5].map((minutes) => (
          <button
            key={minutes}
            type="button"
            class="button framed compact"
            onClick={() => void seat.order({ type: "extendLine", line, seconds: minutes * 60, offRest })}
          >
            {t("run.more", { minutes })}
          </button>
        ))}
        <button
          type="button"
          class="button framed compact"
          aria-pressed={held}
          onClick={() => void seat.order({ type: "holdLine", line, held: !held })}
        >
          {held ? t("run.goOn") : t("run.hold")}
        </button>
      </div>
      <label class="check small">
        <input type="checkbox" checked={offRest} onChange={(event) => setOffRest(event.currentTarget.checked)} />
        {t("run.offRest")}
      </label>
    </>
  );
}

function drift(minutes: number): string {
  if (minutes === 0) return t("run.onTime");
  return minutes > 0 ? t("run.behind", { n: minutes }) : t("run.ahead", { n: -minutes });
}

function leftWord(left: number): string {
  const seconds = Math.round(Math.abs(left) / 1000);
  return left >= 0
    ? t("run.left", { time: minutesAndSeconds(seconds) })
    : t("run.over", { time: minutesAndSeconds(seconds) });
}
