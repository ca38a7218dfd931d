import type { JSX } from "preact";
import { t } from "../i18n/t.ts";
import type { HomeView, SessionEntry } from "../wire/messages.ts";
import { mayPlan } from "./Frame.tsx";
import { Link } from "./Link.tsx";
import { roomPath, sessionPlanPath } from "./paths.ts";
import { ownShift, ShiftNote } from "./Shift.tsx";
import { doorOf, goesInAnyTime, twinOf } from "./sessions.ts";
import { dayOffset, dayWord, hourOf, lengthOf, longDay, OWN_ZONE, until, zoneName } from "./times.ts";

interface Props {
  readonly session: SessionEntry;
  readonly home: HomeView;
  readonly now: number;
}

/** The next session: when it is here and at its home, how long still, and its door. */
export function NextSession({ session, home, now }: Props): JSX.Element {
  const door = doorOf(session, home.doorMinutes, now);
  const twin = twinOf(home, session);
  const zone = session.kind === "IN_PERSON" ? session.zone : OWN_ZONE;
  return (
    <section class="hero" aria-labelledby="next-title">
      <Approach session={session} now={now} />
      <div class="hero-words">
        <p class="hero-over">
          {door === "on" ? t("home.onNow") : t("home.next", { until: until(session.start, now) })}
        </p>
        <h2 id="next-title" class="hero-title">
          {session.title}
        </h2>
        <p class="hero-when still">
          {longDay(session.start, zone)}, {hourOf(session.start, zone)}
          {session.days > 1 ? ` · ${t("times.days", { n: session.days })}` : ` · ${lengthOf(session.minutes)}`}
        </p>
        <p class="soft still">{elsewhere(session)}</p>
        {twin && <p class="soft still">{t("home.twin", { when: `${longDay(twin.start)}, ${hourOf(twin.start)}` })}</p>}
        <ShiftNote shift={ownShift(home, session)} />
        <Door session={session} home={home} now={now} />
      </div>
    </section>
  );
}

function elsewhere(session: SessionEntry): string {
  if (session.kind === "IN_PERSON") return t("home.inPerson", { place: session.place });
  const there = `${hourOf(session.start, session.zone)} ${dayWord(dayOffset(session.start, session.zone, OWN_ZONE))}`;
  return session.zone === OWN_ZONE
    ? t("home.yourTime", { zone: zoneName(OWN_ZONE) })
    : t("home.yourTimeAndThere", { zone: zoneName(OWN_ZONE), there: there.trim(), home: zoneName(session.zone) });
}

function Door({ session, home, now }: Props): JSX.Element | null {
  if (session.kind === "IN_PERSON") return null;
  const door = doorOf(session, home.doorMinutes, now);
  const opens = session.start - home.doorMinutes * 60_000;
  const open = door === "open" || door === "on" || goesInAnyTime(session.role);
  return (
    <div class="door">
      {open ? (
        <Link class="button lead wide" to={roomPath(session.id)}>
          {t("home.goIn")}
        </Link>
      ) : (
        <>
          <p class="door-word still">{t("home.doorOpens", { time: hourOf(opens), until: until(opens, now) })}</p>
          <Link class="button framed" to={roomPath(session.id)}>
            {t("home.seeBoard")}
          </Link>
        </>
      )}
      {mayPlan(session.role) && (
        <Link class="button framed" to={sessionPlanPath(session.id)}>
          {t("home.planIt")}
        </Link>
      )}
    </div>
  );
}

const MONTH_MS = 30 * 86_400_000;
const ROUND = 2 * Math.PI * 44;

/** A ring that closes as the session comes nearer: a month is the whole round. */
function Approach({ session, now }: { session: SessionEntry; now: number }): JSX.Element {
  const left = Math.min(1, Math.max(0, (session.start - now) / MONTH_MS));
  return (
    <svg class="approach" viewBox="-50 -50 100 100" aria-hidden="true">
      <g class="approach-fields">
        <path class="practice" d="M0 0V-38A38 38 0 0 1 38 0Z" />
        <path class="research" d="M0 0H38A38 38 0 0 1 0 38Z" />
        <path class="community" d="M0 0V38A38 38 0 0 1-38 0Z" />
        <path class="capacity" d="M0 0H-38A38 38 0 0 1 0-38Z" />
      </g>
      <circle class="approach-heart" r="15" />
      <circle class="approach-way" r="44" />
      <circle
        class="approach-done"
        r="44"
        stroke-dasharray={`${(1 - left) * ROUND} ${ROUND}`}
        transform="rotate(-90)"
      />
    </svg>
  );
}
