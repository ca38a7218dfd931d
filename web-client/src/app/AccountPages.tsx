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
import { Link } from "../programme/Link.tsx";
import type { Api } from "../wire/api.ts";
import type { HomeView } from "../wire/messages.ts";
import { Framed, homeOf } from "./Framed.tsx";
import { useLinkToken } from "./linkToken.ts";
import { useLoaded } from "./load.ts";
import { Page, Waiting } from "./Page.tsx";
import { Failed } from "./pages.tsx";
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
        <Guarded api={api} place="tokens" title={t("tokens.title")} load={() => account.tokens()}>
          <Tokens api={account} />
        </Guarded>
      );
    case "letters":
      return (
        <Guarded api={api} place="letters" title={t("letters.title")} load={() => account.letters()}>
          <Letters api={account} />
        </Guarded>
      );
    case "audit":
      return (
        <Guarded api={api} place="audit" title={t("audit.title")} load={() => account.audit()}>
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
  const { state, again } = useLoaded("account", () => Promise.all([homeOf(api), account.ways()]));
  if (state.is === "waiting") return <Waiting />;
  if (state.is === "failed") return <Failed error={state.error} again={again} />;
  const [me, ways] = state.value;
  return (
    <Among api={api} home={me} title={t("account.title")} place="account">
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
      <OwnData api={account} person={me.id} onErased={() => void forgetDevice()} />
    </Among>
  );
}

interface GuardedProps {
  readonly api: Api;
  readonly place: AccountPlace;
  readonly title: string;
  readonly load: () => Promise<unknown>;
  readonly children: ComponentChildren;
}

/** A stewards' page, or a kind word to everybody else. */
function Guarded({ api, place, title, load, children }: GuardedProps): JSX.Element {
  const { state, again } = useLoaded(title, () => Promise.all([homeOf(api), load()]));
  if (state.is === "waiting") return <Waiting />;
  if (state.is === "failed") return <Failed error={state.error} again={again} />;
  return (
    <Among api={api} home={state.value[0]} title={title} place={place}>
      {children}
    </Among>
  );
}

interface AmongProps {
  readonly api: Api;
  readonly home: HomeView;
  readonly title: string;
  readonly place: AccountPlace;
  readonly children: ComponentChildren;
}

/** Stewards have a few pages more beside their own. */
function Among({ api, home, title, place, children }: AmongProps): JSX.Element {
  return (
    <Framed api={api} home={home} title={title} here="account">
      <div class="account-in">
        {home.steward && (
          <nav class="account-places" aria-label={t("account.keeping")}>
            {PLACES.map(([name, text]) => (
              <Link key={name} to={`/${name}`} class="section-link" current={name === place}>
                {t(text)}
              </Link>
            ))}
          </nav>
        )}
        <h1>{title}</h1>
        {children}
      </div>
    </Framed>
  );
}

const PLACES = [
  ["account", "account.title"],
  ["tokens", "tokens.title"],
  ["letters", "letters.title"],
  ["audit", "audit.title"],
] as const;
