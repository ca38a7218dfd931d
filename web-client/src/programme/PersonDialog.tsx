import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import type { MembershipEntry, MembershipForm, PersonEntry, PersonForm, RegisterView, Role } from "../wire/messages.ts";
import { FormDialog } from "./FormDialog.tsx";
import { FormEnd, SelectField, TextField } from "./fields.tsx";
import { PersonAccess } from "./PersonAccess.tsx";
import { counts, nameOf, personName } from "./register.ts";
import type { StewardPart } from "./Steward.tsx";
import { useForm } from "./useForm.ts";
import { ROLES, roleName } from "./words.ts";

interface Props extends StewardPart {
  readonly person: PersonEntry | undefined;
  readonly onClose: () => void;
}

/** Who somebody is, and what they belong to, from when until when. */
export function PersonDialog({ api, register, onRegister, person, onClose }: Props): JSX.Element {
  const form = useForm();
  const [wish, setWish] = useState<PersonForm>({
    name: person?.name ?? "",
    email: person?.email ?? "",
    site: person?.site ?? "",
  });
  return (
    <FormDialog
      title={person ? personName(person) : t("people.new")}
      form={form}
      save={async () => onRegister(await api.putPerson(person?.id, wish))}
      onClose={onClose}
    >
      <TextField
        form={form}
        name="name"
        label={t("people.name")}
        value={wish.name}
        onChange={(name) => setWish({ ...wish, name })}
      />
      <TextField
        form={form}
        name="email"
        type="email"
        label={t("people.email")}
        value={wish.email}
        onChange={(email) => setWish({ ...wish, email })}
      />
      <SelectField
        form={form}
        name="site"
        label={t("people.site")}
        value={wish.site ?? ""}
        options={[
          ["", t("people.noSite")],
          ...register.sites.filter(({ ended }) => !ended).map(({ id, name }) => [id, name] as const),
        ]}
        onChange={(site) => setWish({ ...wish, site })}
      />
      {person && (
        <>
          <Belongings api={api} register={register} onRegister={onRegister} person={person} />
          <PersonAccess api={api} register={register} onRegister={onRegister} person={person} onErased={onClose} />
        </>
      )}
    </FormDialog>
  );
}

function Belongings({ api, register, onRegister, person }: StewardPart & { person: PersonEntry }): JSX.Element {
  const form = useForm();
  const own = register.memberships.filter((it) => it.person === person.id);
  const [now, before] = [own.filter((it) => counts(it)), own.filter((it) => !counts(it))];
  const end = (it: MembershipEntry): void => {
    const { kind, of, role, from } = it;
    void form.send(async () => onRegister(await api.end({ person: person.id, kind, of, role, from })));
  };
  return (
    <section class="belongings">
      <h3>{t("people.belongs")}</h3>
      <ul class="rows">
        {now.map((it) => (
          <li key={keyOf(it)} class="row-link">
            <span class="row-main">
              {nameOf(register, it, t("people.programme"))} <span class="soft">{roleName(it.role)}</span>
            </span>
            <span class="soft small still">{t("people.since", { date: date(it.from) })}</span>
            <button type="button" class="button compact" disabled={form.busy} onClick={() => end(it)}>
              {t("people.end")}
            </button>
          </li>
        ))}
      </ul>
      <NewBelonging api={api} register={register} onRegister={onRegister} person={person} />
      <FormEnd form={form}>{form.wrong("of") !== "" && <p class="wrong">{form.wrong("of")}</p>}</FormEnd>
      {before.length > 0 && (
        <details>
          <summary>{t("people.before")}</summary>
          <ul class="rows">
            {before.map((it) => (
              <li key={keyOf(it)} class="soft small still">
                {nameOf(register, it, t("people.programme"))}, {roleName(it.role)}:{" "}
                {t("people.fromTo", { from: date(it.from), to: it.to === undefined ? "" : date(it.to) })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function NewBelonging({ api, register, onRegister, person }: StewardPart & { person: PersonEntry }): JSX.Element {
  const form = useForm();
  const places = placesOf(register);
  const [place, setPlace] = useState("");
  const [role, setRole] = useState<Role>("PRACTITIONER");
  const add = (): void => {
    const [kind = "", of = ""] = place.split(" ");
    const wish: MembershipForm = { person: person.id, kind, of, role: kind === "PROGRAMME" ? "STEWARD" : role };
    void form.send(async () => {
      onRegister(await api.begin(wish));
      setPlace("");
    });
  };
  return (
    <div class="new-belonging">
      <SelectField
        form={form}
        name="of"
        label={t("people.add")}
        value={place}
        options={[["", t("sites.choose")], ...places]}
        onChange={setPlace}
      />
      {!place.startsWith("PROGRAMME") && (
        <SelectField
          form={form}
          name="role"
          label={t("people.role")}
          value={role}
          options={ROLES.map((each) => [each, roleName(each)])}
          onChange={(each) => setRole(each as Role)}
        />
      )}
      <button type="button" class="button framed" disabled={place === "" || form.busy} onClick={add}>
        {t("people.addIt")}
      </button>
    </div>
  );
}

function placesOf(register: RegisterView): readonly (readonly [string, string])[] {
  return [
    ...register.cohorts.filter(({ ended }) => !ended).map(({ id, title }) => [`COHORT ${id}`, title] as const),
    ...register.teams.filter(({ ended }) => !ended).map(({ id, name }) => [`TEAM ${id}`, name] as const),
    ...register.sites.filter(({ ended }) => !ended).map(({ id, name }) => [`SITE ${id}`, name] as const),
    ["PROGRAMME programme", t("people.programme")],
  ];
}

function keyOf({ kind, of, role, from }: MembershipEntry): string {
  return `${kind} ${of} ${role} ${from}`;
}

function date(at: number): string {
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" }).format(at);
}
