package org.mandala.server;

import java.net.HttpCookie;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.mandala.server.identity.Device;
import org.mandala.server.identity.Logins;
import org.mandala.server.identity.Person;
import org.mandala.server.identity.Place;
import org.mandala.server.identity.Relation;
import org.mandala.server.identity.RightsWatch;
import org.mandala.server.identity.Standing;
import org.mandala.server.identity.Way;
import org.mandala.server.programme.Cohort;
import org.mandala.server.programme.Membership;
import org.mandala.server.programme.Programme.Contents;
import org.mandala.server.programme.Session;
import org.mandala.server.programme.Site;
import org.mandala.server.programme.Team;
import org.mandala.server.protocol.Role;
import org.mandala.server.store.Store;
import org.mandala.server.store.sqlite.SqliteStore;

/**
 * A real server over a programme in which there is one signed-in person for each relation and role, and a stranger. All stand so
 * to the one cohort and its session "one"; the session "two" is of another cohort.
 */
public final class RightsHouse implements AutoCloseable {
    public static final String SESSION = "one";
    public static final String OTHER_SESSION = "two";
    public static final String STRANGER = "stranger";

    public static final String COHORT = "cohort";
    public static final String TEAM = "team";
    public static final String SITE = "zurich";
    private static final long LONG_AGO = 1_000_000_000_000L;
    private static final long START = 1_900_000_000_000L;

    private final Map<String, List<String>> secrets = new LinkedHashMap<>();
    private final Map<String, Standing> standings = new LinkedHashMap<>();
    private final TestHouse house;

    public RightsHouse(Path data) {
        this(data, Map.of(), store -> {});
    }

    /** {@code settings} where they differ; {@code before} may put more into the store before the server starts. */
    public RightsHouse(Path data, Map<String, String> settings, Consumer<Store> before) {
        try (StoreHandle store = new StoreHandle(SqliteStore.open(data, InstantSource.system()))) {
            fill(store.store());
            before.accept(store.store());
        }
        Map<String, String> all = new HashMap<>(settings);
        all.put("demo", "false");
        house = new TestHouse(data, all);
    }

    /** How each person stands to the session, by their id. */
    public Map<String, Standing> standings() {
        return standings;
    }

    /** How each person stands to a place where only these relations count; all others are strangers there. */
    public Map<String, Standing> standings(Relation... relations) {
        Map<String, Standing> all = new LinkedHashMap<>();
        standings.keySet().forEach(person -> all.put(person, Standing.stranger()));
        for (Relation relation : relations) {
            for (Role role : Role.values()) {
                all.put(idOf(relation, role), Standing.stranger().with(relation, role));
            }
        }
        return all;
    }

    public TestHouse house() {
        return house;
    }

    /** The browser of one of them. */
    public TestHouse.Visitor visitor(String person) {
        return visitor(person, 0);
    }

    /** A second browser of one of them. */
    public TestHouse.Visitor elsewhere(String person) {
        return visitor(person, 1);
    }

    private TestHouse.Visitor visitor(String person, int login) {
        return house.visitor()
                .signedIn(Objects.requireNonNull(secrets.get(person)).get(login))
                .in(SESSION);
    }

    public static String idOf(Relation relation, Role role) {
        return (relation + "-" + role).toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public void close() {
        house.close();
    }

    private void fill(Store store) {
        List<Person> persons = new ArrayList<>();
        List<Membership> memberships = new ArrayList<>();
        persons.add(new Person(STRANGER, "Stranger", SITE, LONG_AGO));
        standings.put(STRANGER, Standing.stranger());
        for (Membership.Kind kind : Membership.Kind.values()) {
            Relation relation = Relation.valueOf(kind.name());
            for (Role role : Role.values()) {
                String id = idOf(relation, role);
                persons.add(new Person(id, id, SITE, LONG_AGO));
                memberships.add(new Membership(id, of(kind), kind, role, LONG_AGO, null));
                // Those of a team or a site stand to their team or site so, not to the session.
                boolean counts = relation != Relation.TEAM && relation != Relation.SITE;
                standings.put(id, counts ? Standing.stranger().with(relation, role) : Standing.stranger());
            }
        }
        await(store.programme()
                .load(new Contents(
                        List.of(new Site(SITE, "Zurich", "CH", "Europe/Zurich")),
                        List.of(new Cohort(COHORT, "Cohort"), new Cohort("other", "Other")),
                        List.of(new Team(TEAM, COHORT, Team.Kind.HOME, "River", null)),
                        persons,
                        memberships,
                        List.of(session(SESSION, COHORT), session(OTHER_SESSION, "other")))));
        signIn(store, persons);
    }

    private void signIn(Store store, List<Person> persons) {
        SecureRandom random = new SecureRandom();
        Logins logins = new Logins(store.people(), store.keys(), InstantSource.system(), random, new RightsWatch());
        for (Person person : persons) {
            secrets.put(person.id(), List.of(begin(logins, person), begin(logins, person)));
        }
    }

    private static String begin(Logins logins, Person person) {
        return await(logins.begin(person.id(), Way.STEWARD, Device.UNKNOWN));
    }

    private static String of(Membership.Kind kind) {
        return switch (kind) {
            case PROGRAMME -> Place.THE_PROGRAMME;
            case COHORT -> COHORT;
            case SITE -> SITE;
            case TEAM -> TEAM;
            case SESSION -> SESSION;
        };
    }

    private static Session session(String id, String cohort) {
        return new Session(id, cohort, "Session " + id, START, 180, "Europe/Zurich", "mandala-four-fields", List.of());
    }

    static HttpCookie cookie(String name, String value) {
        HttpCookie cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setVersion(0);
        return cookie;
    }

    public static <T> T await(io.vertx.core.Future<T> future) {
        try {
            return future.await(10, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private record StoreHandle(Store store) implements AutoCloseable {
        @Override
        public void close() {
            await(store.close());
        }
    }
}
