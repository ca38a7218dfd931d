import type { JSX } from "preact";
import { t } from "../i18n/t.ts";
import type { HomeView, SessionEntry, SiteView, TeamView } from "../wire/messages.ts";
import { Link } from "./Link.tsx";
import { NextSession } from "./NextSession.tsx";
import { roomPath } from "./paths.ts";
import { nextSessions, recentSessions } from "./sessions.ts";
import { dayOffset, dayWord, hourOf, minuteOfDay, OWN_ZONE, partOf, shortDay } from "./times.ts";

/** What is next, with whom, and what time it is for the others. */
export function Home({ home, now }: { home: HomeView; now: number }): JSX.Element {
  const [next, ...others] = nextSessions(home, now);
  const later = oncePerPair(next, others);
  return (
    <div class="home">
      <h1>{home.name === undefined ? t("home.helloYou") : t("home.hello", { name: home.name })}</h1>
      <div class="home-next">
        {next ? <NextSession session={next} home={home} now={now} /> : <NothingNext home={home} />}
      </div>
      <div class="home-parts">
        {later.length > 0 && <Later sessions={later.slice(0, 4)} />}
        {home.teams.length > 0 && <Teams teams={home.teams} />}
        <Boards sessions={recentSessions(home, now)} />
        <Sites home={home} now={now} />
      </div>
    </div>
  );
}

function NothingNext({ home }: { home: HomeView }): JSX.Element {
  return (
    <section class="hero quiet">
      <h2>{t("home.nothing")}</h2>
      <p class="soft">{home.cohorts.length === 0 ? t("home.noneYet") : t("home.nothingPlanned")}</p>
    </section>
  );
}

function Later({ sessions }: { sessions: readonly SessionEntry[] }): JSX.Element {
  return (
    <section class="part-box">
      <h2>{t("home.later")}</h2>
      <ul class="rows">
        {sessions.map((session) => (
          <li key={session.id}>
            <Link class="row-link" to="/calendar">
              <span class="still soft row-day">{shortDay(session.start)}</span>
              <span class="row-main">{session.title}</span>
              <span class="still soft">{hourOf(session.start)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Looked up late: the texts come with the page. */
const KINDS = (): Readonly<Record<string, string>> => ({
  HOME: t("team.home"),
  PROJECT: t("team.project"),
  FACULTY: t("team.faculty"),
});

function Teams({ teams }: { teams: readonly TeamView[] }): JSX.Element {
  return (
    <section class="part-box">
      <h2>{t("home.teams")}</h2>
      <ul class="teams">
        {teams.map((team) => (
          <li key={team.id}>
            <p>
              <b>{team.name}</b> {KINDS()[team.kind] !== team.name && <span class="soft">{KINDS()[team.kind]}</span>}
            </p>
            <p class="soft">{team.members.join(", ")}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Boards({ sessions }: { sessions: readonly SessionEntry[] }): JSX.Element | null {
  if (sessions.length === 0) return null;
  return (
    <section class="part-box">
      <h2>{t("home.boards")}</h2>
      <ul class="rows">
        {sessions.map((session) => (
          <li key={session.id}>
            <Link class="row-link" to={roomPath(session.id)}>
              <BoardRing />
              <span class="row-main">{session.title}</span>
              <span class="still soft">{shortDay(session.start)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function BoardRing(): JSX.Element {
  return (
    <svg class="board-ring" viewBox="-10 -10 20 20" aria-hidden="true">
      <path class="practice" d="M0 0V-9A9 9 0 0 1 9 0Z" />
      <path class="research" d="M0 0H9A9 9 0 0 1 0 9Z" />
      <path class="community" d="M0 0V9A9 9 0 0 1-9 0Z" />
      <path class="capacity" d="M0 0H-9A9 9 0 0 1 0-9Z" />
      <circle r="3.4" />
    </svg>
  );
}

interface ZoneRow {
  readonly zone: string;
  readonly sites: readonly SiteView[];
}

/** Sites whose clocks show the same are one row, from west to east. */
function zoneRows(home: HomeView, now: number): readonly ZoneRow[] {
  const rows = new Map<string, SiteView[]>();
  for (const site of home.sites) {
    const key = `${dayOffset(now, site.zone, "UTC")} ${hourOf(now, site.zone)}`;
    const row = rows.get(key);
    if (row) row.push(site);
    else rows.set(key, [site]);
  }
  const position = ({ zone }: ZoneRow): number => dayOffset(now, zone, "UTC") * 1440 + minuteOfDay(now, zone);
  return [...rows.values()]
    .map((sites) => ({ zone: sites[0]?.zone ?? "UTC", sites }))
    .sort((a, b) => position(a) - position(b));
}

function Sites({ home, now }: { home: HomeView; now: number }): JSX.Element | null {
  if (home.sites.length === 0) return null;
  return (
    <section class="part-box wide">
      <h2>{t("home.sites")}</h2>
      <ul class="zones">
        {zoneRows(home, now).map(({ zone, sites }) => (
          <li key={zone} class={sites.some(({ id }) => id === home.site) ? "own" : ""}>
            <i class={`sky ${partOf(minuteOfDay(now, zone))}`} aria-hidden="true" />
            <span class="zone-time still">{hourOf(now, zone)}</span>
            <span class="zone-sites">
              {sites.map(siteName).join(", ")} <span class="soft">{dayWord(dayOffset(now, zone, OWN_ZONE))}</span>
            </span>
          </li>
        ))}
      </ul>
      <p>
        <Link to="/world">{t("world.open")}</Link>
      </p>
    </section>
  );
}

/** With its place, as exactly as the site shows it, where the name does not say it already. */
function siteName({ name, place }: SiteView): string {
  return place === undefined || name.includes(place) || place.includes(name) ? name : `${name} (${place})`;
}

/** Of twins that are both open to the person only the first is listed; the other one stands beside it. */
function oncePerPair(next: SessionEntry | undefined, others: readonly SessionEntry[]): readonly SessionEntry[] {
  const seen = new Set<string>(next === undefined ? [] : [next.twinOf ?? next.id]);
  return others.filter(({ id, twinOf }) => {
    const pair = twinOf ?? id;
    const first = !seen.has(pair);
    seen.add(pair);
    return first;
  });
}
