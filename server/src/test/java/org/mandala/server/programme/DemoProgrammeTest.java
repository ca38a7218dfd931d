package org.mandala.server.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandala.server.store.StoreContract.result;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.server.identity.Device;
import org.mandala.server.identity.Invites;
import org.mandala.server.identity.Invites.Taken;
import org.mandala.server.identity.Logins;
import org.mandala.server.identity.Person;
import org.mandala.server.identity.RightsWatch;
import org.mandala.server.identity.SigningKey;
import org.mandala.server.programme.Programme.Contents;
import org.mandala.server.protocol.Role;
import org.mandala.server.store.memory.MemoryStore;

final class DemoProgrammeTest {
    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");
    private static final Path CONFIG = Path.of("../config");

    @TempDir
    Path folder;

    private Instant now = Instant.parse("2027-03-20T12:00:00Z");
    private final MemoryStore store = new MemoryStore(() -> now);
    private final Invites invites = new Invites(
            store.people(),
            new Logins(store.people(), store.keys(), () -> now, new Random(2), new RightsWatch()),
            new RightsWatch(),
            () -> now,
            new Random(1));
    private final Contents contents = DemoContents.of(DemoFile.read(), now).contents();

    @Test
    void thirtySevenPractitionersComeFromSevenCountries() {
        assertThat(members(Membership.Kind.COHORT, Role.PRACTITIONER)).hasSize(37);
        assertThat(contents.sites()).extracting(Site::country).containsOnly("CA", "DK", "HK", "ID", "SG", "CH", "US");
        assertThat(contents.sites().stream().map(Site::country).distinct()).hasSize(7);
        assertThat(contents.sites()).allSatisfy(site -> ZoneId.of(site.zone()));
        assertThat(contents.sites().stream().map(Site::country))
                .allMatch(country -> Set.of(Locale.getISOCountries()).contains(country));
        assertThat(contents.persons()).extracting(Person::name).doesNotHaveDuplicates();
        assertThat(contents.persons()).extracting(Person::id).allMatch(id -> id.matches("[a-z-]{1,64}"));
    }

    @Test
    void everybodyBelongsToWhatThereIs() {
        Set<String> sites = contents.sites().stream().map(Site::id).collect(Collectors.toSet());
        Set<String> teams = contents.teams().stream().map(Team::id).collect(Collectors.toSet());
        assertThat(contents.persons()).allMatch(person -> sites.contains(person.site()));
        assertThat(contents.memberships()).allMatch(it -> switch (it.kind()) {
            case COHORT -> it.of().equals("demo");
            case SITE -> sites.contains(it.of());
            case TEAM -> teams.contains(it.of());
            case PROGRAMME, SESSION -> false;
        });
        assertThat(contents.teams()).hasSize(teams.size());
        assertThat(contents.teams().stream().map(Team::id))
                .allMatch(team ->
                        contents.memberships().stream().anyMatch(it -> it.of().equals(team)));
    }

    @Test
    void sixHomeGroupsOfSixOrSevenMixTheSites() {
        List<Team> homes = contents.teams().stream()
                .filter(team -> team.kind() == Team.Kind.HOME)
                .toList();
        assertThat(homes).hasSize(6);
        assertThat(homes).allSatisfy(home -> {
            List<@Nullable String> sites = contents.memberships().stream()
                    .filter(it -> it.of().equals(home.id()))
                    .map(it -> site(it.person()))
                    .toList();
            assertThat(sites).hasSizeBetween(6, 7);
            assertThat(sites.stream().distinct()).hasSizeGreaterThanOrEqualTo(5);
        });
    }

    private @Nullable String site(String person) {
        return contents.persons().stream()
                .filter(it -> it.id().equals(person))
                .findFirst()
                .orElseThrow()
                .site();
    }

    @Test
    void twelveSessionsFallOnSecondTuesdaysFromTwoMonthsAgoToNineMonthsAhead() {
        assertThat(monthly()).hasSize(12).allSatisfy(session -> {
            ZonedDateTime start = Instant.ofEpochMilli(session.start()).atZone(COPENHAGEN);
            assertThat(start.getDayOfWeek()).isEqualTo(java.time.DayOfWeek.TUESDAY);
            assertThat(start.getDayOfMonth()).isBetween(8, 14);
            assertThat(start.toLocalTime()).hasToString("15:00");
            assertThat(session.minutes()).isEqualTo(180);
        });
        assertThat(monthly().stream().map(it -> YearMonth.from(day(it))))
                .containsExactlyElementsOf(Stream.iterate(YearMonth.of(2027, 1), it -> it.plusMonths(1))
                        .limit(12)
                        .toList());
    }

    private List<Session> monthly() {
        return contents.sessions().stream()
                .filter(it -> it.kind() == Session.Kind.VIRTUAL && it.twinOf() == null)
                .toList();
    }

    @Test
    void threeWeeksInPersonAndTwinsTheMorningAfterSurroundThem() {
        assertThat(contents.sessions())
                .filteredOn(it -> it.kind() == Session.Kind.IN_PERSON)
                .hasSize(3)
                .allMatch(it -> it.days() == 5 && !it.place().isEmpty());
        assertThat(contents.sessions())
                .filteredOn(it -> it.twinOf() != null)
                .hasSize(9)
                .allSatisfy(twin -> {
                    Session first = contents.sessions().stream()
                            .filter(it -> it.id().equals(twin.twinOf()))
                            .findFirst()
                            .orElseThrow();
                    assertThat(twin.agenda()).isEqualTo(first.agenda());
                    assertThat(twin.localStart()).isEqualTo(first.localStart().plusHours(17));
                });
    }

    @Test
    void whoComesInByALinkFindsPeopleAndTheFacilitatorIsAStewardToo() {
        DemoLinks links = start().orElseThrow();
        Taken lea = result(invites.take(links.facilitatorToken(), null, Device.UNKNOWN));
        Taken ana = result(invites.take(links.participantToken(), null, Device.UNKNOWN));
        result(invites.take(links.facilitatorToken(), lea.person().id(), Device.UNKNOWN));
        long at = now.toEpochMilli();
        assertThat(result(store.overview().of(lea.person().id(), at)).steward()).isTrue();
        assertThat(result(store.overview().of(ana.person().id(), at)).steward()).isFalse();
        assertThat(result(store.overview().of(ana.person().id(), at)).teams()).hasSize(2);
        assertThat(result(store.overview().of(lea.person().id(), at)).teams()).hasSize(1);
    }

    @Test
    void everyAgendaFillsItsThreeHoursFromWelcomeToClosing() {
        assertThat(monthly()).allSatisfy(session -> {
            assertThat(session.agenda().stream().mapToInt(AgendaItem::seconds).sum())
                    .isEqualTo(180 * 60);
            assertThat(session.agenda()).allMatch(item -> item.seconds() > 0);
            assertThat(session.agenda()).extracting(AgendaItem::id).doesNotHaveDuplicates();
            assertThat(session.agenda().get(0).id()).isEqualTo("welcome");
            assertThat(session.agenda().get(session.agenda().size() - 1).id()).isEqualTo("closing");
        });
    }

    @Test
    void agendasNameOnlyPracticesAndTemplatesThatAreShippedAndLeaveThemTime() {
        Set<String> templates = ids("templates");
        assertThat(contents.sessions()).allMatch(session -> templates.contains(session.boardTemplate()));
        assertThat(items().filter(it -> it.board() != null)).allMatch(item -> templates.contains(item.board()));
        assertThat(items().filter(it -> it.practice() != null))
                .isNotEmpty()
                .allSatisfy(item -> assertThat(item.seconds()).isGreaterThanOrEqualTo(secondsOf(item.practice())));
    }

    @Test
    void theFirstStartLoadsItAndEveryStartGivesTheSameLinks() {
        DemoLinks links = start().orElseThrow();
        now = now.plus(Duration.ofDays(1));
        assertThat(start()).contains(links);
        assertThat(links.facilitatorToken())
                .isNotEqualTo(links.participantToken())
                .hasSize(43);
        assertThat(links.toString()).doesNotContain(links.facilitatorToken());
        assertThat(result(store.programme().sites())).hasSize(contents.sites().size());
    }

    @Test
    void theLinksLeadManyPeopleIntoTheNextSessionAsWhatTheySay() {
        DemoLinks links = start().orElseThrow();
        assertThat(roleBy(links.facilitatorToken())).isEqualTo(Role.FACILITATOR);
        assertThat(roleBy(links.facilitatorToken())).isEqualTo(Role.FACILITATOR);
        assertThat(roleBy(links.participantToken())).isEqualTo(Role.PRACTITIONER);
        assertThat(take(links.participantToken()).session()).isEqualTo("demo-2027-04");
    }

    @Test
    void aLaterStartRenewsTheLinksAndLeadsThemOn() {
        DemoLinks links = start().orElseThrow();
        now = now.plus(Duration.ofDays(91));
        start();
        assertThat(take(links.participantToken()).session()).isEqualTo("demo-2027-07");
        now = now.plus(Duration.ofDays(1_000));
        start();
        assertThat(take(links.participantToken()).session()).isEqualTo("demo-2027-12-b");
    }

    @Test
    void aProgrammeThatIsNotTheDemoGetsNeitherDemoNorLinks() {
        Session real = new Session("s", "real", "Real", now.toEpochMilli(), 60, "UTC", "iceberg", List.of());
        result(store.programme()
                .load(new Contents(
                        List.of(),
                        List.of(new Cohort("real", "Real")),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(real))));
        assertThat(start()).isEmpty();
        assertThat(result(store.programme().sites())).isEmpty();
        assertThat(result(invites.list("s"))).isEmpty();
    }

    private Optional<DemoLinks> start() {
        SigningKey key = SigningKey.of(folder, new Random(1));
        return result(new DemoProgramme(
                        store.programme(),
                        store.register(),
                        store.calendar(),
                        store.agreements(),
                        invites,
                        key,
                        () -> now)
                .load());
    }

    private Taken take(String token) {
        return result(invites.take(token, null, Device.UNKNOWN));
    }

    private Role roleBy(String token) {
        Taken taken = take(token);
        return result(store.programme().roleIn(taken.person().id(), taken.session()))
                .orElseThrow();
    }

    private Stream<Membership> members(Membership.Kind kind, Role role) {
        return contents.memberships().stream().filter(it -> it.kind() == kind && it.role() == role);
    }

    private Stream<AgendaItem> items() {
        return contents.sessions().stream().flatMap(session -> session.agenda().stream());
    }

    private static LocalDate day(Session session) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(session.start()), COPENHAGEN);
    }

    private static Set<String> ids(String kind) {
        try (Stream<Path> files = Files.list(CONFIG.resolve(kind))) {
            return files.map(file -> file.getFileName().toString().replace(".json", ""))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a practice's steps take that have a fixed length. */
    private static int secondsOf(@Nullable String practice) {
        try {
            int seconds = 0;
            Path file = CONFIG.resolve("practices").resolve(practice + ".json");
            for (JsonNode step : new ObjectMapper().readTree(file.toFile()).path("steps")) {
                seconds += step.path("seconds").asInt();
            }
            return seconds;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
