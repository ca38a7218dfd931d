import type { ReadonlySignal } from "@preact/signals";
import type { JSX } from "preact";
import { t } from "../i18n/t.ts";
import { Avatar } from "../kit/person.tsx";
import type { Role, RosterPerson, SiteView } from "../wire/messages.ts";
import type { RoomModel } from "./model.ts";
import "./session.css";
import { clockTime, partOfDay } from "./time.ts";

interface Props {
  readonly room: RoomModel;
  readonly me: string;
  readonly sites: readonly SiteView[];
  readonly now: ReadonlySignal<number>;
}

/** Who is here, by site, with the time that it is there. */
export function People({ room, me, sites, now }: Props): JSX.Element {
  const groups = bySite(room.people.value, sites, me);
  return (
    <section class="people" aria-labelledby="people">
      <h2 id="people">{t("room.people")}</h2>
      {groups.map(({ site, people }) => (
        <section key={site?.id ?? "elsewhere"} class="site" aria-label={site?.name ?? t("room.elsewhere")}>
          <h3>
            <span>{site?.name ?? t("room.elsewhere")}</span>
            {site && (
              <span class="still">
                {clockTime(now.value, site.zone)} · {partOfDay(now.value, site.zone)}
              </span>
            )}
          </h3>
          <ul>
            {people.map((person) => (
              <li key={person.id} class="person">
                <Avatar id={person.id} name={person.name} />
                <span class="person-name">{person.name}</span>
                <small>{person.id === me ? t("room.me") : part(person.role)}</small>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

/** What a person does here, where it is not simply to take part. */
function part(role: Role): string {
  const words: Partial<Record<Role, string>> = {
    FACILITATOR: t("room.leads"),
    HOST: t("room.hosts"),
    GUEST: t("room.guest"),
  };
  return words[role] ?? "";
}

interface SiteGroup {
  readonly site: SiteView | undefined;
  readonly people: readonly RosterPerson[];
}

/** Sites by name with their people, my own site first; in a site me first, then who leads, then by name. */
export function bySite(people: readonly RosterPerson[], sites: readonly SiteView[], me: string): readonly SiteGroup[] {
  const groups = new Map<string, RosterPerson[]>();
  for (const person of people) {
    const key = sites.some(({ id }) => id === person.site) ? person.site : "";
    groups.set(key, [...(groups.get(key) ?? []), person]);
  }
  const mine = people.find(({ id }) => id === me)?.site;
  return [...groups]
    .map(([id, people]) => ({ site: sites.find((site) => site.id === id), people: people.toSorted(inOrder(me)) }))
    .toSorted(
      (a, b) => rank(a.site, mine) - rank(b.site, mine) || (a.site?.name ?? "").localeCompare(b.site?.name ?? ""),
    );
}

function rank(site: SiteView | undefined, mine: string | undefined): number {
  if (site === undefined) return 2;
  return site.id === mine ? 0 : 1;
}

function inOrder(me: string): (a: RosterPerson, b: RosterPerson) => number {
  const place = ({ id, role }: RosterPerson): number => {
    if (id === me) return 0;
    return role === "FACILITATOR" || role === "HOST" ? 1 : 2;
  };
  return (a, b) => place(a) - place(b) || a.name.localeCompare(b.name);
}
