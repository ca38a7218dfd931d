import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { Scope } from "../kit/scope.ts";
import { dayAndTime } from "../session/time.ts";
import type { MeView, SessionView } from "../wire/messages.ts";
import { SessionSocket } from "../wire/sessionSocket.ts";
import { Page } from "./Page.tsx";
import type { VisitParts } from "./visit.ts";
import { WhoForm } from "./WhoForm.tsx";

interface Props {
  readonly shell: VisitParts;
  readonly me: MeView;
  readonly session: SessionView;
  readonly onEnter: (me: MeView) => void;
}

/** The doors of a session. */
export function Doors({ shell, me, session, onEnter }: Props): JSX.Element {
  const { api, slots } = shell;
  useAtDoors(shell, session.id);
  return (
    <Page title={session.title}>
      <p class="soft">{t("doors.when", { when: dayAndTime(session.start) })}</p>
      <WhoForm api={api} me={me} sites={session.sites} onPress={slots.onEnter} onEnter={onEnter}>
        <p class="soft small">
          {t("doors.sound")}{" "}
          {slots.tryBell && (
            <button type="button" class="text-button" onClick={slots.tryBell}>
              {t("doors.tryBell")}
            </button>
          )}
        </p>
        <p class="soft small">
          {t("doors.recorded")} {t("doors.seen")}
        </p>
      </WhoForm>
    </Page>
  );
}

/** Those who lead see that somebody is here, until they come in or go (L47). Nothing here depends on it. */
function useAtDoors({ world, tab }: VisitParts, session: string): void {
  useEffect(() => {
    const scope = new Scope();
    const listener = { received: () => {}, lost: () => {}, after: () => undefined };
    new SessionSocket(scope, world, session, tab, listener, true);
    return () => scope.end();
  }, [world, tab, session]);
}
