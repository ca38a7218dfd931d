import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import type { EventView, HomeView, SessionEntry } from "../wire/messages.ts";
import { EventDialog } from "./EventDialog.tsx";
import { mayPlan } from "./Frame.tsx";
import { Link } from "./Link.tsx";
import { OwnCalendar } from "./OwnCalendar.tsx";
import { planPath, roomPath, sessionPlanPath } from "./paths.ts";
import { icsPath, type ProgrammeApi } from "./programmeApi.ts";
import { ownShift, ShiftNote, shiftLines } from "./Shift.tsx";
import { twinOf } from "./sessions.ts";
import { dayOffset, dayWord, hourOf, lengthOf, monthOf, OWN_ZONE, shortDay, zoneName } from "./times.ts";

interface Props {
  readonly api: ProgrammeApi;
  readonly home: HomeView;
  readonly now: number;
  readonly onChange: () => void;
}

type Entry =
  | { readonly is: "session"; readonly at: number; readonly session: SessionEntry }
  | { readonly is: "event"; readonly at: number; readonly event: EventView };

/** The year: sessions of one's cohorts and events of the sites, month by month, in one's own hours. */
export function Calendar({ api, home, now, onChange }: Props): JSX.Element {
  const [past, setPast] = useState(false);
  const [event, setEvent] = useState<EventView | "new" | undefined>(undefined);
  const all = entries(home);
  const shown = all.filter(({ at }) => past || endOf(all, at) > now);
  const planned = home.cohorts.filter(({ role }) => mayPlan(role));
  const hasPast = all.some((entry) => finish(entry) <= now);
  return (
    <div class="calendar">
      <div class="page-title">
        <div>
          <h1>{t("calendar.title")}</h1>
          <p class="soft">{t("home.yourTime", { zone: zoneName(OWN_ZONE) })}</p>
        </div>
        <div class="title-actions">
          {planned.map((cohort) => (
            <Link key={cohort.id} class="button lead" to={planPath(cohort.id)}>
              {planned.length > 1 ? t("calendar.planFor", { cohort: cohort.title }) : t("calendar.planYear")}
            </Link>
          ))}
          {home.steward && (
            <button type="button" class="button framed" onClick={() => setEvent("new")}>
              {t("calendar.newEvent")}
            </button>
          )}
        </div>
      </div>
      <div class="calendar-in">
        <div class="months">
          {hasPast && (
            <button type="button" class="button compact framed" aria-pressed={past} onClick={() => setPast(!past)}>
              {past ? t("calendar.hidePast") : t("calendar.showPast")}
            </button>
          )}
          {shown.length === 0 && <p class="soft">{t("calendar.none")}</p>}
          {months(shown).map(([month, entries]) => (
            <section key={month} class="month">
              <h2>{month}</h2>
              <ul>
                {entries.map((entry) =>
                  entry.is === "session" ? (
                    <SessionRow
                      key={entry.session.id}
                      api={api}
                      home={home}
                      session={entry.session}
                      onChange={onChange}
                    />
                  ) : (
                    <EventRow key={entry.event.id} home={home} event={entry.event} onEdit={setEvent} />
                  ),
                )}
              </ul>
            </section>
          ))}
        </div>
        <OwnCalendar api={api} />
      </div>
      {event !== undefined && (
        <EventDialog
          api={api}
          home={home}
          event={event === "new" ? undefined : event}
          onSaved={onChange}
          onClose={() => setEvent(undefined)}
        />
      )}
    </div>
  );
}

function entries(home: HomeView): readonly Entry[] {
  const sessions = home.sessions.map((session): Entry => ({ is: "session", at: session.start, session }));
  const events = home.events.map((event): Entry => ({ is: "event", at: event.start, event }));
  return [...sessions, ...events].sort((a, b) => a.at - b.at);
}

function finish(entry: Entry): number {
  return entry.is === "session" ? entry.session.end : entry.event.end;
}

function endOf(all: readonly Entry[], at: number): number {
  return Math.max(...all.filter((entry) => entry.at === at).map(finish));
}

function months(entries: readonly Entry[]): readonly (readonly [string, readonly Entry[]])[] {
  const found = new Map<string, Entry[]>();
  for (const entry of entries) {
    const month = monthOf(entry.at);
    const list = found.get(month);
    if (list) list.push(entry);
    else found.set(month, [entry]);
  }
  return [...found];
}

interface RowProps {
  readonly api: ProgrammeApi;
  readonly home: HomeView;
  readonly session: SessionEntry;
  readonly onChange: () => void;
}

function SessionRow({ api, home, session, onChange }: RowProps): JSX.Element {
  const { id, title, start, cancelled, letter, chosen, role } = session;
  const lines = shiftLines(home, session);
  /** Until somebody chose, neither of twins is theirs. */
  const mine = chosen && twinOf(home, session)?.chosen === false;
  /** Who travels there lives by the hours of the place. */
  const zone = session.kind === "IN_PERSON" ? session.zone : OWN_ZONE;
  const choose = async (): Promise<void> => {
    await api.choose(id);
    onChange();
  };
  return (
    <li
      class={`entry ${cancelled ? "cancelled" : ""} ${chosen ? "" : "aside"} ${session.kind === "IN_PERSON" ? "meeting" : ""}`}
    >
      <span class="entry-day still">
        {shortDay(start, zone)}
        <b>{hourOf(start, zone)}</b>
      </span>
      <div class="entry-main">
        <p class="entry-title">
          <Link to={roomPath(id)}>{title}</Link>
          {letter !== "" && (
            <span class="letter" title={t("calendar.twin")}>
              {letter}
            </span>
          )}
          {cancelled && <span class="pill">{t("calendar.cancelled")}</span>}
        </p>
        <p class="soft still">{where(session)}</p>
        {!cancelled && <ShiftNote shift={ownShift(home, session)} />}
        {!cancelled && lines.length > 0 && (
          <details class="shifts">
            <summary>{t("calendar.clocks")}</summary>
            <ul>
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </details>
        )}
      </div>
      <div class="entry-actions">
        {letter !== "" && !cancelled && (
          <button type="button" class="button compact" aria-pressed={mine} onClick={() => void choose()}>
            {t("calendar.iCome")}
          </button>
        )}
        <a class="button compact" href={icsPath(id)} download={`${id}.ics`} aria-label={t("calendar.icsOf", { title })}>
          {t("calendar.ics")}
        </a>
        {mayPlan(role) && (
          <Link class="button compact" to={sessionPlanPath(id)}>
            {t("calendar.plan")}
          </Link>
        )}
      </div>
    </li>
  );
}

function where(session: SessionEntry): string {
  if (session.kind === "IN_PERSON") {
    return t("calendar.inPerson", { place: session.place, n: session.days });
  }
  const there = `${hourOf(session.start, session.zone)} ${dayWord(dayOffset(session.start, session.zone, OWN_ZONE))}`;
  const length = lengthOf(session.minutes);
  return session.zone === OWN_ZONE
    ? length
    : t("calendar.there", { length, there: there.trim(), home: zoneName(session.zone) });
}

interface EventRowProps {
  readonly home: HomeView;
  readonly event: EventView;
  readonly onEdit: (event: EventView) => void;
}

function EventRow({ home, event, onEdit }: EventRowProps): JSX.Element {
  const site = home.sites.find(({ id }) => id === event.site)?.name ?? event.site;
  return (
    <li class={`entry of-site ${event.cancelled ? "cancelled" : ""}`}>
      <span class="entry-day still">
        {shortDay(event.start, event.zone)}
        <b>{hourOf(event.start, event.zone)}</b>
      </span>
      <div class="entry-main">
        <p class="entry-title">
          <span>{event.title}</span>
          {event.cancelled && <span class="pill">{t("calendar.cancelled")}</span>}
        </p>
        <p class="soft">
          {t("calendar.ofSite", { site })}
          {event.place !== "" && ` · ${event.place}`}
          {event.days > 1 && ` · ${t("times.days", { n: event.days })}`}
        </p>
        {event.about !== "" && <p class="entry-about">{event.about}</p>}
      </div>
      <div class="entry-actions">
        {home.steward && (
          <button type="button" class="button compact" onClick={() => onEdit(event)}>
            {t("form.edit")}
          </button>
        )}
      </div>
    </li>
  );
}
