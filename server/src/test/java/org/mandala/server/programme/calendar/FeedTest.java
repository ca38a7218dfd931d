package org.mandala.server.programme.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandala.server.store.StoreContract.result;

import java.io.StringReader;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Map;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import org.junit.jupiter.api.Test;
import org.mandala.server.home.Worker;
import org.mandala.server.identity.Person;
import org.mandala.server.programme.Cohort;
import org.mandala.server.programme.Membership;
import org.mandala.server.programme.Register.Changes;
import org.mandala.server.programme.Session;
import org.mandala.server.programme.When;
import org.mandala.server.protocol.Role;
import org.mandala.server.store.memory.MemoryStore;

/** Rules C29 to C31. */
class FeedTest {
    private static final String HOME = "Europe/Copenhagen";
    private static final long NOW = Instant.parse("2026-08-01T00:00:00Z").toEpochMilli();

    private final MemoryStore store = new MemoryStore(() -> Instant.ofEpochMilli(NOW));
    private final ICalendars calendars = new ICalendars(() -> "https://mandala.example", "realm");
    private final Feeds feeds = new Feeds(
            store.personal(),
            store.overview(),
            calendars,
            Worker.here(),
            () -> Instant.ofEpochMilli(NOW),
            new SecureRandom());

    @Test
    void localHoursStandAcrossAShiftWithTheRulesOfTheirZone_C30() throws Exception {
        String text = calendars.of(
                List.of(
                        session("a", LocalDateTime.of(2027, 3, 9, 15, 0)),
                        session("b", LocalDateTime.of(2027, 4, 13, 15, 0))),
                List.of(),
                NOW);
        Calendar parsed = new CalendarBuilder().build(new StringReader(text));
        assertThat(parsed.<VTimeZone>getComponents("VTIMEZONE")).hasSize(1);
        assertThat(text).contains("DTSTART;TZID=Europe/Copenhagen:20270309T150000");
        assertThat(parsed.<VEvent>getComponents("VEVENT"))
                .extracting(it -> instant(it.getDateTimeStart().getDate()))
                .containsExactly(Instant.parse("2027-03-09T14:00:00Z"), Instant.parse("2027-04-13T13:00:00Z"));
        assertThat(text.lines().map(String::length)).allMatch(it -> it <= 75);
        assertThat(text).contains("\r\n");
    }

    @Test
    void aChangeRaisesTheSequenceOfTheSameUidAndCancellingSaysSo_C31() {
        Session before = session("a", LocalDateTime.of(2027, 3, 9, 15, 0));
        Session after = before.cancelledAt(NOW);
        assertThat(calendars.of(List.of(before), List.of(), NOW))
                .contains("UID:a@realm", "SEQUENCE:0", "STATUS:CONFIRMED");
        assertThat(calendars.of(List.of(after), List.of(), NOW))
                .contains("UID:a@realm", "SEQUENCE:1", "STATUS:CANCELLED");
    }

    @Test
    void aMeetingOfDaysRecursDaily_C30() {
        When week = new When(LocalDateTime.of(2027, 3, 26, 9, 30), HOME, 5, 420);
        Session meeting = session("m", week.localStart()).moved("Week", Session.Kind.IN_PERSON, week, "Odense", NOW);
        assertThat(calendars.of(List.of(meeting), List.of(), NOW))
                .contains("RRULE:FREQ=DAILY;COUNT=5", "LOCATION:Odense");
    }

    @Test
    void everyZoneOfTheWorldStandsWithItsOwnHour_C30() {
        for (String zone :
                List.of("Asia/Makassar", "Africa/Casablanca", "America/Sao_Paulo", "Asia/Kolkata", "Pacific/Apia")) {
            When when = new When(LocalDateTime.of(2027, 2, 17, 9, 30), zone, 1, 60);
            Session session = session("z", when.localStart()).moved("Z", Session.Kind.VIRTUAL, when, "", NOW);
            assertThat(calendars.of(List.of(session), List.of(), NOW))
                    .contains("DTSTART;TZID=" + zone + ":20270217T093000", "DTEND;TZID=" + zone + ":20270217T103000");
        }
    }

    @Test
    void zonesWithoutShiftsHaveOneOffset_C30() {
        When when = new When(LocalDateTime.of(2027, 3, 26, 9, 30), "Asia/Jakarta", 1, 60);
        Session session = session("j", when.localStart()).moved("J", Session.Kind.VIRTUAL, when, "", NOW);
        assertThat(calendars.of(List.of(session), List.of(), NOW)).contains("TZID:Asia/Jakarta", "TZOFFSETTO:+0700");
    }

    @Test
    void anAddressOpensTheOwnSessionsUntilItIsMadeAnewOrEnded_C29() {
        result(store.register()
                .change(state -> new Changes(
                        List.of(),
                        List.of(new Cohort("c", "Cohort")),
                        List.of(),
                        List.of(new Person("ana", "Ana", null, NOW)),
                        Map.of(),
                        List.of(new Membership("ana", "c", Membership.Kind.COHORT, Role.PRACTITIONER, NOW, null)))));
        result(store.calendar()
                .change(
                        "c",
                        all -> List.of(
                                session("mine", LocalDateTime.of(2027, 3, 9, 15, 0)),
                                twin("mine-b", LocalDateTime.of(2027, 3, 10, 8, 0)))));
        String token = result(feeds.make("ana"));
        assertThat(result(feeds.read(token)).orElseThrow()).contains("UID:mine@realm", "UID:mine-b@realm");
        result(store.personal().choose("ana", "mine", "mine-b"));
        assertThat(result(feeds.read(token)).orElseThrow())
                .contains("UID:mine-b@realm")
                .doesNotContain("UID:mine@realm");
        String next = result(feeds.make("ana"));
        assertThat(result(feeds.read(token))).isEmpty();
        result(store.personal().endFeed("ana"));
        assertThat(result(feeds.read(next))).isEmpty();
    }

    private static Instant instant(Temporal date) {
        return ZonedDateTime.from(date).toInstant();
    }

    private static Session session(String id, LocalDateTime local) {
        long start = local.atZone(ZoneId.of(HOME)).toInstant().toEpochMilli();
        return new Session(
                id,
                "c",
                "Session of the spring, with a title that is long enough to be folded",
                start,
                180,
                HOME,
                "iceberg",
                List.of());
    }

    private static Session twin(String id, LocalDateTime local) {
        When when = new When(local, HOME, 1, 180);
        return new Session(
                id,
                "c",
                "Twin",
                Session.Kind.VIRTUAL,
                local,
                HOME,
                1,
                180,
                "",
                "iceberg",
                List.of(),
                "mine",
                0,
                null,
                0,
                when.start(),
                when.end());
    }
}
