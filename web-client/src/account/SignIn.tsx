import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import type { WaysView } from "../wire/messages.ts";
import type { AccountApi } from "./accountApi.ts";
import "./account.css";
import { useAttempt } from "./attempt.ts";
import { canUsePasskeys, usePasskey } from "./passkey.ts";

interface Props {
  readonly api: AccountApi;
  readonly ways: WaysView;
  /** The token of a link that brought one here. */
  readonly token: string | undefined;
  /** Coming back from the issuer did not work. */
  readonly refused: boolean;
  readonly onSignedIn: () => void;
}

/** The ways in for who has been here before; newcomers have their invite. */
export function SignIn({ api, ways, token, refused, onSignedIn }: Props): JSX.Element {
  const { busy, problem, attempt } = useAttempt();
  const byLink = (): Promise<void> =>
    attempt(async () => {
      await api.useLink(token ?? "");
      onSignedIn();
    });
  const byPasskey = (): Promise<void> =>
    attempt(async () => {
      const answer = await usePasskey(await api.signInOptions());
      if (answer === undefined) return;
      await api.signInByPasskey(answer);
      onSignedIn();
    });
  useEffect(() => {
    if (token !== undefined) void byLink();
  }, [token]);
  return (
    <div class="ways">
      <p class="soft">{t("signIn.text")}</p>
      {canUsePasskeys() && (
        <button type="button" class="button lead wide" disabled={busy} onClick={byPasskey}>
          {t("signIn.passkey")}
        </button>
      )}
      {ways.issuer !== undefined && (
        <a class="button framed wide" href="/api/v1/sign-in/issuer">
          {t("signIn.issuer", { name: ways.issuer })}
        </a>
      )}
      <p class="wrong" role="alert">
        {problem || (refused && t("signIn.issuerRefused"))}
      </p>
      <ByLetter api={api} mailServer={ways.mailServer} />
      <p class="soft small">{t("signIn.new")}</p>
    </div>
  );
}

/** A letter with a link; without a mail server a steward passes it on. */
function ByLetter({ api, mailServer }: { api: AccountApi; mailServer: boolean }): JSX.Element {
  const [email, setEmail] = useState("");
  const [sent, setSent] = useState(false);
  const { busy, problem, attempt } = useAttempt();
  const ask = (): Promise<void> =>
    attempt(async () => {
      await api.askForLetter(email.trim());
      setSent(true);
    });
  if (sent) {
    return (
      <p class="note-line" role="status">
        {mailServer ? t("signIn.sent", { email: email.trim() }) : t("signIn.sentByHand")}
      </p>
    );
  }
  return (
    <form
      class="by-letter"
      onSubmit={(event) => {
        event.preventDefault();
        void ask();
      }}
    >
      <div class="field">
        <label for="email">{t("signIn.email")}</label>
        <input
          id="email"
          class="input"
          type="email"
          required
          autocomplete="email webauthn"
          value={email}
          onInput={(event) => setEmail(event.currentTarget.value)}
        />
      </div>
      <button type="submit" class="button framed wide" disabled={busy}>
        {t("signIn.letter")}
      </button>
      <p class="wrong" role="alert">
        {problem}
      </p>
    </form>
  );
}
