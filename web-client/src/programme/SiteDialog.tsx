import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { Icon } from "../kit/icons.tsx";
import type { ContactForm, SiteEntry, SiteForm } from "../wire/messages.ts";
import { FormDialog } from "./FormDialog.tsx";
import { Check, SelectField, TextField } from "./fields.tsx";
import type { StewardPart } from "./Steward.tsx";
import { OWN_ZONE } from "./times.ts";
import { type FormState, useForm } from "./useForm.ts";
import { countries, siteKindName, ZONES } from "./words.ts";

interface Props extends StewardPart {
  readonly site: SiteEntry | undefined;
  readonly onClose: () => void;
}

const EMPTY: SiteForm = {
  name: "",
  kind: "SITE",
  country: "",
  region: "",
  town: "",
  shown: "TOWN",
  zone: OWN_ZONE,
  contacts: [],
  ended: false,
};

/** Makes or edits a site. */
export function SiteDialog({ api, register, onRegister, site, onClose }: Props): JSX.Element {
  const form = useForm();
  const [wish, setWish] = useState<SiteForm>(site ? formOf(site) : EMPTY);
  const change = (part: Partial<SiteForm>): void => setWish({ ...wish, ...part });
  const hubs = register.sites.filter(({ kind, id, ended }) => kind === "HUB" && id !== site?.id && !ended);
  return (
    <FormDialog
      title={site ? site.name : t("sites.new")}
      form={form}
      save={async () => onRegister(await api.putSite(site?.id, wish))}
      onClose={onClose}
    >
      <TextField
        form={form}
        name="name"
        label={t("sites.name")}
        value={wish.name}
        onChange={(name) => change({ name })}
      />
      <div class="form-pair">
        <SelectField
          form={form}
          name="kind"
          label={t("sites.kind")}
          value={wish.kind}
          options={["HUB", "SITE", "PARTNER"].map((kind) => [kind, siteKindName(kind)])}
          onChange={(kind) => change({ kind })}
        />
        <SelectField
          form={form}
          name="parent"
          label={t("sites.parent")}
          value={wish.parent ?? ""}
          options={[["", t("sites.noParent")], ...hubs.map(({ id, name }) => [id, name] as const)]}
          onChange={(parent) => change({ parent })}
        />
      </div>
      <SelectField
        form={form}
        name="country"
        label={t("sites.country")}
        value={wish.country}
        options={[["", t("sites.choose")], ...countries()]}
        onChange={(country) => change({ country })}
      />
      <div class="form-pair">
        <TextField
          form={form}
          name="region"
          label={t("sites.region")}
          value={wish.region}
          onChange={(region) => change({ region })}
        />
        <TextField
          form={form}
          name="town"
          label={t("sites.town")}
          value={wish.town}
          onChange={(town) => change({ town })}
        />
      </div>
      <SelectField
        form={form}
        name="shown"
        label={t("sites.shown")}
        hint={t("sites.shownHint")}
        value={wish.shown}
        options={[
          ["COUNTRY", t("sites.shown.country")],
          ["REGION", t("sites.shown.region")],
          ["TOWN", t("sites.shown.town")],
        ]}
        onChange={(shown) => change({ shown })}
      />
      <TextField
        form={form}
        name="zone"
        list={ZONES}
        label={t("plan.zone")}
        value={wish.zone}
        onChange={(zone) => change({ zone })}
      />
      <Contacts form={form} contacts={wish.contacts} onChange={(contacts) => change({ contacts })} />
      {site && <Check label={t("sites.ended")} checked={wish.ended} onChange={(ended) => change({ ended })} />}
    </FormDialog>
  );
}

function formOf(site: SiteEntry): SiteForm {
  const { id, ...rest } = site;
  return rest;
}

interface ContactsProps {
  readonly form: FormState;
  readonly contacts: readonly ContactForm[];
  readonly onChange: (contacts: readonly ContactForm[]) => void;
}

function Contacts({ form, contacts, onChange }: ContactsProps): JSX.Element {
  const set = (at: number, part: Partial<ContactForm>): void =>
    onChange(contacts.map((contact, index) => (index === at ? { ...contact, ...part } : contact)));
  return (
    <fieldset class="contacts">
      <legend>{t("sites.contacts")}</legend>
      {contacts.map((contact, at) => (
        <div class="contact" key={`${at}`}>
          <input
            class="input"
            aria-label={t("sites.contactName")}
            placeholder={t("sites.contactName")}
            value={contact.name}
            onInput={(event) => set(at, { name: event.currentTarget.value })}
          />
          <input
            class="input"
            aria-label={t("sites.contactReach")}
            placeholder={t("sites.contactReach")}
            value={contact.reach}
            onInput={(event) => set(at, { reach: event.currentTarget.value })}
          />
          <button
            type="button"
            class="button round compact"
            aria-label={t("sites.removeContact", { name: contact.name })}
            onClick={() => onChange(contacts.filter((_, index) => index !== at))}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
      <span class="wrong" aria-live="polite">
        {form.wrong("contacts")}
      </span>
      <button
        type="button"
        class="button compact framed"
        onClick={() => onChange([...contacts, { name: "", reach: "" }])}
      >
        {t("sites.addContact")}
      </button>
    </fieldset>
  );
}
