import type { JSX } from "preact";
import { useState } from "preact/hooks";
import texts from "../i18n/en.leading.json";
import sessionTexts from "../i18n/en.sessionLate.json";
import { addTexts, t } from "../i18n/t.ts";
import { Dialog } from "../kit/Dialog.tsx";
import { tell } from "../kit/status.tsx";
import { leads } from "../session/model.ts";
import { groupName } from "../session/People.tsx";
import type { Seat } from "../session/seat.ts";
import { type Api, ApiError } from "../wire/api.ts";
import "./leading.css";
import { WalkPart } from "./WalkPart.tsx";

addTexts({ ...texts, ...sessionTexts });

const MAX_TITLE = 120;

interface Props {
  readonly seat: Seat;
  readonly api: Api;
  /** The board whose files hold the pictures that are shown. */
  readonly board: string;
  readonly onClose: () => void;
}

/** Rounds, what all are shown, the lead, the doors, the end. */
export function StagePanel({ seat, api, board, onClose }: Props): JSX.Element {
  return (
    <Dialog title={t("leading.stage")} onClose={onClose} wide>
      <div class="stage-panel">
        <RoundPart seat={seat} />
        <ShowPart seat={seat} api={api} board={board} />
        <WalkPart seat={seat} onBegin={onClose} />
        <LeadPart seat={seat} />
        <DoorsPart seat={seat} />
        <EndPart seat={seat} />
      </div>
    </Dialog>
  );
}

function RoundPart({ seat }: { seat: Seat }): JSX.Element {
  const [minutes, setMinutes] = useState(2);
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
        <button
          type="button"
          class="button framed"
          onClick={() => void seat.order({ type: "beginRound", where: seat.where.value, each: minutes * 60 })}
        >
          {t("round.begin")}
        </button>
      </div>
      <p class="soft small">
        {quiet.length === 0 ? t("leading.allSpoke") : t("leading.notYet", { names: quiet.join(", ") })}
      </p>
    </section>
  );
}

function ShowPart({ seat, api, board }: Omit<Props, "onClose">): JSX.Element {
  const [url, setUrl] = useState("");
  const [title, setTitle] = useState("");
  const { showing } = seat.room.now.value;
  const show = async (): Promise<void> => {
    const link = { kind: "LINK", title: title.trim() || hostOf(url), url: url.trim() } as const;
    if (await seat.order({ type: "showToAll", showing: link })) {
      setUrl("");
      setTitle("");
    }
  };
  return (
    <section>
      <h3>{t("leading.show")}</h3>
      <form
        class="group-fields"
        onSubmit={(event) => {
          event.preventDefault();
          void show();
        }}
      >
        <label class="field">
          <span>{t("leading.link")}</span>
          <input
            class="input"
            type="url"
            required
            pattern="https?://.+"
            placeholder="https://"
            value={url}
            onInput={(event) => setUrl(event.currentTarget.value)}
          />
        </label>
        <label class="field">
          <span>{t("run.lineTitle")}</span>
          <input class="input" value={title} maxLength={120} onInput={(event) => setTitle(event.currentTarget.value)} />
        </label>
        <button type="submit" class="button framed">
          {t("leading.showLink")}
        </button>
      </form>
      <div class="row">
        <label class="button framed compact">
          {t("leading.picture")}
          <input
            type="file"
            class="spoken"
            accept="image/png,image/jpeg,image/gif,image/webp"
            onChange={(event) => void showPicture(seat, api, board, event.currentTarget)}
          />
        </label>
        {seat.room.now.value.grouping?.groups.map(
          ({ id, name, board }) =>
            board !== undefined && (
              <button
                key={id}
                type="button"
                class="button framed compact"
                onClick={() =>
                  void seat.order({
                    type: "showToAll",
                    showing: { kind: "BOARD", title: groupName(name), board },
                  })
                }
              >
                {t("leading.showBoard", { group: groupName(name) })}
              </button>
            ),
        )}
      </div>
      {showing && (
        <p class="row">
          <span>{t("leading.shown", { title: showing.title })}</span>
          <button type="button" class="button compact" onClick={() => void seat.order({ type: "showToAll" })}>
            {t("leading.takeAway")}
          </button>
        </p>
      )}
    </section>
  );
}

/** Kept with the board's files, so that it opens to who is in the session and to nobody else. */
async function showPicture(seat: Seat, api: Api, board: string, input: HTMLInputElement): Promise<void> {
  const file = input.files?.[0];
  input.value = "";
  if (!file) return;
  try {
    const hash = await api.sendFile(board, file);
    const title = file.name.slice(0, MAX_TITLE);
    await seat.order({ type: "showToAll", showing: { kind: "PICTURE", title, board, file: hash } });
  } catch (error) {
    tell(t("leading.pictureFailed", { why: error instanceof ApiError ? error.message : t("app.noNetwork") }));
  }
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

function EndPart({ seat }: { seat: Seat }): JSX.Element {
  const [asking, setAsking] = useState(false);
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
          <button
            type="button"
            class="button lead"
            onClick={() => {
              setAsking(false);
              void seat.order({ type: "endSession" });
            }}
          >
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

function hostOf(url: string): string {
  try {
    return new URL(url).hostname;
  } catch {
    return url;
  }
}
