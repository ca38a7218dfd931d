package org.mandala.server.programme;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
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
    private final long now;

    static DemoContents of(DemoFile file, Instant now) {
        return new DemoContents(file, now);
    }

    /** What is not part of the programme's first load. */
    record Extras(List<AgendaTemplate> templates, List<SiteEvent> events, List<Agreement> agreements) {}

    private DemoContents(DemoFile file, Instant now) {
        this.file = file;
        zone = ZoneId.of(file.calendar().zone());
        firstStart = YearMonth.from(now.atZone(zone));
        this.now = now.toEpochMilli();
    }

    Contents contents() {
        List<Session> sessions = sessions();
        long from = sessions.stream().mapToLong(Session::start).min().orElse(now) - AHEAD.toMillis();
        List<Site> sites = file.sites().stream().map(DemoFile.Place::site).toList();
        return new Contents(sites, List.of(file.cohort()), teams(), persons(from), memberships(from), sessions);
    }

    Extras extras() {
        return new Extras(
                file.templates().stream().map(this::template).toList(),
                file.events().stream().map(this::event).toList(),
                file.agreements().stream()
                        .map(it ->
                                new Agreement(it.id(), 1, it.title(), it.text().strip(), now, null, null))
                        .toList());
    }

    private AgendaTemplate template(DemoFile.Template template) {
        DemoFile.Meeting like = file.sessions().get(template.like());
        return new AgendaTemplate(
                template.id(),
                template.title(),
                like.agenda().stream().map(DemoContents::item).toList());
    }

    private SiteEvent event(DemoFile.Event event) {
        String at = file.sites().stream()
                .filter(it -> it.id().equals(event.site()))
                .findFirst()
                .map(DemoFile.Place::zone)
                .orElse(zone.getId());
        LocalDateTime start =
                firstStart.plusMonths(event.month()).atDay(event.day()).atTime(LocalTime.parse(event.time()));
        When when = new When(start, at, event.days(), event.minutes());
        return new SiteEvent(
                event.site() + "-" + firstStart.plusMonths(event.month()),
                event.site(),
                event.title(),
                event.about(),
                event.place(),
                when,
                0,
                null,
                now);
    }

    /** The monthly ones, their twins, and the meetings in person. */
    private List<Session> sessions() {
        List<Session> all = new ArrayList<>();
        for (DemoFile.Meeting meeting : file.sessions()) {
            Session first = session(meeting);
            all.add(first);
            if (meeting.month() >= file.calendar().twinsFrom()) {
                all.add(twin(first));
            }
        }
        file.meetings().forEach(it -> all.add(meeting(it)));
        return all;
    }

    /** The morning after, for those for whom the first is at night. */
    private Session twin(Session first) {
        LocalDateTime start = first.localStart()
                .toLocalDate()
                .plusDays(1)
                .atTime(LocalTime.parse(file.calendar().twinTime()));
        When when = new When(start, first.zone(), 1, first.minutes());
        return new Session(
                first.id() + "-b",
                first.cohort(),
                first.title(),
                Session.Kind.VIRTUAL,
                start,
                first.zone(),
                1,
                first.minutes(),
                "",
                first.boardTemplate(),
                first.agenda(),
                first.id(),
                0,
                null,
                0,
                when.start(),
                when.end());
    }

    private Session meeting(DemoFile.InPerson it) {
        LocalDateTime start = firstStart.plusMonths(it.month()).atDay(it.day()).atTime(LocalTime.parse(it.time()));
        When when = new When(start, it.zone(), it.days(), it.minutes());
        return new Session(
                file.cohort().id() + "-" + it.id(),
                file.cohort().id(),
                it.title(),
                Session.Kind.IN_PERSON,
                start,
                it.zone(),
                it.days(),
                it.minutes(),
                it.place(),
                it.board(),
                List.of(),
                null,
                0,
                null,
                0,
                when.start(),
                when.end());
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
