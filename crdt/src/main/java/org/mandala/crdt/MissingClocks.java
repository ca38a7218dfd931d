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

    /** What is waited for of a client; the greatest of all clocks if nothing is. */
    int clock(long client) {
        return clocks.getOrDefault(client, Integer.MAX_VALUE);
    }

    Map<Long, Integer> view() {
        return Map.copyOf(clocks);
    }
}
