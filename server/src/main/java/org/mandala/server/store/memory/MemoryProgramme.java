package org.mandala.server.store.memory;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.mandala.server.identity.Place;
import org.mandala.server.identity.Roles;
import org.mandala.server.identity.Standing;
import org.mandala.server.programme.Programme;
import org.mandala.server.programme.Session;
import org.mandala.server.programme.Site;
import org.mandala.server.protocol.Role;

final class MemoryProgramme implements Programme {
    private static final Comparator<Session> BY_START =
            Comparator.comparingLong(Session::start).thenComparing(Session::id);

    private final Turns turns;
    private final Registry registry;
    private final InstantSource clock;
    private boolean loaded;

    MemoryProgramme(Turns turns, Registry registry, InstantSource clock) {
        this.turns = turns;
        this.registry = registry;
        this.clock = clock;
    }

    @Override
    public Future<List<Site>> sites() {
        return turns.ask(registry::openSites);
    }

    @Override
    public Future<Optional<Session>> session(String id) {
        return turns.ask(() -> Optional.ofNullable(registry.sessions.get(id)));
    }

    @Override
    public Future<List<RoledSession>> sessionsOf(String person) {
        return turns.ask(() -> Programme.byStart(registry.sessions.values().stream()
                .flatMap(session -> role(person, session).map(role -> new RoledSession(session, role)).stream())
                .toList()));
    }

    @Override
    public Future<Optional<Role>> roleIn(String person, String session) {
        return turns.ask(
                () -> Optional.ofNullable(registry.sessions.get(session)).flatMap(found -> roleIn(person, found)));
    }

    @Override
    public Future<Optional<Standing>> standing(String person, Place place) {
        return turns.ask(() -> registry.standing(person, place, clock.millis()));
    }

    private Optional<Role> roleIn(String person, Session session) {
        return Roles.strongest(registry.rolesIn(person, session.cohort(), clock.millis()));
    }

    private Optional<Role> role(String person, Session session) {
        return roleIn(person, session)
                .or(() ->
                        registry.visits(person, session, clock.millis()) ? Optional.of(Role.GUEST) : Optional.empty());
    }

    @Override
    public Future<Optional<Session>> nextSession(long now) {
        return turns.ask(() -> virtual()
                .filter(session -> session.end() > now && !session.cancelled())
                .min(BY_START)
                .or(() -> virtual().max(BY_START)));
    }

    private Stream<Session> virtual() {
        return registry.sessions.values().stream().filter(session -> session.kind() == Session.Kind.VIRTUAL);
    }

    @Override
    public Future<Boolean> load(Contents contents) {
        return turns.ask(() -> {
            if (loaded) {
                return false;
            }
            requireDistinct(contents.sessions(), Session::id);
            loaded = true;
            contents.sites().forEach(site -> registry.sites.put(site.id(), site));
            contents.cohorts().forEach(cohort -> registry.cohorts.put(cohort.id(), cohort));
            contents.teams().forEach(team -> registry.teams.put(team.id(), team));
            contents.persons().forEach(person -> registry.persons.put(person.id(), person));
            contents.sessions().forEach(session -> registry.sessions.put(session.id(), session));
            registry.memberships.addAll(contents.memberships());
            return true;
        });
    }

    private static <T> void requireDistinct(List<T> things, Function<T, String> id) {
        if (things.stream().map(id).distinct().count() < things.size()) {
            throw new IllegalStateException("two things have the same id");
        }
    }
}
