import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import type { PasskeyView } from "../wire/messages.ts";
import type { AccountApi } from "./accountApi.ts";
import { useAttempt } from "./attempt.ts";
import { day } from "./day.ts";
import { canUsePasskeys, createPasskey } from "./passkey.ts";

const NAME_LIMIT = 60;

/** One's passkeys: adding, naming, removing. */
export function Passkeys({ api }: { api: AccountApi }): JSX.Element {
  const [passkeys, setPasskeys] = useState<readonly PasskeyView[]>([]);
  const [name, setName] = useState("");
  const { busy, problem, attempt } = useAttempt();
  const load = async (): Promise<void> => setPasskeys(await api.passkeys());
  useEffect(() => void attempt(load), []);
  const add = (): Promise<void> =>
    attempt(async () => {
      const made = await createPasskey(await api.passkeyOptions());
      if (made === undefined) return;
      await api.addPasskey(name.trim() || t("account.passkeyName"), made);
      setName("");
      await load();
    });
  const change = (run: () => Promise<void>): Promise<void> =>
    attempt(async () => {
      await run();
      await load();
    });
  return (
    <section aria-labelledby="passkeys">
      <h2 id="passkeys">{t("account.passkeys")}</h2>
      <p class="soft">{canUsePasskeys() ? t("account.passkeysText") : t("account.passkeysNot")}</p>
      <ul class="things">
        {passkeys.map((passkey) => (
          <OnePasskey
            key={passkey.id}
            passkey={passkey}
            busy={busy}
            onRename={(to) => change(() => api.renamePasskey(passkey.id, to))}
            onRemove={() => change(() => api.removePasskey(passkey.id))}
          />
        ))}
      </ul>
      {canUsePasskeys() && (
        <form
          class="row-form"
          onSubmit={(event) => {
            event.preventDefault();
            void add();
          }}
        >
          <div class="field">
            <label for="passkey-name">{t("account.passkeyNew")}</label>
            <input
              id="passkey-name"
              class="input"
              value={name}
              maxLength={NAME_LIMIT}
              placeholder={t("account.passkeyHint")}
              onInput={(event) => setName(event.currentTarget.value)}
            />
          </div>
          <button type="submit" class="button framed" disabled={busy}>
            {t("account.passkeyAdd")}
          </button>
        </form>
      )}
      <p class="wrong" role="alert">
        {problem}
      </p>
    </section>
  );
}

interface OneProps {
  readonly passkey: PasskeyView;
  readonly busy: boolean;
  readonly onRename: (name: string) => void;
  readonly onRemove: () => void;
}

function OnePasskey({ passkey, busy, onRename, onRemove }: OneProps): JSX.Element {
  const used = passkey.usedAt;
  return (
    <li>
      <span>
        <input
          class="input quiet"
          aria-label={t("account.passkeyRename")}
          value={passkey.name}
          maxLength={NAME_LIMIT}
          onChange={(event) => onRename(event.currentTarget.value)}
        />
        <span class="soft small">
          {used === undefined ? t("account.unused") : t("account.used", { day: day(used) })}
        </span>
      </span>
      <button
        type="button"
        class="button compact framed"
        disabled={busy}
        aria-label={t("account.removeOf", { name: passkey.name })}
        onClick={onRemove}
      >
        {t("account.remove")}
      </button>
    </li>
  );
}
