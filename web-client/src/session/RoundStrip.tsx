import type { JSX } from "preact";
import { t } from "../i18n/t.ts";
import { minutesAndSeconds } from "../kit/minutes.ts";
import type { Seat } from "./seat.ts";

/** One order that all see alike, whose turn it is and for how long; pass, and mine next. */
export function RoundStrip({ seat }: { seat: Seat }): JSX.Element | null {
  const round = seat.round.value;
  if (!round) return null;
  const { where, order, turn, each, since, passed } = round;
  const speaker = order[turn];
  const over = speaker === undefined;
  const mine = speaker !== undefined && seat.isMine(speaker);
  const left = Math.round(each - (seat.now.value - since) / 1000);
  const toCome = order.slice(turn + 1).find((person) => seat.isMine(person));
  const mayEnd = mine || seat.leads || (speaker !== undefined && !seat.isHere(speaker));
  const asThem = (person: string | undefined) => (person !== undefined && person !== seat.me ? { as: person } : {});
  const as = asThem(toCome);
  return (
    <section class="round-strip" aria-label={t("round.title")}>
      <ol aria-label={t("round.order")}>
        {order.map((person, at) => (
          <li key={person} class={at === turn ? "is-on" : at < turn || passed.includes(person) ? "is-past" : ""}>
            {person === seat.me ? t("room.me") : seat.nameOf(person)}
          </li>
        ))}
      </ol>
      <span class="round-word" role="status">
        {over ? t("round.over") : mine ? yours(seat, speaker) : t("round.speaks", { name: seat.nameOf(speaker) })}
      </span>
      {!over && (
        <span class="still soft">
          {left >= 0 ? minutesAndSeconds(left) : t("round.past", { time: minutesAndSeconds(-left) })}
        </span>
      )}
      {!over && mayEnd && (
        <button
          type="button"
          class={mine ? "button small lead" : "button small framed"}
          onClick={() => void seat.order({ type: "endTurn", where, turn })}
        >
          {mine ? t("round.done") : t("round.next")}
        </button>
      )}
      {mine && (
        <button
          type="button"
          class="button small"
          onClick={() => void seat.order({ type: "passRound", where, ...asThem(speaker) })}
        >
          {t("round.pass")}
        </button>
      )}
      {toCome && order[turn + 1] !== toCome && (
        <button type="button" class="button small" onClick={() => void seat.order({ type: "takeNext", where, ...as })}>
          {t("round.mineNext")}
        </button>
      )}
      {toCome && !passed.includes(toCome) && (
        <button type="button" class="button small" onClick={() => void seat.order({ type: "passRound", where, ...as })}>
          {t("round.pass")}
        </button>
      )}
      {(seat.leads || over) && (
        <button type="button" class="button small" onClick={() => void seat.order({ type: "endRound", where })}>
          {t("round.end")}
        </button>
      )}
    </section>
  );
}

/** Where several share a device it is said whose turn of them it is. */
function yours(seat: Seat, speaker: string): string {
  return seat.atDevice.value.length > 1 ? t("round.yoursAs", { name: seat.nameOf(speaker) }) : t("round.yours");
}
