import type { JSX } from "preact";
import { t } from "../i18n/t.ts";
import { dayAndTime } from "../session/time.ts";
import type { Api } from "../wire/api.ts";
import type { MeView, SessionView } from "../wire/messages.ts";
import { Page } from "./Page.tsx";
import { WhoForm } from "./WhoForm.tsx";

interface Props {
  readonly api: Api;
  readonly me: MeView;
  readonly session: SessionView;
  /** Called in the press itself, before anything is awaited. */
  readonly onPress: () => void;
  readonly onEnter: (me: MeView) => void;
  readonly onTryBell?: (() => void) | undefined;
}

/** The doors of a session. */
export function Doors({ api, me, session, onPress, onEnter, onTryBell }: Props): JSX.Element {
  return (
    <Page title={session.title}>
      <p class="soft">{t("doors.when", { when: dayAndTime(session.start) })}</p>
      <WhoForm api={api} me={me} sites={session.sites} onPress={onPress} onEnter={onEnter}>
        <p class="soft small">
          {t("doors.sound")}{" "}
          {onTryBell && (
            <button type="button" class="text-button" onClick={onTryBell}>
              {t("doors.tryBell")}
            </button>
          )}
        </p>
        <p class="soft small">{t("doors.recorded")}</p>
      </WhoForm>
    </Page>
  );
}
