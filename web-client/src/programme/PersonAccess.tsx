import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import type { PersonEntry } from "../wire/messages.ts";
import { CopyField } from "./CopyField.tsx";
import { FormEnd } from "./fields.tsx";
import { personName } from "./register.ts";
import type { StewardPart } from "./Steward.tsx";
import { useForm } from "./useForm.ts";

interface Props extends StewardPart {
  readonly person: PersonEntry;
  readonly onErased: () => void;
}

/** What a steward does for somebody who cannot come in any more, or who wants to be forgotten. */
export function PersonAccess({ api, onRegister, person, onErased }: Props): JSX.Element {
  const form = useForm();
  const [link, setLink] = useState<string | undefined>(undefined);
  const [asking, setAsking] = useState(false);
  const make = (): void =>
    void form.send(async () => setLink(`${location.origin}/sign-in#${await api.signInLink(person.id)}`));
  const erase = (): void =>
    void form.send(async () => {
      await api.erase(person.id);
      onErased();
      onRegister(await api.register());
    });
  return (
    <section class="belongings">
      <h3>{t("people.access")}</h3>
      {link !== undefined && <CopyField label={t("people.link")} text={link} hint={t("people.linkOnce")} />}
      {asking && <p>{t("people.eraseText", { name: personName(person) })}</p>}
      <FormEnd form={form}>
        {!asking && (
          <button type="button" class="button framed" disabled={form.busy} onClick={make}>
            {t("people.makeLink")}
          </button>
        )}
        {asking && (
          <button type="button" class="button framed" onClick={() => setAsking(false)}>
            {t("people.eraseNot")}
          </button>
        )}
        <button
          type="button"
          class="button leave"
          disabled={form.busy}
          onClick={asking ? erase : () => setAsking(true)}
        >
          {asking ? t("people.eraseNow") : t("people.erase")}
        </button>
      </FormEnd>
    </section>
  );
}
