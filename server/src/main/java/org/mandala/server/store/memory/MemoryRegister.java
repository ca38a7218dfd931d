package org.mandala.server.store.memory;

import io.vertx.core.Future;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.mandala.server.identity.Person;
import org.mandala.server.programme.Cohort;
import org.mandala.server.programme.Membership;
import org.mandala.server.programme.Register;
import org.mandala.server.programme.Site;
import org.mandala.server.programme.Team;

final class MemoryRegister implements Register {
    private static final Comparator<Membership> ORDER = Comparator.comparing(Membership::person)
            .thenComparing(it -> it.kind().name())
            .thenComparing(Membership::of)
            .thenComparing(it -> it.role().name())
            .thenComparingLong(Membership::from);

    private final Turns turns;
    private final Registry registry;

    MemoryRegister(Turns turns, Registry registry) {
        this.turns = turns;
        this.registry = registry;
    }

    @Override
    public Future<State> state() {
        return turns.ask(this::now);
    }

    @Override
    public Future<State> change(Function<State, Changes> decision) {
        return turns.ask(() -> {
            Changes changes = decision.apply(now());
            refuseSameAddress(changes.emails());
            changes.sites().forEach(it -> registry.sites.put(it.id(), it));
            changes.cohorts().forEach(it -> registry.cohorts.put(it.id(), it));
            changes.teams().forEach(it -> registry.teams.put(it.id(), it));
            changes.persons().forEach(it -> registry.persons.put(it.id(), it));
            changes.emails().forEach(this::keep);
            changes.memberships().forEach(registry::put);
            return now();
        });
    }

    /** As the unique index of the databases does. */
    private void refuseSameAddress(Map<String, String> emails) {
        emails.forEach((person, email) -> registry.emails.forEach((other, known) -> {
            if (known.equals(email) && !other.equals(person)) {
                throw new IllegalStateException("two persons have the same address");
            }
        }));
    }

    private void keep(String person, String email) {
        if (email.isEmpty()) {
            registry.emails.remove(person);
        } else {
            registry.emails.put(person, email);
        }
    }

    private State now() {
        return new State(
                sorted(registry.sites, Comparator.comparing(Site::id)),
                sorted(registry.cohorts, Comparator.comparing(Cohort::id)),
                sorted(registry.teams, Comparator.comparing(Team::id)),
                sorted(registry.persons, Comparator.comparing(Person::id)),
                Map.copyOf(registry.emails),
                registry.memberships.stream().sorted(ORDER).toList());
    }

    private static <T> List<T> sorted(Map<String, T> things, Comparator<T> order) {
        return things.values().stream().sorted(order).toList();
    }
}
