package org.mandala.server.programme;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.mandala.server.identity.Person;
import org.mandala.server.programme.Programme.Contents;
import org.mandala.server.protocol.Role;

/** The demo programme as it is when it starts at a given instant. */
final class DemoContents {
    /** People belong to the cohort from some time before its first session. */
    private static final Duration AHEAD = Duration.ofDays(30);

    private static final int SECONDS_PER_MINUTE = 60;

    private final DemoFile file;
    private final ZoneId zone;
    private final YearMonth firstStart;

    static Contents of(DemoFile file, Instant now) {
        return new DemoContents(file, now).contents(now.toEpochMilli());
    }

    private DemoContents(DemoFile file, Instant now) {
        this.file = file;
        zone = ZoneId.of(file.calendar().zone());
        firstStart = YearMonth.from(now.atZone(zone));
    }

    private Contents contents(long now) {
        List<Session> sessions = file.sessions().stream().map(this::session).toList();
        long from = sessions.stream().mapToLong(Session::start).min().orElse(now) - AHEAD.toMillis();
        List<Site> sites = file.sites().stream().map(DemoFile.Place::site).toList();
        return new Contents(sites, List.of(file.cohort()), teams(), persons(from), memberships(from), sessions);
    }

    private Session session(DemoFile.Meeting meeting) {
        YearMonth month = firstStart.plusMonths(meeting.month());
        return new Session(
                file.cohort().id() + "-" + month,
                file.cohort().id(),
                meeting.title(),
                start(month).toInstant().toEpochMilli(),
                file.calendar().minutes(),
                zone.getId(),
                meeting.board(),
                meeting.agenda().stream().map(DemoContents::item).toList());
    }

    private ZonedDateTime start(YearMonth month) {
        DemoFile.Calendar calendar = file.calendar();
        return month.atDay(1)
                .with(TemporalAdjusters.dayOfWeekInMonth(calendar.week(), calendar.weekday()))
                .atTime(LocalTime.parse(calendar.time()))
                .atZone(zone);
    }

    private static AgendaItem item(DemoFile.Line line) {
        return new AgendaItem(
                line.id(),
                line.kind(),
                line.title(),
                line.minutes() * SECONDS_PER_MINUTE,
                line.grouping(),
                line.practice(),
                line.board());
    }

    private List<Team> teams() {
        String cohort = file.cohort().id();
        List<Team> teams = new ArrayList<>();
        file.homes().forEach(it -> teams.add(new Team(it.id(), cohort, Team.Kind.HOME, it.name(), null)));
        file.projects().forEach(it -> teams.add(new Team(it.id(), cohort, Team.Kind.PROJECT, it.name(), null)));
        file.sites()
                .forEach(it -> teams.add(new Team(siteTeam(it.id()), cohort, Team.Kind.PROJECT, it.name(), it.id())));
        teams.add(new Team(facultyTeam(), cohort, Team.Kind.FACULTY, "Faculty", null));
        return teams;
    }

    private static String siteTeam(String site) {
        return "site-" + site;
    }

    private String facultyTeam() {
        return file.cohort().id() + "-faculty";
    }

    private List<Person> persons(long from) {
        return Stream.concat(
                        file.practitioners().stream().map(it -> new Person(it.id(), it.name(), it.site(), from)),
                        file.faculty().stream().map(it -> new Person(it.id(), it.name(), it.site(), from)))
                .toList();
    }

    private List<Membership> memberships(long from) {
        List<Membership> all = new ArrayList<>();
        for (DemoFile.Practitioner it : file.practitioners()) {
            all.addAll(belongings(it.id(), it.site(), Role.PRACTITIONER, from));
            for (String team : List.of(it.home(), it.project(), siteTeam(it.site()))) {
                all.add(new Membership(it.id(), team, Membership.Kind.TEAM, Role.PRACTITIONER, from, null));
            }
        }
        for (DemoFile.Teacher it : file.faculty()) {
            all.addAll(belongings(it.id(), it.site(), it.role(), from));
            all.add(new Membership(it.id(), facultyTeam(), Membership.Kind.TEAM, it.role(), from, null));
        }
        return all;
    }

    private List<Membership> belongings(String person, String site, Role role, long from) {
        return List.of(
                new Membership(person, file.cohort().id(), Membership.Kind.COHORT, role, from, null),
                new Membership(person, site, Membership.Kind.SITE, role, from, null));
    }
}
