import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { BoardHouse } from "../board/BoardView.tsx";
import { t } from "../i18n/t.ts";
import { Dialog } from "../kit/Dialog.tsx";
import { minuteClock } from "../kit/minute.ts";
import { Scope } from "../kit/scope.ts";
import { speak, tell } from "../kit/status.tsx";
import { Agenda } from "../session/Agenda.tsx";
import { invites, leads } from "../session/model.ts";
import { People } from "../session/People.tsx";
import type { Api } from "../wire/api.ts";
import type { RosterPerson } from "../wire/messages.ts";
import { BoardArea } from "./BoardArea.tsx";
import { lazily } from "./lazily.tsx";
import { Closed } from "./pages.tsx";
import { type Part, PhoneBar, RoomBar } from "./RoomBar.tsx";
import { RoomHeader } from "./RoomHeader.tsx";
import { SavedStrip, useSpokenSaved } from "./SavedStrip.tsx";
import { useNarrow } from "./useNarrow.ts";
import type { Visit } from "./visit.ts";

interface Props {
  readonly visit: Visit;
  readonly api: Api;
  readonly onLeave: () => void;
}

const BoardHistory = lazily(
  () => import("./BoardHistory.tsx").then((module) => module.BoardHistory),
  () => <></>,
);

const InviteDialog = lazily(
  () => import("../session/InviteDialog.tsx").then((module) => module.InviteDialog),
  () => <></>,
);

type OpenDialog = "none" | "invite" | "practice" | "history";

/** The session's room: what we are doing, the board, who is here, and what I can do. */
export function Room({ visit, api, onLeave }: Props): JSX.Element {
  const { session, room, practice } = visit;
  const [dialog, setDialog] = useState<OpenDialog>("none");
  const [part, setPart] = useState<Part>("board");
  const narrow = useNarrow();
  const scope = useScope();
  const now = useMemo(() => minuteClock(scope), [scope]);
  useEffect(() => tellComings(visit, scope), [visit, scope]);
  useSpokenSaved(visit, scope);
  useEffect(() => {
    document.title = `${session.title} · ${t("app.name")}`;
  }, [session.title]);

  const state = room.state.value;
  if (state.is === "ended") return <Closed code={state.code} />;
  const onStage = practice?.onStage.value ?? false;
  const actions = {
    addNote: () => {
      if (readsOnly(visit)) return tell(visit.board.mayOnlyRead ? t("saved.mayRead") : t("saved.damaged"));
      setPart("board");
      visit.desk.add();
    },
    practice: practice && leads(session.role) ? () => setDialog("practice") : undefined,
    history: () => setDialog("history"),
    invite: invites(session.role) ? () => setDialog("invite") : undefined,
    leave: onLeave,
  };
  const house = useMemo(() => houseOf(visit, api), [visit, api]);
  const people = <People room={room} me={visit.me.id} sites={session.sites} now={now} />;
  const board = <BoardArea stay={visit.board} narrow={narrow} house={house} />;
  const Stage = practice?.Stage;
  return (
    <>
      <div class="room" inert={onStage}>
        <RoomHeader visit={visit} now={now} />
        <SavedStrip visit={visit} />
        {!narrow && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a long agenda scrolls, and keys must reach it to do so.
          <nav class="side" aria-label={t("room.today")} tabIndex={0}>
            <Agenda session={session} now={now} />
          </nav>
        )}
        <main class="stage">
          {(!narrow || part === "board") && board}
          {narrow && part === "people" && <div class="part">{people}</div>}
          {narrow && part === "today" && (
            <div class="part">
              <Agenda session={session} now={now} />
            </div>
          )}
        </main>
        {!narrow && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: so does a long list of people.
          <aside class="side" aria-label={t("room.people")} tabIndex={0}>
            {people}
          </aside>
        )}
        {narrow ? <PhoneBar part={part} onPart={setPart} actions={actions} /> : <RoomBar actions={actions} />}
        {dialog === "invite" && <InviteDialog api={api} session={session.id} onClose={() => setDialog("none")} />}
        {dialog === "history" && <BoardHistory visit={visit} api={api} onClose={() => setDialog("none")} />}
        {dialog === "practice" && practice && (
          <Dialog title={t("room.practice")} onClose={() => setDialog("none")}>
            <practice.Picker onDone={() => setDialog("none")} />
          </Dialog>
        )}
      </div>
      {Stage && <Stage />}
    </>
  );
}

/** What the board asks of the room. */
function houseOf({ room, session }: Visit, api: Api): BoardHouse {
  const known = (id: string): RosterPerson | undefined => room.people.value.find((person) => person.id === id);
  return {
    nameOf: (person) => known(person)?.name,
    leads: (person) => leads(known(person)?.role ?? "GUEST"),
    sendFile: (file) => api.sendFile(session.board.id, file),
    server: (what, body) => api.onBoard(session.board.id, what, body),
  };
}

function readsOnly({ board, content }: Visit): boolean {
  return board.mayOnlyRead || content.store.value === "damaged";
}

/** Says who comes and goes, to screen readers alone: on the screen the list is enough. */
function tellComings({ room, me }: Visit, scope: Scope): void {
  let before: ReadonlyMap<string, string> | undefined;
  scope.add(
    room.people.subscribe((people) => {
      const here = new Map(people.filter(({ id }) => id !== me.id).map(({ id, name }) => [id, name]));
      if (before && room.welcomed.peek()) {
        for (const [id, name] of here) if (!before.has(id)) speak(t("room.arrived", { name }));
        for (const [id, name] of before) if (!here.has(id)) speak(t("room.left", { name }));
      }
      before = room.welcomed.peek() ? here : undefined;
    }),
  );
}

function useScope(): Scope {
  const scope = useMemo(() => new Scope(), []);
  useEffect(() => () => scope.end(), [scope]);
  return scope;
}
