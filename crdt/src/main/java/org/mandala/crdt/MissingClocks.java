package org.mandala.crdt;

import java.util.Map;
import java.util.TreeMap;

/** Per client the lowest clock that something waits for. */
final class MissingClocks {
    private final TreeMap<Long, Integer> clocks = new TreeMap<>();

    void clear() {
        clocks.clear();
    }

    void add(long client, int clock) {
        clocks.merge(client, clock, Math::min);
    }

    void addAll(MissingClocks other) {
        other.clocks.forEach(this::add);
    }

    boolean isReached(StructStore store) {
        return clocks.entrySet().stream().anyMatch(entry -> entry.getValue() < store.state(entry.getKey()));
    }

    Map<Long, Integer> view() {
        return Map.copyOf(clocks);
    }
}
