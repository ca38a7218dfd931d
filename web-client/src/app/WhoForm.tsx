import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { recall, remember } from "../kit/memory.ts";
import { type Api, ApiError } from "../wire/api.ts";
import type { MeView, SiteView } from "../wire/messages.ts";
import { SiteField } from "./SiteField.tsx";

const NAME_LIMIT = 60;

interface Props {
  readonly api: Api;
  readonly me: MeView;
  readonly sites: readonly SiteView[];
  /** Called in the press itself, before anything is awaited. */
  readonly onPress?: () => void;
  readonly onEnter: (me: MeView) => void;
  /** What is said under the button. */
  readonly children?: ComponentChildren;
}

/** Who one is and where, and one button. */
export function WhoForm({ api, me, sites, onPress, onEnter, children }: Props): JSX.Element {
  const [name, setName] = useState(me.name ?? recall("name") ?? "");
  const [site, setSite] = useState(firstSite(me, sites));
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const nameWrong = tried && name.trim() === "";
  const siteWrong = tried && site === undefined;

  const enter = async (): Promise<void> => {
    setTried(true);
    if (name.trim() === "" || site === undefined || busy) return;
    onPress?.();
    setBusy(true);
    setProblem("");
    try {
      // Who comes as they are known needs no server to say so.
      const same = name.trim() === me.name && site === me.site;
      const saved = same ? me : await api.saveMe({ name: name.trim(), site });
      remember("name", name.trim());
      remember("site", site);
      onEnter(saved);
    } catch (error) {
      setProblem((error instanceof ApiError && error.message) || t("app.noNetwork"));
      setBusy(false);
    }
  };

  return (
    <form
      class="doors"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void enter();
      }}
    >
      <div class="field">
        <label for="name">{t("doors.name")}</label>
        <input
          id="name"
          class="input"
          value={name}
          maxLength={NAME_LIMIT}
          autocomplete="name"
          placeholder={t("doors.nameHint")}
          aria-invalid={nameWrong}
          aria-describedby="name-wrong"
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <span id="name-wrong" class="wrong" aria-live="polite">
          {nameWrong && t("doors.nameMissing")}
        </span>
      </div>
      <SiteField sites={sites} site={site} wrong={siteWrong} onChoose={setSite} />
      <button type="submit" class="button lead wide" disabled={busy}>
        {busy ? t("doors.entering") : t("doors.enter")}
      </button>
      <p class="wrong" role="alert">
        {problem}
      </p>
      {children}
    </form>
  );
}

/** The site of last time, if the programme still has it. */
function firstSite(me: MeView, sites: readonly SiteView[]): string | undefined {
  const wanted = [me.site, recall("site")];
  return wanted.find((id) => sites.some((site) => site.id === id));
}
