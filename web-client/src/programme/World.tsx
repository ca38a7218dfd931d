import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import type { HomeView, SessionNow, WorldView } from "../wire/messages.ts";
import { Link } from "./Link.tsx";
import { roomPath } from "./paths.ts";
import type { ProgrammeApi } from "./programmeApi.ts";
import { dayOffset, dayWord, hourOf, minuteOfDay, OWN_ZONE, partOf } from "./times.ts";
import { WorldDial } from "./WorldDial.tsx";
import { type Hour, hoursOf } from "./worldHours.ts";
import "./world.css";

/** People come and go slowly; this often is soon enough, and costs the server one short answer: what other nodes say it asks once for all pages. */
const LOOK_MS = 5_000;

/** Every site on the round of the day, who is awake, and who is in a session now: the picture, and the same as a list. */
export function World({ api, home, now }: { api: ProgrammeApi; home: HomeView; now: number }): JSX.Element {
  const view = useWorld(api);
  if (view === undefined) return <p class="soft">{t("world.looking")}</p>;
  const hours = hoursOf(view.sites, now);
  const people = view.sites.reduce((sum, { people }) => sum + people, 0);
  return (
    <div class="world">
      <h1>{t("world.title")}</h1>
      <p class="soft" role="status">
        {people === 0 ? t("world.nobody") : t("world.people", { n: people })}
        {view.apart && ` ${t("world.apart")}`}
      </p>
      <div class="world-parts">
        <WorldDial hours={hours} own={home.site} />
        <ul class="world-hours">
          {hours.map((hour) => (
            <HourRow key={hour.minute} hour={hour} own={home.site} now={now} />
          ))}
        </ul>
      </div>
      {view.mine.length > 0 && (
        <section class="part-box wide">
          <h2>{t("world.sessions")}</h2>
          {view.mine.map((session) => (
            <SessionPart key={session.id} session={session} view={view} />
          ))}
        </section>
      )}
    </div>
  );
}

function HourRow({ hour, own, now }: { hour: Hour; own: string | undefined; now: number }): JSX.Element {
  const day = dayWord(dayOffset(now, hour.zone, OWN_ZONE));
  return (
    <li class={hour.sites.some(({ site }) => site.id === own) ? "own" : ""}>
      <i class={`sky ${partOf(minuteOfDay(now, hour.zone))}`} aria-hidden="true" />
      <span class="still">
        {hourOf(now, hour.zone)} <span class="soft">{day}</span>
      </span>
      <span>
        {hour.sites.map(({ site, people }) => (
          <span key={site.id} class="world-site">
            {site.name}
            {people > 0 && <b> {t("world.here", { n: people })}</b>}
          </span>
        ))}
      </span>
    </li>
  );
}

function SessionPart({ session, view }: { session: SessionNow; view: WorldView }): JSX.Element {
  const nameOf = (id: string): string => view.sites.find(({ site }) => site.id === id)?.site.name ?? "";
  return (
    <section class="world-session">
      <h3>
        <Link to={roomPath(session.id)}>{session.title}</Link>
      </h3>
      <p>
        {session.people.map((person, i) => (
          <span key={person.id}>
            {i > 0 && ", "}
            {person.name} <span class="soft">{nameOf(person.site)}</span>
          </span>
        ))}
      </p>
    </section>
  );
}

/** Looks again while somebody looks at the page; what was seen last stays while there is no answer. */
function useWorld(api: ProgrammeApi): WorldView | undefined {
  const [view, setView] = useState<WorldView | undefined>(undefined);
  useEffect(() => {
    let ended = false;
    const look = (): void => {
      if (document.hidden) return;
      api.world().then(
        (seen) => ended || setView(seen),
        () => undefined,
      );
    };
    look();
    const timer = setInterval(look, LOOK_MS);
    document.addEventListener("visibilitychange", look);
    return () => {
      ended = true;
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [api]);
  return view;
}
