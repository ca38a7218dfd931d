package org.mandala.server.programme;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.mandala.server.identity.Person;
import org.mandala.server.programme.Programme.Contents;
import org.mandala.server.protocol.Role;

/** A programme of any size, to measure with: cohorts with a year of sessions, home groups of six, everybody at one of some sites. */
public final class SeededProgramme {
    private static final List<String> ZONES = List.of(
            "Europe/Copenhagen",
            "America/New_York",
            "Asia/Singapore",
            "Asia/Jakarta",
            "America/Los_Angeles",
            "Europe/Zurich");
    private static final int SESSIONS = 12;
    private static final int MINUTES = 180;
    private static final int HOME_GROUP = 6;
    private static final int AGENDA_LINES = 14;

    private final int people;
    private final LocalDateTime first;
    private final long since;
    private final List<Cohort> cohorts = new ArrayList<>();
    private final List<Team> teams = new ArrayList<>();
    private final List<Person> persons = new ArrayList<>();
    private final List<Membership> memberships = new ArrayList<>();
    private final List<Session> sessions = new ArrayList<>();

    /** The first of the sessions has its start a month before {@code now}. */
    public static Contents of(int cohorts, int people, Instant now) {
        SeededProgramme seeded = new SeededProgramme(people, now);
        for (int i = 1; i <= cohorts; i++) {
            seeded.cohort("cohort-" + i);
        }
        return new Contents(sites(), seeded.cohorts, seeded.teams, seeded.persons, seeded.memberships, seeded.sessions);
    }

    private SeededProgramme(int people, Instant now) {
        this.people = people;
        this.first = LocalDateTime.ofInstant(now, ZoneOffset.UTC)
                .minusMonths(1)
                .withHour(15)
                .withMinute(0)
                .withSecond(0)
                .withNano(0);
        this.since = now.minus(Duration.ofDays(60)).toEpochMilli();
    }

    private static List<Site> sites() {
        return ZONES.stream()
                .map(zone -> new Site(Ids.slug(zone), zone, "DK", zone))
                .toList();
    }

    private void cohort(String id) {
        cohorts.add(new Cohort(id, id));
        for (int group = 0; group * HOME_GROUP < people; group++) {
            teams.add(new Team(id + "-home-" + group, id, Team.Kind.HOME, "Home " + group, null));
        }
        for (int i = 0; i < people; i++) {
            person(id, i);
        }
        for (int i = 0; i < SESSIONS; i++) {
            sessions.add(session(id, i));
        }
    }

    private void person(String cohort, int index) {
        String id = cohort + "-person-" + index;
        String site = Ids.slug(ZONES.get(index % ZONES.size()));
        Role role = index == 0 ? Role.FACILITATOR : Role.PRACTITIONER;
        persons.add(new Person(id, "Person " + index, site, since));
        belong(id, Membership.Kind.COHORT, cohort, role);
        belong(id, Membership.Kind.SITE, site, role);
        belong(id, Membership.Kind.TEAM, cohort + "-home-" + index / HOME_GROUP, role);
    }

    private void belong(String person, Membership.Kind kind, String of, Role role) {
        memberships.add(new Membership(person, of, kind, role, since, null));
    }

    private Session session(String cohort, int month) {
        When when = new When(first.plusMonths(month), ZONES.get(0), 1, MINUTES);
        List<AgendaItem> agenda = new ArrayList<>();
        for (int i = 0; i < AGENDA_LINES; i++) {
            agenda.add(new AgendaItem(
                    "line-" + i, AgendaItem.Kind.TALK, "Line " + i, 600, AgendaItem.Grouping.ROOM, null, null));
        }
        return new Session(
                cohort + "-" + month,
                cohort,
                "Session " + month,
                when.start(),
                MINUTES,
                when.zone(),
                "mandala-four-fields",
                agenda);
    }
}
