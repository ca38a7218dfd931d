import { type ReadonlySignal, signal } from "@preact/signals";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { recall, remember } from "../kit/memory.ts";
import { Agenda } from "../session/Agenda.tsx";
import { People } from "../session/People.tsx";
import { showOf } from "../session/runOfShow.ts";
import { Arrivals, LineTools, RunNotes, RunTools } from "./leadingLate.ts";
import { Chat, JournalPart } from "./sessionLate.tsx";
import type { Visit } from "./visit.ts";

interface Props {
  readonly visit: Visit;
  readonly now: ReadonlySignal<number>;
}

/** The plan, and for those who lead what they do with it. */
export function TodayPart({ visit, now }: Props): JSX.Element {
  const { session, room, seat } = visit;
  const { practices } = session;
  if (!seat.leads) return <Agenda session={session} room={room} now={now} />;
  const prepared = (line: string): string => session.agenda.find(({ id }) => id === line)?.notes ?? "";
  const show = showOf(session, room.now.value.agenda, seat.now.value);
  return (
    <Agenda
      session={session}
      room={room}
      now={seat.now}
      above={<RunTools seat={seat} show={show} practices={practices} />}
      beside={(row, shown) => <LineTools seat={seat} api={visit.api} row={row} show={shown} practices={practices} />}
    >
      <RunNotes seat={seat} api={visit.api} show={show} practices={practices} notes={prepared} />
    </Agenda>
  );
}

const store = (): Storage => sessionStorage;

export type Beside = "people" | "chat" | "journal";

const TABS: readonly (readonly [Beside, () => string])[] = [
  ["people", () => t("room.people")],
  ["chat", () => t("room.chat")],
  ["journal", () => t("room.journal")],
];

/** A reload leads back to what was beside the board. */
function besideOf(kept: string | undefined): Beside {
  return TABS.find(([part]) => part === kept)?.[0] ?? "people";
}

/** Beside the board: people, chat or one's journal. */
export function BesidePart({ visit, now, part }: Props & { readonly part: Beside }): JSX.Element {
  const { seat, session } = visit;
  if (part === "chat") return <Chat seat={seat} session={session.id} />;
  if (part === "journal") return <JournalPart journal={visit.journal} />;
  return (
    <People seat={seat} sites={session.sites} now={now}>
      {seat.leads && <Arrivals seat={seat} api={visit.api} session={session.id} />}
    </People>
  );
}

export function SideTabs({ visit, now }: Props): JSX.Element {
  const key = `beside.${visit.session.id}`;
  const chosen = useMemo(() => signal(besideOf(recall(key, store))), [key]);
  return (
    <>
      <div class="side-tabs" role="tablist" aria-label={t("room.tabs")}>
        {TABS.map(([part, label]) => (
          <button
            key={part}
            type="button"
            role="tab"
            id={`tab-${part}`}
            aria-selected={chosen.value === part}
            aria-controls="beside"
            onClick={() => {
              chosen.value = part;
              remember(key, part, store);
            }}
          >
            {label()}
          </button>
        ))}
      </div>
      <div class="beside" id="beside" role="tabpanel" aria-labelledby={`tab-${chosen.value}`}>
        <BesidePart visit={visit} now={now} part={chosen.value} />
      </div>
    </>
  );
}
