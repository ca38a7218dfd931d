import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../../i18n/t.ts";
import { speak } from "../../kit/status.tsx";
import type { Timer } from "../model/round.ts";
import type { Easel } from "../tools/tool.ts";

interface Props {
  readonly easel: Easel;
  /** The clock that the timer was set by, ms. */
  readonly now: () => number;
}

/** What goes on for everybody just now: dots to give, writing for oneself, a timer. */
export function LeadBar({ easel, now }: Props): JSX.Element | null {
  const { votes, round, timer } = easel.board;
  const open = votes.ballot.value?.open;
  const hidden = round.value?.open;
  if (!open && !hidden && !timer.value) return null;
  return (
    <div class="board-bar lead-bar" role="status">
      {open && <span>{t("board.dotsLeft", { n: votes.left.value })}</span>}
      {hidden && <span>{t("board.privateOn")}</span>}
      {timer.value && <Countdown timer={timer.value} clock={now} />}
    </div>
  );
}

const LAST_MINUTE = 60_000;

/** Seconds are shown, and spoken only at a minute before the end and at the end. */
function Countdown({ timer, clock }: { timer: Timer; clock: () => number }): JSX.Element {
  const [now, setNow] = useState(clock);
  useEffect(() => {
    const tick = setInterval(() => setNow(clock()), 250);
    return () => clearInterval(tick);
  }, [clock]);
  const left = Math.max(0, timer.until - now);
  const stage = left === 0 ? "over" : left <= LAST_MINUTE && timer.ms > LAST_MINUTE ? "minute" : "on";
  useEffect(() => {
    if (stage === "minute") speak(t("board.timerMinute"));
    if (stage === "over") speak(t("board.timerOver"));
  }, [stage]);
  const seconds = Math.ceil(left / 1_000);
  const share = left / timer.ms;
  const colour = share <= 0.05 ? "late" : share <= 0.2 ? "soon" : "";
  return (
    <span class={`countdown still ${colour}`} aria-hidden="true">
      {left === 0 ? t("board.timerOver") : `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`}
    </span>
  );
}
