import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { type Api, ApiError } from "../wire/api.ts";
import { whyClosed } from "./closings.ts";
import "./kept.css";
import { keptPages } from "./kept.ts";
import { lazily } from "./lazily.tsx";
import { useLinkToken } from "./linkToken.ts";
import { statusOf, useLoaded } from "./load.ts";
import { Page, Waiting } from "./Page.tsx";
import { go, pathOfBoard, pathOfSession } from "./router.ts";
import { follow, ToStart } from "./ToStart.tsx";

/** Pages that somebody sees whom the server answered: they are fetched when they are. */
const beside = (): Promise<typeof import("./pagesBeside.tsx")> => import("./pagesBeside.tsx");
export const Left = lazily(() => beside().then((module) => module.Left), Waiting);
export const Nowhere = lazily(() => beside().then((module) => module.Nowhere), Waiting);
const NeedInvite = lazily(() => beside().then((module) => module.NeedInvite), Waiting);
const NotLetIn = lazily(() => beside().then((module) => module.NotLetIn), Waiting);

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
  const { error } = state;
  return error instanceof ApiError ? <NotLetIn error={error} /> : <Failed error={error} again={again} />;
}
