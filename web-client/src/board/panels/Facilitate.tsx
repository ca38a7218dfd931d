import type { JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../kit/icons.tsx";
import { newId } from "../../kit/id.ts";
import { tell } from "../../kit/status.tsx";
import type { BoardHouse } from "../BoardView.tsx";
import type { Commands } from "../commands.ts";
import { byAgenda, SORTS, sortNotes } from "../facilitate.ts";
import { MOST_DOTS } from "../model/votes.ts";
import type { Easel } from "../tools/tool.ts";
import { Rering } from "./Rering.tsx";
import { useFocusBack } from "./useFocusBack.ts";
import { WhoWrites } from "./WhoWrites.tsx";

const MINUTES = [1, 3, 5, 10, 15] as const;

interface Props {
  readonly easel: Easel;
  readonly commands: Commands;
  readonly house: BoardHouse;
}

/** What those who lead do on a board: dots, writing for oneself, a timer, order, other rings. */
export function Facilitate({ easel, commands, house }: Props): JSX.Element {
  const { board, layout } = easel;
  const root = useRef<HTMLElement>(null);
  useFocusBack(root);
  useLayoutEffect(() => root.current?.querySelector("h3")?.focus(), []);
  return (
    <section
      class="board-panel"
      ref={root}
      aria-label={t("board.lead")}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        commands.close();
      }}
    >
      <header>
        <h3 tabIndex={-1}>{t("board.lead")}</h3>
        <button type="button" class="button round compact" aria-label={t("kit.close")} onClick={() => commands.close()}>
          <Icon name="close" />
        </button>
      </header>
      <Dots easel={easel} />
      <Private easel={easel} house={house} />
      <div class="lead-row" role="group" aria-label={t("board.timer")}>
        <b>{t("board.timer")}</b>
        {MINUTES.map((n) => (
          <button
            key={n}
            type="button"
            class="button compact framed"
            onClick={() => board.lead({ timer: { until: house.now() + n * 60_000, ms: n * 60_000 } })}
          >
            {t("board.minutesN", { n })}
          </button>
        ))}
        {board.timer.value && (
          <button type="button" class="button compact" onClick={() => board.lead({ timer: undefined })}>
            {t("board.timerEnd")}
          </button>
        )}
      </div>
      <div class="lead-row" role="group" aria-label={t("board.sort")}>
        <b>{t("board.sort")}</b>
        {SORTS.map((by) => (
          <button key={by} type="button" class="button compact framed" onClick={() => sortNotes(board, layout, by)}>
            {t(`board.sort.${by}`)}
          </button>
        ))}
      </div>
      {layout.kind === "mandala" && <Rering easel={easel} />}
      <WhoWrites easel={easel} house={house} />
      <FromAgenda easel={easel} house={house} />
    </section>
  );
}

/** A column for each line of the session's agenda. */
function FromAgenda({ easel, house }: Omit<Props, "commands">): JSX.Element | null {
  const lines = house.agenda?.() ?? [];
  if (lines.length === 0) return null;
  return (
    <details class="rering">
      <summary>{t("board.byAgenda")}</summary>
      <p class="small soft">{t("board.byAgendaWhy", { lines: lines.map(({ title }) => title).join(", ") })}</p>
      <button type="button" class="button compact lead" onClick={() => byAgenda(easel.board, easel.layout, lines)}>
        {t("board.reringDo")}
      </button>
    </details>
  );
}

function Dots({ easel }: { easel: Easel }): JSX.Element {
  const { board } = easel;
  const [dots, setDots] = useState(3);
  const ballot = board.votes.ballot.value;
  return (
    <div class="lead-row" role="group" aria-label={t("board.dots")}>
      <b>{t("board.dots")}</b>
      {ballot?.open ? (
        <button
          type="button"
          class="button compact lead"
          onClick={() => board.lead({ ballot: { ...ballot, open: false } })}
        >
          {t("board.dotsEnd")}
        </button>
      ) : (
        <>
          <label>
            <span class="spoken">{t("board.dotsEach")}</span>
            <input
              class="number"
              type="number"
              min={1}
              max={MOST_DOTS}
              value={dots}
              onInput={(event) => setDots(Math.min(MOST_DOTS, Math.max(1, Number(event.currentTarget.value) || 1)))}
            />
          </label>
          <button
            type="button"
            class="button compact framed"
            onClick={() => board.lead({ ballot: { id: newId(), dots, open: true } })}
          >
            {t("board.dotsBegin")}
          </button>
        </>
      )}
    </div>
  );
}

function Private({ easel, house }: { easel: Easel; house: BoardHouse }): JSX.Element {
  const round = easel.board.round.value;
  const [busy, setBusy] = useState(false);
  const ask = async (what: "private" | "reveal", id: string): Promise<void> => {
    setBusy(true);
    try {
      await house.server(what, { id });
    } catch {
      tell(t("board.serverFailed"));
    }
    setBusy(false);
  };
  return (
    <div class="lead-row" role="group" aria-label={t("board.private")}>
      <b>{t("board.private")}</b>
      {round?.open ? (
        <button type="button" class="button compact lead" disabled={busy} onClick={() => void ask("reveal", round.id)}>
          {t("board.reveal")}
        </button>
      ) : (
        <button
          type="button"
          class="button compact framed"
          disabled={busy}
          onClick={() => void ask("private", newId())}
        >
          {t("board.privateBegin")}
        </button>
      )}
      <span class="small soft">{t("board.privateWhy")}</span>
    </div>
  );
}
