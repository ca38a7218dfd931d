package org.mandala.server.store;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.mandala.server.identity.Person;
import org.mandala.server.programme.AgendaItem;
import org.mandala.server.programme.AgendaItem.Grouping;
import org.mandala.server.programme.AgendaItem.Kind;
import org.mandala.server.programme.Cohort;
import org.mandala.server.programme.Membership;
import org.mandala.server.programme.Programme.Contents;
import org.mandala.server.programme.Session;
import org.mandala.server.programme.Site;
import org.mandala.server.programme.Team;
import org.mandala.server.protocol.Role;

/** Opens a fresh store for each test, at the instant {@link #NOW}. */
public abstract class StoreContract {
    protected static final long NOW = 1_800_000_000_000L;
    protected static final long DAY = 86_400_000L;
    protected static final String COHORT = "cohort-1";

    private @Nullable Store store;

    protected abstract Store open(InstantSource clock);

    @BeforeEach
    void openStore() {
        store = open(() -> java.time.Instant.ofEpochMilli(NOW));
    }

    @AfterEach
    void closeStore() {
        result(store().close());
    }

    protected final Store store() {
        if (store == null) {
            throw new IllegalStateException("the store is open during tests only");
        }
        return store;
    }

    /** The future's value; fails after ten seconds, or as the future failed. */
    public static <T> T result(Future<T> future) {
        try {
            return future.await(10, SECONDS);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new AssertionError("no answer within ten seconds", e);
        }
    }

    public static AbstractThrowableAssert<?, ? extends Throwable> assertFailure(Future<?> future) {
        return assertThatThrownBy(() -> result(future));
    }

    /** A cohort of three sessions, a day before now, running now, and a day after; and one member of each role given. */
    protected static Contents contents(Role... roles) {
        return new Contents(
                List.of(
                        new Site("zurich", "Zurich", "CH", "Europe/Zurich"),
                        new Site("aarhus", "Aarhus", "DK", "Europe/Copenhagen")),
                List.of(new Cohort(COHORT, "First cohort")),
                List.of(new Team("home-1", COHORT, Team.Kind.HOME, "River", null)),
                List.of(new Person("ana", "Ana", "zurich", NOW)),
                java.util.Arrays.stream(roles)
                        .map(role -> new Membership("ana", COHORT, Membership.Kind.COHORT, role, NOW, null))
                        .toList(),
                List.of(session("after", NOW + DAY), session("before", NOW - DAY), session("running", NOW)));
    }

    protected static Session session(String id, long start) {
        return new Session(
                id,
                COHORT,
                "Session " + id,
                start,
                180,
                "Europe/Copenhagen",
                "iceberg",
                List.of(
                        new AgendaItem("welcome", Kind.TALK, "Welcome", 300, Grouping.ROOM, null, null),
                        new AgendaItem("arrive", Kind.PRACTICE, "Arriving", 300, Grouping.ROOM, "arriving", null)));
    }
}
