import { effect } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { tell } from "../kit/status.tsx";
import { leads } from "../session/roles.ts";
import type { MeView, SessionView } from "../wire/messages.ts";
import { Doors } from "./Doors.tsx";
import { markInside, wasInside } from "./inside.ts";
import { useKept } from "./kept.ts";
import { Waiting } from "./Page.tsx";
import { Failed } from "./pages.tsx";
import { Room } from "./Room.tsx";
import { go, pathOfLeft, pathOfSession } from "./router.ts";
import { Visit, type VisitParts } from "./visit.ts";

/** What the whole page shares. */
export type Shell = VisitParts;

/** After a reload nobody presses "Enter": a press or key in the room stands for it. */
const PRESSES = ["pointerdown", "keydown"] as const;

/** A session: its doors, then its room. */
export function Session({ shell, id }: { shell: Shell; id: string }): JSX.Element {
  const { api } = shell;
  const { state, again } = useKept(
    pathOfSession(id),
    ([, session]) => session.title,
    () => Promise.all([api.me(), api.session(id)]),
  );
  const [entered, setEntered] = useState<MeView | undefined>(undefined);
  if (state.is === "waiting") return <Waiting />;
  if (state.is === "failed") return <Failed error={state.error} again={again} />;
  const [me, session] = state.value;
  const known = me.name !== undefined && me.site !== undefined && wasInside(id);
  const who = entered ?? (known ? me : undefined);
  if (who !== undefined) return <Inside shell={shell} session={session} me={who} />;
  const enter = (saved: MeView): void => {
    markInside(id, true);
    setEntered(saved);
  };
  return <Doors shell={shell} me={me} session={session} onEnter={enter} />;
}

interface InsideProps {
  readonly shell: Shell;
  readonly session: SessionView;
  readonly me: MeView;
}

/** The room; set up anew when a steward gives this person another role, so that what they can do here is that role's. */
function Inside({ shell, session: first, me }: InsideProps): JSX.Element | null {
  const [session, setSession] = useState(first);
  const [visit, setVisit] = useState<Visit | undefined>(undefined);
  useEffect(() => {
    const visit = new Visit(shell, session, me);
    setVisit(visit);
    const stop = onOtherRole(visit, () => void newRole(visit).then((now) => now && !visit.ended && setSession(now)));
    const hear = (): void => shell.slots.onEnter();
    for (const press of PRESSES) window.addEventListener(press, hear);
    return () => {
      for (const press of PRESSES) window.removeEventListener(press, hear);
      stop();
      visit.end();
    };
  }, [shell, session, me]);
  if (visit === undefined) return null;
  const leave = (): void => {
    visit.leave();
    markInside(session.id, false);
    go(pathOfLeft(session.id), "replace");
  };
  return <Room key={visit.session.role} visit={visit} api={shell.api} onLeave={leave} />;
}

/** Calls `then` when the room knows this person by another role than the one it was set up for (R6). */
function onOtherRole({ room, me, session }: Visit, then: () => void): () => void {
  return effect(() => {
    const mine = room.people.value.find(({ id }) => id === me.id);
    if (mine !== undefined && mine.role !== session.role) then();
  });
}

/** The session by the role that this person has now; nothing if it is the same, or cannot be asked. */
async function newRole({ api, session }: Visit): Promise<SessionView | undefined> {
  try {
    const now = await api.session(session.id);
    if (now.role === session.role) return undefined;
    if (leads(now.role) !== leads(session.role)) tell(t(leads(now.role) ? "room.leadsNow" : "room.leadsNoMore"));
    return now;
  } catch {
    // Without a line, or without a right to be here: the connection says which.
    return undefined;
  }
}
