import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { Dialog } from "../kit/Dialog.tsx";
import { leads } from "../session/roles.ts";
import type { Seat } from "../session/seat.ts";
import type { Api } from "../wire/api.ts";
import { type Board, ShowPart } from "./ShowPart.tsx";
import { WalkPart } from "./WalkPart.tsx";

interface Props {
  readonly seat: Seat;
  readonly api: Api;
  readonly board: Board;
  readonly onClose: () => void;
}

/** Rounds, what all are shown, the lead, the doors, the end. */
export function StagePanel({ seat, api, board, onClose }: Props): JSX.Element {
  return (
    <Dialog title={t("leading.stage")} onClose={onClose} wide>
      <div class="stage-panel">
        <RoundPart seat={seat} onBegin={onClose} />
        <ShowPart seat={seat} api={api} board={board} onClose={onClose} />
        <WalkPart seat={seat} onBegin={onClose} />
        <LeadPart seat={seat} />
        <DoorsPart seat={seat} />
        <EndPart seat={seat} onEnd={onClose} />
      </div>
    </Dialog>
  );
}

function RoundPart({ seat, onBegin }: { seat: Seat; onBegin: () => void }): JSX.Element {
  const [minutes, setMinutes] = useState(2);
  const begin = async (): Promise<void> => {
    if (await seat.order({ type: "beginRound", where: seat.where.value, each: minutes * 60 })) onBegin();
  };
  const { spoken } = seat.room.now.value;
  const quiet = seat.room.people.value.filter(({ id }) => !spoken.includes(id)).map(({ name }) => name);
  return (
    <section>
      <h3>{t("round.title")}</h3>
      <div class="row">
        <label class="inline">
          {t("leading.each")}
          <input
            class="input short"
            type="number"
            min={1}
            max={30}
            value={minutes}
            onInput={(event) => setMinutes(Math.max(1, Number(event.currentTarget.value) || 1))}
          />
        </label>
        <button type="button" class="button framed" onClick={() => void begin()}>
          {t("round.begin")}
        </button>
      </div>
      <p class="soft small">
        {quiet.length === 0 ? t("leading.allSpoke") : t("leading.notYet", { names: quiet.join(", ") })}
      </p>
    </section>
  );
}

function LeadPart({ seat }: { seat: Seat }): JSX.Element {
  const { lead } = seat.room.now.value;
  const others = seat.room.people.value.filter(({ role, id }) => leads(role) && id !== lead);
  return (
    <section>
      <h3>{t("lead.title")}</h3>
      <p>{lead === undefined ? t("lead.none") : t("lead.is", { name: seat.nameOf(lead) })}</p>
      <div class="row">
        {others.map(({ id, name }) => (
          <button
            key={id}
            type="button"
            class="button framed compact"
            onClick={() => void seat.order({ type: "giveLead", person: id })}
          >
            {id === seat.me ? t("lead.take") : t("lead.give", { name })}
          </button>
        ))}
      </div>
    </section>
  );
}

function DoorsPart({ seat }: { seat: Seat }): JSX.Element {
  const { waiting } = seat.room.now.value;
  return (
    <section>
      <h3>{t("leading.doors")}</h3>
      <label class="check">
        <input
          type="checkbox"
          checked={waiting}
          onChange={(event) => void seat.order({ type: "setDoors", waiting: event.currentTarget.checked })}
        />
        {t("leading.waitingRoom")}
      </label>
    </section>
  );
}

function EndPart({ seat, onEnd }: { seat: Seat; onEnd: () => void }): JSX.Element {
  const [asking, setAsking] = useState(false);
  const end = async (): Promise<void> => {
    setAsking(false);
    if (await seat.order({ type: "endSession" })) onEnd();
  };
  const ended = seat.room.now.value.endedAt !== undefined;
  if (ended) {
    return (
      <section>
        <button type="button" class="button framed" onClick={() => void seat.order({ type: "reopenSession" })}>
          {t("leading.reopen")}
        </button>
      </section>
    );
  }
  return (
    <section>
      {asking ? (
        <div class="row">
          <span>{t("leading.endAsk")}</span>
          <button type="button" class="button lead" onClick={() => void end()}>
            {t("leading.endNow")}
          </button>
          <button type="button" class="button" onClick={() => setAsking(false)}>
            {t("leading.notYetEnd")}
          </button>
        </div>
      ) : (
        <button type="button" class="button framed leave" onClick={() => setAsking(true)}>
          {t("leading.end")}
        </button>
      )}
    </section>
  );
}
