import type { JSX } from "preact";
import { useState } from "preact/hooks";
import texts from "../i18n/en.signOut.json";
import { addTexts, t } from "../i18n/t.ts";
import { Dialog } from "../kit/Dialog.tsx";
import { forgetAll } from "../kit/memory.ts";
import { tell } from "../kit/status.tsx";
import type { Api } from "../wire/api.ts";
import { dropCopies, tellSignedOut, unsavedInCopies } from "../wire/localCopy.ts";
import { go } from "./router.ts";

addTexts(texts);

/** Ends the login and takes off this device what was kept for this person; warns first when something was not sent. */
export function SignOut({ api, name }: { api: Api; name: string | undefined }): JSX.Element {
  const [unsaved, setUnsaved] = useState(0);
  const ask = async (): Promise<void> => {
    const waiting = await unsavedInCopies().catch(() => 0);
    if (waiting > 0) setUnsaved(waiting);
    else await signOut(api);
  };
  return (
    <p class="signed-in soft small">
      {name !== undefined && t("home.signedIn", { name })}
      <a
        class="button compact"
        href="/account"
        onClick={(event) => {
          event.preventDefault();
          go("/account");
        }}
      >
        {t("home.account")}
      </a>
      <button type="button" class="button compact" onClick={ask}>
        {t("home.signOut")}
      </button>
      {unsaved > 0 && (
        <Dialog title={t("home.signOut")} onClose={() => setUnsaved(0)}>
          <p>{t("home.signOutUnsaved", { n: unsaved })}</p>
          <div class="row">
            <button type="button" class="button lead" onClick={() => setUnsaved(0)}>
              {t("home.stay")}
            </button>
            <button type="button" class="button leave" onClick={() => signOut(api)}>
              {t("home.signOutAnyway")}
            </button>
          </div>
        </Dialog>
      )}
    </p>
  );
}

async function signOut(api: Api): Promise<void> {
  try {
    await api.logout();
  } catch {
    tell(t("home.signOutFailed"));
    return;
  }
  await forgetDevice();
}

/** Takes off this device whatever was kept for the person, in all tabs, and begins anew. */
export async function forgetDevice(): Promise<void> {
  tellSignedOut();
  await dropCopies();
  forgetAll();
  location.assign("/");
}
