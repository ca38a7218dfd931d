package org.mandala.server.store.memory;

import io.vertx.core.Future;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mandala.server.programme.Agreement;
import org.mandala.server.programme.Agreements;

final class MemoryAgreements implements Agreements {
    private static final Comparator<Agreement> ORDER =
            Comparator.comparing(Agreement::id).thenComparingInt(Agreement::version);

    private final Turns turns;
    private final Registry registry;

    MemoryAgreements(Turns turns, Registry registry) {
        this.turns = turns;
        this.registry = registry;
    }

    @Override
    public Future<List<Agreement>> all() {
        return turns.ask(
                () -> registry.agreements.values().stream().sorted(ORDER).toList());
    }

    @Override
    public Future<Void> put(Agreement agreement) {
        return turns.ask(() -> registry.agreements.put(agreement.key(), agreement) == null)
                .mapEmpty();
    }

    @Override
    public Future<Set<Agreement.Key>> acceptedBy(String person) {
        return turns.ask(() -> registry.acceptedBy(person));
    }

    @Override
    public Future<Map<Agreement.Key, Integer>> counts() {
        return turns.ask(() -> {
            Map<Agreement.Key, Integer> counts = new HashMap<>();
            registry.accepted.values().forEach(keys -> keys.forEach(key -> counts.merge(key, 1, Integer::sum)));
            return counts;
        });
    }

    @Override
    public Future<Void> accept(String person, Agreement.Key agreement, long now) {
        return turns.ask(() -> registry.accepted
                        .computeIfAbsent(person, none -> new java.util.HashSet<>())
                        .add(agreement))
                .mapEmpty();
    }
}
