package org.mandala.server.programme.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandala.server.store.StoreContract.result;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.server.identity.Person;
import org.mandala.server.programme.Cohort;
import org.mandala.server.programme.Membership;
import org.mandala.server.programme.Personal.Wishes;
import org.mandala.server.programme.Register.Changes;
import org.mandala.server.programme.Session;
import org.mandala.server.programme.Site;
import org.mandala.server.protocol.Role;
import org.mandala.server.store.Store;
import org.mandala.server.store.sqlite.SqliteStore;

/** Rule C32. */
class RemindersTest {
    private static final long START = Instant.parse("2027-04-13T13:00:00Z").toEpochMilli();
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;

    @TempDir
    Path data;

    private long now = START - 30 * HOUR;
    private final InstantSource clock = () -> Instant.ofEpochMilli(now);
    private final List<String> sent = new ArrayList<>();

    @Test
    void eachIsRemindedADayAndAnHourBeforeOnceEvenAcrossARestart() {
        Store store = filled();
        assertThat(at(store, START - 25 * HOUR)).isZero();
        assertThat(at(store, START - 24 * HOUR + MINUTE)).isEqualTo(1);
        assertThat(at(store, START - 24 * HOUR + 2 * MINUTE)).isZero();
        result(store.close());
        Store again = SqliteStore.open(data, clock);
        assertThat(at(again, START - 24 * HOUR + 3 * MINUTE)).isZero();
        assertThat(at(again, START - 59 * MINUTE)).isEqualTo(1);
        assertThat(at(again, START - 58 * MINUTE)).isZero();
        assertThat(at(again, START + MINUTE)).isZero();
        result(again.close());
        assertThat(sent)
                .extracting(it -> it.lines().findFirst().orElseThrow())
                .containsExactly("ana@example.org Tomorrow: Spring", "ana@example.org In an hour: Spring");
        assertThat(sent.get(0)).contains("Tuesday 13 April, 21:00 (Asia/Singapore)", "https://m.example/session/s");
    }

    @Test
    void whoDoesNotWishOneOrComesToTheTwinGetsNone() {
        Store store = filled();
        result(store.personal().wish("ana", new Wishes(false, true)));
        assertThat(at(store, START - 23 * HOUR)).isZero();
        result(store.personal().choose("ana", "s", "s-b"));
        assertThat(at(store, START - 30 * MINUTE)).isZero();
        result(store.close());
    }

    @Test
    void aServerThatWasDownDoesNotSayTomorrowInTheLastHours() {
        Store store = filled();
        assertThat(at(store, START - 90 * MINUTE)).isZero();
        result(store.close());
    }

    private int at(Store store, long instant) {
        now = instant;
        Reminders reminders = new Reminders(
                store.calendar(),
                store.personal(),
                (person, address, subject, body) -> {
                    sent.add(address + " " + subject + "\n" + body);
                    return Future.succeededFuture();
                },
                () -> "https://m.example",
                clock);
        return result(reminders.send());
    }

    private Store filled() {
        Store store = SqliteStore.open(data, clock);
        result(store.register()
                .change(state -> new Changes(
                        List.of(new Site("singapore", "Singapore", "SG", "Asia/Singapore")),
                        List.of(new Cohort("c", "Cohort")),
                        List.of(),
                        List.of(new Person("ana", "Ana", "singapore", now), new Person("bo", "Bo", null, now)),
                        Map.of("ana", "ana@example.org"),
                        List.of(member("ana"), member("bo")))));
        result(store.calendar()
                .change(
                        "c",
                        all -> List.of(new Session(
                                "s", "c", "Spring", START, 180, "Europe/Copenhagen", "iceberg", List.of()))));
        return store;
    }

    private Membership member(String person) {
        return new Membership(person, "c", Membership.Kind.COHORT, Role.PRACTITIONER, now, null);
    }
}
