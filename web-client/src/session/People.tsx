import type { ReadonlySignal } from "@preact/signals";
import type { ComponentChildren, JSX } from "preact";
import { t } from "../i18n/t.ts";
import { Icon } from "../kit/icons.tsx";
import { Avatar } from "../kit/person.tsx";
import type { Role, RosterPerson, SiteView } from "../wire/messages.ts";
import { whereIs } from "./fold.ts";
import type { Seat } from "./seat.ts";
import "./session.css";
import { clockTime, partOfDay } from "./time.ts";

interface Props {
  readonly seat: Seat;
  readonly sites: readonly SiteView[];
  readonly now: ReadonlySignal<number>;
  /** What is said before those who are here. */
  readonly children?: ComponentChildren;
}

/** Whose hands are up, in order; who is here, by site, with the time that it is there. */
export function People({ seat, sites, now, children }: Props): JSX.Element {
  const groups = bySite(seat.room.people.value, sites, seat.me);
  return (
    <section class="people" aria-labelledby="people">
      <h2 id="people">{t("room.people")}</h2>
      {seat.room.apart.value && (
        <p class="still" role="status">
          {t("room.apart")}
        </p>
      )}
      <Hands seat={seat} />
      {children}
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
                <Known seat={seat} person={person} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

/** The order of hands, the same on every screen; those who lead give the word from it. */
function Hands({ seat }: { seat: Seat }): JSX.Element | null {
  const hands = seat.room.now.value.hands.filter(({ person }) => seat.isHere(person));
  if (hands.length === 0) return null;
  return (
    <section class="hands" aria-label={t("hands.title")}>
      <h3>
        <span>{t("hands.title")}</span>
        {seat.leads && (
          <button type="button" class="button small" onClick={() => void seat.order({ type: "lowerHands" })}>
            {t("hands.allDown")}
          </button>
        )}
      </h3>
      <ol>
        {hands.map(({ person }, at) => (
          <li key={person} class="person">
            <span class="hand-place still">{at + 1}</span>
            <span class="person-name">{seat.nameOf(person)}</span>
            {seat.leads && (
              <button type="button" class="button small" onClick={() => void seat.order({ type: "giveWord", person })}>
                {t("hands.giveWord")}
              </button>
            )}
            {!seat.leads && seat.isMine(person) && <small>{t("room.me")}</small>}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What is to be known of a person beside the name: a hand that is up, and a word. */
function Known({ seat, person }: { seat: Seat; person: RosterPerson }): JSX.Element {
  const isUp = seat.room.now.value.hands.some((hand) => hand.person === person.id);
  return (
    <small>
      {isUp && (
        <span class="has-hand">
          <Icon name="raise" />
          <span class="spoken">{t("hands.up")}</span>
        </span>
      )}{" "}
      {wordFor(seat, person)}
    </small>
  );
}

/** Who somebody is here, that they are away, in which group. Away has a word and no more (L13). */
function wordFor(seat: Seat, person: RosterPerson): string {
  const { away, grouping } = seat.room.now.value;
  if (away.includes(person.id)) return t("room.away");
  const where = whereIs(seat.room.now.value, person.id, seat.now.value);
  const group = seat.leads && grouping?.groups.find(({ id }) => id === where);
  if (group) return groupName(group.name);
  return person.id === seat.me ? t("room.me") : part(person.role);
}

/** Groups of pairs have numbers, others names; those who are alone at their sites have neither. */
export function groupName(name: string): string {
  if (name === "") return t("groups.across");
  return /^\d+$/.test(name) ? t("groups.number", { number: name }) : name;
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
