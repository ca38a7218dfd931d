import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
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
  return (
    <Doors
      api={api}
      me={me}
      session={session}
      onPress={shell.slots.onEnter}
      onTryBell={shell.slots.tryBell}
      onEnter={enter}
    />
  );
}

interface InsideProps {
  readonly shell: Shell;
  readonly session: SessionView;
  readonly me: MeView;
}

function Inside({ shell, session, me }: InsideProps): JSX.Element | null {
  const [visit, setVisit] = useState<Visit | undefined>(undefined);
  useEffect(() => {
    const visit = new Visit(shell, session, me);
    setVisit(visit);
    const hear = (): void => shell.slots.onEnter();
    for (const press of PRESSES) window.addEventListener(press, hear);
    return () => {
      for (const press of PRESSES) window.removeEventListener(press, hear);
      visit.end();
    };
  }, [shell, session, me]);
  if (visit === undefined) return null;
  const leave = (): void => {
    visit.leave();
    markInside(session.id, false);
    go(pathOfLeft(session.id), "replace");
  };
  return <Room visit={visit} api={shell.api} onLeave={leave} />;
}
