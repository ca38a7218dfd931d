import type { JSX } from "preact";
import texts from "../i18n/en.pages.json";
import { addTexts, t } from "../i18n/t.ts";
import type { Api, ApiError } from "../wire/api.ts";
import type { ErrorCode } from "../wire/messages.ts";
import { useLoaded } from "./load.ts";
import { Page, Waiting } from "./Page.tsx";
import { go, pathOfHarvest, pathOfSession } from "./router.ts";
import { follow, ToStart } from "./ToStart.tsx";

addTexts(texts);

export function NeedInvite(): JSX.Element {
  return (
    <Page title={t("home.needInvite.title")}>
      <p>{t("home.needInvite.text")}</p>
      <a class="button framed" href="/sign-in" onClick={(event) => follow(event, "/sign-in")}>
        {t("home.signIn")}
      </a>
    </Page>
  );
}

/** An invite or a link that lets nobody in. */
export function NotLetIn({ error }: { error: ApiError }): JSX.Element {
  const title = error.code && inviteProblem(error.code);
  return (
    <Page title={title ?? t("invite.failed")}>
      <p>{error.message || t("invite.ask")}</p>
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

export function Nowhere(): JSX.Element {
  return (
    <Page title={t("app.notFound.title")}>
      <p>{t("app.notFound.text")}</p>
      <ToStart />
    </Page>
  );
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
