import type { ComponentProps, JSX } from "preact";
import { useEffect, useLayoutEffect, useMemo, useState } from "preact/hooks";
import type { BoardHouse } from "../board/BoardView.tsx";
import { t } from "../i18n/t.ts";
import { Dialog } from "../kit/Dialog.tsx";
import { minuteClock } from "../kit/minute.ts";
import { Scope } from "../kit/scope.ts";
import { tell } from "../kit/status.tsx";
import { isTyping } from "../kit/typing.ts";
import { invites, leads } from "../session/roles.ts";
import { Signs } from "../session/Signs.tsx";
import type { Seat } from "../session/seat.ts";
import type { Api } from "../wire/api.ts";
import type { AgendaItemView, AgendaLine, RosterPerson } from "../wire/messages.ts";
import { AtDoor } from "./AtDoor.tsx";
import { BoardArea } from "./BoardArea.tsx";
import { writersOf } from "./circles.ts";
import { useKeptPart } from "./keptPart.ts";
import { useKeptScroll } from "./keptScroll.ts";
import { lazily } from "./lazily.tsx";
import { CallStrip, GroupsPanel, StagePanel, WaitStrip } from "./leadingLate.ts";
import { NoLine } from "./NoLine.tsx";
import { Closed } from "./pages.tsx";
import { type OwnActions, PhoneBar, RoomBar } from "./RoomBar.tsx";
import { RoomHeader } from "./RoomHeader.tsx";
import { BesidePart, SideTabs, TodayPart } from "./RoomSide.tsx";
import { pathOfHarvest } from "./router.ts";
import { SavedStrip, useSpokenSaved } from "./SavedStrip.tsx";
import { HubDialog, NowStrips, OverStage, SignDialog, useSessionExtras } from "./sessionLate.tsx";
import { tellComings, tellGiven } from "./tellings.ts";
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

type OpenDialog = "none" | "invite" | "practice" | "history" | "groups" | "stage" | "hub" | "signs";

/** The session's room: what we are doing, the board, who is here, and what I can do. */
export function Room({ visit, api, onLeave }: Props): JSX.Element {
  const { session, room, practice, seat } = visit;
  const [dialog, setDialog] = useState<OpenDialog>("none");
  const [part, setPart] = useKeptPart(session.id);
  const narrow = useNarrow();
  const today = useKeptScroll<HTMLElement>(`today.${session.id}`);
  const beside = useKeptScroll<HTMLElement>(`beside.${session.id}`);
  const scope = useScope();
  const now = useMemo(() => minuteClock(scope), [scope]);
  useEffect(() => {
    tellComings(visit, scope);
    tellGiven(seat, scope);
  }, [visit, seat, scope]);
  useSpokenSaved(visit, scope);
  useSessionExtras();
  useLayoutEffect(() => {
    scope.listen(window, "keydown", (event) => handKey(event as KeyboardEvent, seat));
  }, [scope, seat]);
  useEffect(() => {
    document.title = `${session.title} · ${t("app.name")}`;
  }, [session.title]);

  const state = room.state.value;
  if (state.is === "ended") return <Closed code={state.code} />;
  if (room.atDoor.value) return <AtDoor />;
  const onStage = practice?.onStage.value ?? false;
  const close = (): void => setDialog("none");
  const actions = {
    own: ownActions(visit, setDialog),
    groups: seat.leads ? () => setDialog("groups") : undefined,
    stage: seat.leads ? () => setDialog("stage") : undefined,
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
  const boardId = visit.boardView.id;
  const house = useMemo(() => houseOf(visit, api, boardId), [visit, api, boardId]);
  const board = <BoardArea key={boardId} stay={visit.board} narrow={narrow} house={house} />;
  const Stage = practice?.Stage;
  return (
    <>
      <div class={seat.leads ? "room leads" : "room"} inert={onStage}>
        <RoomHeader visit={visit} now={now} />
        <div class="strips">
          <NoLine line={state.is} known={room.welcomed.value} />
          <SavedStrip visit={visit} />
          {seat.leads && <WaitStrip seat={seat} />}
          {seat.leads && <CallStrip seat={seat} session={session.id} />}
          {room.now.value.endedAt !== undefined && <Ended session={session.id} />}
          <NowStrips seat={seat} onGroups={actions.groups} />
        </div>
        {!narrow && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a long agenda scrolls, and keys must reach it to do so.
          <nav class="side" aria-label={t("room.today")} tabIndex={0} ref={today}>
            <TodayPart visit={visit} now={now} />
          </nav>
        )}
        <main class="stage">
          {(!narrow || part === "board") && board}
          {narrow && part !== "board" && (
            <div class={`part part-${part}`}>
              {part === "today" ? (
                <TodayPart visit={visit} now={now} />
              ) : (
                <BesidePart visit={visit} now={now} part={part} />
              )}
            </div>
          )}
          <OverStage visit={visit} />
          <Signs seat={seat} />
        </main>
        {!narrow && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: so does a long list of people.
          <aside class="side" aria-label={t("room.people")} tabIndex={0} ref={beside}>
            <SideTabs visit={visit} now={now} />
          </aside>
        )}
        {narrow ? <PhoneBar part={part} onPart={setPart} actions={actions} /> : <RoomBar actions={actions} />}
        {dialog === "invite" && <InviteDialog api={api} session={session.id} onClose={close} />}
        {dialog === "history" && (
          <BoardHistory board={visit.board} doc={visit.boardView.content} api={api} onClose={close} />
        )}
        {dialog === "groups" && <GroupsPanel seat={seat} api={api} session={session.id} onClose={close} />}
        {dialog === "stage" && <StagePanel seat={seat} api={api} board={shownBoards(visit)} onClose={close} />}
        {dialog === "hub" && <HubDialog seat={seat} rings={practice?.rings.value} onClose={close} />}
        {dialog === "signs" && <SignDialog seat={seat} onClose={close} />}
        {dialog === "practice" && practice && (
          <Dialog title={t("room.practice")} onClose={close}>
            <practice.Picker onDone={close} />
          </Dialog>
        )}
      </div>
      {Stage && <Stage />}
    </>
  );
}

/** The session is over; what it brought is one press away, and the room is still there. */
function Ended({ session }: { session: string }): JSX.Element {
  return (
    <p class="lead-offer" role="status">
      <span>{t("room.ended")}</span>
      <a class="button small framed" href={pathOfHarvest(session)} target="_blank" rel="noreferrer">
        {t("left.harvest")}
      </a>
    </p>
  );
}

/** What those who lead show to all has to do with these boards. */
function shownBoards(visit: Visit): ComponentProps<typeof StagePanel>["board"] {
  const { id, title } = visit.boardView;
  return { home: visit.session.board.id, at: { id, title }, call: (on) => visit.hands.call(on ? Date.now() : 0) };
}

/** What the board asks of the room. */
function houseOf({ room, session, now }: Visit, api: Api, board: string): BoardHouse {
  const known = (id: string): RosterPerson | undefined => room.people.value.find((person) => person.id === id);
  return {
    id: board,
    now,
    nameOf: (person) => known(person)?.name,
    leads: (person) => leads(known(person)?.role ?? "GUEST"),
    sendFile: (file) => api.sendFile(board, file),
    server: (what, body) => api.onBoard(board, what, body),
    writers: () => writersOf(api),
    people: () => new Map(room.people.value.map(({ id, name }) => [id, name])),
    keep: (what, body) => api.keepBoard(board, what, body),
    agenda: () =>
      (room.now.peek().agenda?.lines ?? session.agenda)
        .filter(isDone)
        .map(({ title, prompt = "" }) => ({ title, prompt })),
  };
}

/** A line of the agenda in which something is done: no break, nor what is left out. */
function isDone(line: AgendaLine | AgendaItemView): boolean {
  return line.kind !== "break" && !("skipped" in line && line.skipped);
}

/** Y raises one's hand and takes it down, where nothing is being written. */
function handKey(event: KeyboardEvent, seat: Seat): void {
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat;
  if (event.key.toLowerCase() !== "y" || !plain || isTyping(event)) return;
  if (document.querySelector("dialog[open]")) return;
  event.preventDefault();
  void seat.order({ type: seat.handUp.peek() ? "lowerHand" : "raiseHand" });
}

/** Hands and pen of mine and of those who share my device; being away; signs. */
function ownActions({ seat, writer }: Visit, open: (dialog: "hub" | "signs") => void): OwnActions {
  const { hands } = seat.room.now.value;
  const isUp = (id: string): boolean => hands.some(({ person }) => person === id);
  return {
    here: seat.atDevice.value.map(({ id, name }) => ({
      name,
      up: isUp(id),
      turn: () => void seat.order({ type: isUp(id) ? "lowerHand" : "raiseHand", ...(id !== seat.me && { as: id }) }),
      writes: writer.value === id,
      write: () => {
        writer.value = id;
      },
    })),
    away: seat.away.value,
    turnAway: () => void seat.order({ type: "setAway", away: !seat.away.peek() }),
    sign: (what) => seat.room.sign(what),
    signs: () => open("signs"),
    hub: () => open("hub"),
  };
}

function readsOnly({ board, content }: Visit): boolean {
  return board.mayOnlyRead || content.store.value === "damaged";
}

function useScope(): Scope {
  const scope = useMemo(() => new Scope(), []);
  useEffect(() => () => scope.end(), [scope]);
  return scope;
}
