import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { type Api, ApiError } from "../wire/api.ts";
import type { ErrorCode } from "../wire/messages.ts";
import { whyClosed } from "./closings.ts";
import "./kept.css";
import { keptPages } from "./kept.ts";
import { useLinkToken } from "./linkToken.ts";
import { statusOf, useLoaded } from "./load.ts";
import { Page, Waiting } from "./Page.tsx";
import { go, pathOfBoard, pathOfHarvest, pathOfSession } from "./router.ts";

/** What is said when something could not be loaded. */
export function Failed({ error, again }: { error: unknown; again: () => void }): JSX.Element {
  const status = statusOf(error);
  if (status === 401) return <NeedInvite />;
  if (error instanceof ApiError && error.code === "AGREEMENT_NEEDED") return <ToAgreements />;
  if (status === 403 || status === 404) return <Closed code={4000 + status} />;
  return <Unreachable again={again} />;
}

/** The page looks again by itself after this long, give or take the half of it, ms. */
const LOOK_AGAIN_MS = 8_000;

/** No server: tried again by itself, at once when the browser is online again. */
function Unreachable({ again }: { again: () => void }): JSX.Element {
  useEffect(() => {
    const timer = setTimeout(again, LOOK_AGAIN_MS * (0.5 + Math.random()));
    window.addEventListener("online", again);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("online", again);
    };
  }, [again]);
  return (
    <Page title={t("app.name")}>
      <p>{t("app.unreachable")}</p>
      <button type="button" class="button lead" onClick={again}>
        {t("app.tryAgain")}
      </button>
      <KeptPages />
    </Page>
  );
}

/** What this device can open by itself. */
function KeptPages(): JSX.Element | null {
  const pages = keptPages();
  if (pages.length === 0) return null;
  return (
    <nav class="kept-pages" aria-label={t("app.keptPages")}>
      <p class="soft">{t("app.keptPages")}</p>
      <ul>
        {pages.map(({ path, title }) => (
          <li key={path}>
            <a class="button framed" href={path} onClick={(event) => follow(event, path)}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The start page shows what is to be accepted first. */
function ToAgreements(): JSX.Element {
  useEffect(() => go("/", "replace"), []);
  return <Waiting />;
}

function NeedInvite(): JSX.Element {
  return (
    <Page title={t("home.needInvite.title")}>
      <p>{t("home.needInvite.text")}</p>
      <a class="button framed" href="/sign-in" onClick={(event) => follow(event, "/sign-in")}>
        {t("home.signIn")}
      </a>
    </Page>
  );
}

/** Codes that a reload cannot mend. */
const ABOUT_RIGHTS: readonly number[] = [4401, 4403, 4404];

/** The end of the way into a session, and what can be done about it. */
export function Closed({ code }: { code: number }): JSX.Element {
  return (
    <Page title={t("app.name")}>
      <p>{whyClosed(code)}</p>
      {!ABOUT_RIGHTS.includes(code) && (
        <button type="button" class="button lead" onClick={() => location.reload()}>
          {t("ended.reload")}
        </button>
      )}
      <ToStart />
    </Page>
  );
}

export function Nowhere(): JSX.Element {
  return (
    <Page title={t("app.notFound.title")}>
      <p>{t("app.notFound.text")}</p>
      <ToStart />
    </Page>
  );
}

function ToStart(): JSX.Element {
  return (
    <a class="button framed" href="/" onClick={(event) => follow(event, "/")}>
      {t("app.toStart")}
    </a>
  );
}

/** Comes in to a session by an invite. */
export function Join({ api }: { api: Api }): JSX.Element {
  return <Taking take={async (token) => pathOfSession((await api.login(token)).session)} />;
}

/** Comes to a board by a link. */
export function JoinBoard({ api }: { api: Api }): JSX.Element {
  return <Taking take={async (token) => pathOfBoard((await api.takeBoardLink(token)).board)} />;
}

/** Takes the token out of the address bar at once, and goes where it leads. */
function Taking({ take }: { take: (token: string) => Promise<string> }): JSX.Element {
  const token = useLinkToken();
  const { state, again } = useLoaded(`join ${token}`, async () =>
    go(token === undefined ? "/" : await take(token), "replace"),
  );
  if (state.is !== "failed") return <Waiting />;
  const code = state.error instanceof ApiError ? state.error.code : undefined;
  const title = code && inviteProblem(code);
  if (title === undefined && !(state.error instanceof ApiError)) return <Failed error={state.error} again={again} />;
  const detail = state.error instanceof ApiError ? state.error.message : "";
  return (
    <Page title={title ?? t("invite.failed")}>
      <p>{detail || t("invite.ask")}</p>
      <ToStart />
    </Page>
  );
}

function inviteProblem(code: ErrorCode): string | undefined {
  const known: Partial<Record<ErrorCode, string>> = {
    INVITE_EXPIRED: t("invite.expired"),
    INVITE_USED: t("invite.used"),
    INVITE_REVOKED: t("invite.revoked"),
    INVITE_UNKNOWN: t("invite.unknown"),
    NOT_FOUND: t("invite.unknown"),
  };
  return known[code];
}

/** After leaving: nothing to do, and the way back. */
export function Left({ api, id, onReturn }: { api: Api; id: string; onReturn: () => void }): JSX.Element {
  const { state } = useLoaded(`left ${id}`, () => api.session(id));
  const title = state.is === "here" ? state.value.title : "";
  if (state.is === "waiting") return <Waiting />;
  return (
    <Page title={t("left.title")}>
      {title !== "" && <p>{t("left.text", { session: title })}</p>}
      <button
        type="button"
        class="button lead"
        onClick={() => {
          onReturn();
          go(pathOfSession(id));
        }}
      >
        {t("left.back")}
      </button>
      <a class="button framed" href={pathOfHarvest(id)}>
        {t("left.harvest")}
      </a>
      <ToStart />
    </Page>
  );
}

/** Follows a link within the page, unless it is to open elsewhere. */
export function follow(event: MouseEvent, to: string): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  go(to);
}
