import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import type { MembershipEntry, PersonEntry, RegisterView } from "../wire/messages.ts";
import { PartHead } from "./PartHead.tsx";
import { PersonDialog } from "./PersonDialog.tsx";
import { counts, nameOf, personName, plain } from "./register.ts";
import type { StewardPart } from "./Steward.tsx";
import { roleName } from "./words.ts";

/** A list of thousands is not looked through: it is searched. */
const SHOWN = 100;

export function PeoplePart({ api, register, onRegister }: StewardPart): JSX.Element {
  const [search, setSearch] = useState("");
  const [cohort, setCohort] = useState("");
  const [edited, setEdited] = useState<string | undefined>(undefined);
  const current = useMemo(() => byPerson(register), [register]);
  const found = register.people
    .filter((person) => matches(person, search))
    .filter(
      ({ id }) => cohort === "" || (current.get(id) ?? []).some(({ kind, of }) => kind === "COHORT" && of === cohort),
    )
    .sort((a, b) => personName(a).localeCompare(personName(b)));
  const person = register.people.find(({ id }) => id === edited);
  return (
    <>
      <PartHead title={t("steward.people")} why={t("people.why")}>
        <button type="button" class="button lead" onClick={() => setEdited("")}>
          {t("people.new")}
        </button>
      </PartHead>
      <div class="search">
        <input
          class="input"
          type="search"
          aria-label={t("people.search")}
          placeholder={t("people.search")}
          value={search}
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
        <select
          class="input"
          aria-label={t("teams.cohort")}
          value={cohort}
          onChange={(event) => setCohort(event.currentTarget.value)}
        >
          <option value="">{t("people.allCohorts")}</option>
          {register.cohorts.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
        <span class="soft still" role="status">
          {t("cohorts.people", { n: found.length })}
        </span>
      </div>
      <ul class="people-list">
        {found.slice(0, SHOWN).map((each) => (
          <li key={each.id}>
            <button type="button" class="person-row" onClick={() => setEdited(each.id)}>
              <b>{personName(each)}</b>
              <span class="soft">{each.email}</span>
              <span class="soft">{standing(register, current.get(each.id) ?? [])}</span>
            </button>
          </li>
        ))}
      </ul>
      {found.length > SHOWN && <p class="soft">{t("people.more", { n: found.length - SHOWN })}</p>}
      {edited !== undefined && (
        <PersonDialog
          api={api}
          register={register}
          onRegister={onRegister}
          person={person}
          onClose={() => setEdited(undefined)}
        />
      )}
    </>
  );
}

function byPerson(register: RegisterView): ReadonlyMap<string, readonly MembershipEntry[]> {
  const found = new Map<string, MembershipEntry[]>();
  for (const membership of register.memberships) {
    if (!counts(membership)) continue;
    const list = found.get(membership.person);
    if (list) list.push(membership);
    else found.set(membership.person, [membership]);
  }
  return found;
}

function matches(person: PersonEntry, search: string): boolean {
  return plain(`${personName(person)} ${person.email}`).includes(plain(search.trim()));
}

/** What somebody is, in the order of its weight: `Facilitator, Demo cohort · Copenhagen`. */
function standing(register: RegisterView, memberships: readonly MembershipEntry[]): string {
  const words = memberships
    .filter(({ kind }) => kind === "COHORT" || kind === "PROGRAMME")
    .map((it) => `${roleName(it.role)}, ${nameOf(register, it, t("people.programme"))}`);
  const site = memberships.find(({ kind }) => kind === "SITE");
  return [...words, ...(site ? [nameOf(register, site, "")] : [])].join(" · ");
}
