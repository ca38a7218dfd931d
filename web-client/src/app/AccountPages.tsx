import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import { AuditPage } from "../account/AuditPage.tsx";
import { AccountApi } from "../account/accountApi.ts";
import { Letters } from "../account/Letters.tsx";
import { Logins } from "../account/Logins.tsx";
import { OwnData } from "../account/OwnData.tsx";
import { Passkeys } from "../account/Passkeys.tsx";
import { SignIn } from "../account/SignIn.tsx";
import { Tokens } from "../account/Tokens.tsx";
import addedTexts from "../i18n/en.account.json";
import { addTexts, t } from "../i18n/t.ts";
import type { Api } from "../wire/api.ts";
import type { HomeView } from "../wire/messages.ts";
import { useLinkToken } from "./linkToken.ts";
import { useLoaded } from "./load.ts";
import { Page, Waiting } from "./Page.tsx";
import { Failed, follow } from "./pages.tsx";
import { go } from "./router.ts";
import { forgetDevice } from "./SignOut.tsx";

addTexts(addedTexts);

export type AccountPlace = "sign-in" | "account" | "tokens" | "letters" | "audit";

/** The pages about oneself and one's ways in, and those of stewards; loaded when they are wanted. */
export function AccountPages({ api, place }: { api: Api; place: AccountPlace }): JSX.Element {
  const [account] = useState(() => new AccountApi(api));
  switch (place) {
    case "sign-in":
      return <SignInPage api={account} />;
    case "account":
      return <Account api={api} account={account} />;
    case "tokens":
      return (
        <Guarded title={t("tokens.title")} load={() => account.tokens()}>
          <Tokens api={account} />
        </Guarded>
      );
    case "letters":
      return (
        <Guarded title={t("letters.title")} load={() => account.letters()}>
          <Letters api={account} />
        </Guarded>
      );
    case "audit":
      return (
        <Guarded title={t("audit.title")} load={() => account.audit()}>
          <AuditPage api={account} />
        </Guarded>
      );
  }
}

function SignInPage({ api }: { api: AccountApi }): JSX.Element {
  const token = useLinkToken();
  const [refused] = useState(() => {
    const said = new URLSearchParams(location.search).get("issuer") === "refused";
    history.replaceState(null, "", location.pathname);
    return said;
  });
  const { state, again } = useLoaded("ways", () => api.ways());
  if (state.is === "waiting") return <Waiting />;
  if (state.is === "failed") return <Failed error={state.error} again={again} />;
  return (
    <Page title={t("signIn.title")}>
      <SignIn api={api} ways={state.value} token={token} refused={refused} onSignedIn={() => go("/", "replace")} />
    </Page>
  );
}

function Account({ api, account }: { api: Api; account: AccountApi }): JSX.Element {
  const { state, again } = useLoaded("account", () => Promise.all([api.me(), account.ways(), mayKeep(api)]));
  if (state.is === "waiting") return <Waiting />;
  if (state.is === "failed") return <Failed error={state.error} again={again} />;
  const [me, ways, keeper] = state.value;
  return (
    <Page title={t("account.title")} broad>
      {me.name !== undefined && <p class="soft">{t("home.signedIn", { name: me.name })}</p>}
      <Logins api={account} />
      <Passkeys api={account} />
      {ways.issuer !== undefined && (
        <section aria-labelledby="issuer">
          <h2 id="issuer">{t("account.issuer")}</h2>
          <p class="soft">{t("account.issuerText", { name: ways.issuer })}</p>
          <a class="button framed" href="/api/v1/sign-in/issuer">
            {t("account.issuerAdd", { name: ways.issuer })}
          </a>
        </section>
      )}
      {keeper && <Keeping />}
      <OwnData api={account} person={me.id} onErased={() => void forgetDevice()} />
      <Place to="/">{t("app.toStart")}</Place>
    </Page>
  );
}

function Keeping(): JSX.Element {
  return (
    <section aria-labelledby="keeping">
      <h2 id="keeping">{t("account.keeping")}</h2>
      <div class="row">
        <Place to="/tokens">{t("tokens.title")}</Place>
        <Place to="/letters">{t("letters.title")}</Place>
        <Place to="/audit">{t("audit.title")}</Place>
      </div>
    </section>
  );
}

/** Whether the stewards' pages are open to one. */
async function mayKeep(api: Api): Promise<boolean> {
  return (await api.call<HomeView>("GET", "/home")).steward;
}

interface GuardedProps {
  readonly title: string;
  readonly load: () => Promise<unknown>;
  readonly children: ComponentChildren;
}

/** A stewards' page, or a kind word to everybody else. */
function Guarded({ title, load, children }: GuardedProps): JSX.Element {
  const { state, again } = useLoaded(title, load);
  if (state.is === "waiting") return <Waiting />;
  if (state.is === "failed") return <Failed error={state.error} again={again} />;
  return (
    <Page title={title} broad>
      {children}
      <Place to="/account">{t("account.title")}</Place>
    </Page>
  );
}

function Place({ to, children }: { to: string; children: ComponentChildren }): JSX.Element {
  return (
    <a class="button framed" href={to} onClick={(event) => follow(event, to)}>
      {children}
    </a>
  );
}
