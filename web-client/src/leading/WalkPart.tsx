import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import type { Seat } from "../session/seat.ts";

const FEWEST = 2;
const MOST_MINUTES = 30;
const MINUTE_S = 60;

/** Sets out on a walk through the boards of the groups that are, or last were. */
export function WalkPart({ seat, onBegin }: { seat: Seat; onBegin: () => void }): JSX.Element | null {
  const [minutes, setMinutes] = useState(3);
  const stops = (seat.room.now.value.grouping?.groups ?? []).flatMap(({ name, board }) =>
    board === undefined ? [] : [{ title: name, board }],
  );
  if (stops.length < FEWEST) return null;
  const begin = async (): Promise<void> => {
    const walk = { stops, from: 0, each: minutes * MINUTE_S, since: 0 };
    if (await seat.order({ type: "showToAll", showing: { kind: "WALK", title: t("walk.title"), walk } })) onBegin();
  };
  return (
    <section>
      <h3>{t("walk.title")}</h3>
      <p class="soft small">{t("walk.why")}</p>
      <div class="row">
        <label class="inline">
          {t("walk.each")}
          <input
            class="input short"
            type="number"
            min={1}
            max={MOST_MINUTES}
            value={minutes}
            onInput={(event) => setMinutes(Math.min(MOST_MINUTES, Math.max(1, Number(event.currentTarget.value) || 1)))}
          />
        </label>
        <button type="button" class="button framed" onClick={() => void begin()}>
          {t("walk.begin", { n: stops.length })}
        </button>
      </div>
    </section>
  );
}
