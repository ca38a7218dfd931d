import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import type { ChatLine } from "../wire/messages.ts";
import { Draft } from "./draft.ts";
import { chatFor, LEADERS, ROOM } from "./fold.ts";
import { groupName } from "./People.tsx";
import type { Seat } from "./seat.ts";
import { clockTime } from "./time.ts";
import "./chat.css";

const MAX_CHARS = 1000;

/** What people write to each other: the room, one's group, and those who lead alone. */
export function Chat({ seat, session }: { seat: Seat; session: string }): JSX.Element {
  const group = seat.group.value;
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const places = [ROOM, ...(group ? [group.id] : []), LEADERS];
  const to = chosen !== undefined && places.includes(chosen) ? chosen : (group?.id ?? ROOM);
  const name = (place: string): string => {
    if (place === ROOM) return t("chat.room");
    return place === LEADERS ? t("chat.leaders") : groupName(group?.name ?? "");
  };
  const [from, setFrom] = useState(seat.me);
  const here = seat.atDevice.value;
  const as = from !== seat.me && here.some(({ id }) => id === from) ? { as: from } : {};
  const thread = threadOf(seat, to);
  const lines = chatFor(seat.room.now.value, to);
  return (
    <section class="chat" aria-labelledby="chat">
      <h2 id="chat">{t("chat.title")}</h2>
      <div class="chat-places" role="tablist" aria-label={t("chat.to")}>
        {places.map((place) => (
          <button
            key={place}
            type="button"
            role="tab"
            class="button small"
            aria-selected={place === to}
            onClick={() => setChosen(place)}
          >
            {name(place)}
          </button>
        ))}
      </div>
      <Lines
        seat={seat}
        lines={lines}
        waiting={heldFor(seat, to)}
        empty={to === LEADERS ? t("chat.leadersEmpty") : t("chat.empty")}
      />
      {to === LEADERS && !seat.leads && (
        <button
          type="button"
          class="button framed"
          onClick={() => void seat.order({ type: "sendChat", to: LEADERS, text: t("chat.pleaseCome") })}
        >
          {t("chat.pleaseCome")}
        </button>
      )}
      {here.length > 1 && (
        <label class="inline small">
          {t("chat.from")}
          <select class="input" value={from} onChange={(event) => setFrom(event.currentTarget.value)}>
            {here.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <Writing
        key={thread}
        draft={new Draft(seat.me, session, thread)}
        label={t("chat.write", { to: name(to) })}
        onSend={(text) => seat.order({ type: "sendChat", to, text, ...as })}
      />
    </section>
  );
}

/** Groups of another time have the same ids, and are others. */
function threadOf(seat: Seat, place: string): string {
  return place === ROOM || place === LEADERS ? place : `${seat.grouping.value?.id} ${place}`;
}

/** What this person wrote to this place, and the server cannot store yet. */
function heldFor(seat: Seat, place: string): readonly string[] {
  return seat.room.held.value.flatMap((order) => (order.type === "sendChat" && order.to === place ? [order.text] : []));
}

interface LinesProps {
  readonly seat: Seat;
  readonly lines: readonly ChatLine[];
  readonly waiting: readonly string[];
  readonly empty: string;
}

function Lines({ seat, lines, waiting, empty }: LinesProps): JSX.Element {
  const end = useRef<HTMLLIElement>(null);
  const last = lines.at(-1)?.seq;
  useEffect(() => end.current?.scrollIntoView({ block: "nearest" }), [last, waiting.length]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long talk scrolls, and keys must reach it to do so.
    <ol class="chat-lines" aria-live="polite" tabIndex={0} aria-label={t("chat.title")}>
      {lines.length + waiting.length === 0 && <li class="soft small">{empty}</li>}
      {lines.map(({ seq, at, person, text }) => (
        <li key={seq}>
          <span class="small">
            <b>{seat.isMine(person) ? t("room.me") : seat.nameOf(person)}</b>{" "}
            <span class="soft still">{clockTime(at)}</span>
          </span>
          <p>{text}</p>
        </li>
      ))}
      {waiting.map((text, at) => (
        <li key={`waits ${at}`} class="chat-waits">
          <span class="small soft">{t("chat.waits")}</span>
          <p>{text}</p>
        </li>
      ))}
      <li ref={end} aria-hidden="true" />
    </ol>
  );
}

interface WritingProps {
  readonly draft: Draft;
  readonly label: string;
  readonly onSend: (text: string) => Promise<boolean>;
}

function Writing({ draft, label, onSend }: WritingProps): JSX.Element {
  const [text, setText] = useState(() => draft.text);
  const write = (words: string): void => {
    draft.write(words);
    setText(words);
  };
  const send = async (): Promise<void> => {
    const words = text.trim();
    if (words === "") return;
    setText("");
    if (await onSend(words)) draft.sent(words);
    else write(words);
  };
  return (
    <form
      class="chat-write"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <textarea
        class="input"
        rows={2}
        value={text}
        maxLength={MAX_CHARS}
        aria-label={label}
        placeholder={label}
        onInput={(event) => write(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          void send();
        }}
      />
      <button type="submit" class="button framed" disabled={text.trim() === ""}>
        {t("chat.send")}
      </button>
    </form>
  );
}
