package org.mandala.server.store.memory;

import io.vertx.core.Future;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.mandala.server.practice.KeptPractice;
import org.mandala.server.practice.PracticeStore;
import org.mandala.server.protocol.PracticeState;

final class MemoryPractices implements PracticeStore {
    private final Turns turns;
    private final SortedMap<String, KeptPractice> practices = new TreeMap<>();

    MemoryPractices(Turns turns) {
        this.turns = turns;
    }

    @Override
    public Future<List<KeptPractice>> all() {
        return turns.ask(() -> List.copyOf(practices.values()));
    }

    @Override
    public Future<Boolean> add(KeptPractice practice) {
        return turns.ask(() -> practices.putIfAbsent(key(practice.id(), practice.version()), practice) == null);
    }

    @Override
    public Future<Boolean> change(String id, int version, String script, long changedAt) {
        return turns.ask(() -> {
            KeptPractice there = practices.get(key(id, version));
            return there != null
                    && !there.used()
                    && there.state() == PracticeState.DRAFT
                    && replace(
                            id,
                            version,
                            old -> new KeptPractice(id, version, old.owner(), old.state(), false, script, changedAt));
        });
    }

    @Override
    public Future<Boolean> setState(String id, int version, PracticeState state) {
        return turns.ask(() -> replace(
                id,
                version,
                old -> new KeptPractice(id, version, old.owner(), state, old.used(), old.script(), old.changedAt())));
    }

    @Override
    public Future<Void> setUsed(String id, int version) {
        return turns.ask(() -> replace(
                        id,
                        version,
                        old -> new KeptPractice(
                                id, version, old.owner(), old.state(), true, old.script(), old.changedAt())))
                .mapEmpty();
    }

    private boolean replace(String id, int version, UnaryOperator<KeptPractice> change) {
        return practices.computeIfPresent(key(id, version), (key, old) -> change.apply(old)) != null;
    }

    /** In the order of id, then version. */
    private static String key(String id, int version) {
        return "%s %06d".formatted(id, version);
    }
}
