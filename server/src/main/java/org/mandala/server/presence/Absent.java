package org.mandala.server.presence;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Nodes that were told dead and have not come back. Such a node may only be cut off from Redis: its people go on, what they write is stored, and nobody tells
 * of it. Rule N13. Safe from any thread.
 */
final class Absent {
    /** A node that is away for longer has ended. */
    static final long DOUBT_MS = 3_600_000;

    private final Map<String, Long> since = new ConcurrentHashMap<>();

    void died(String node, long now) {
        since.put(name(node), now);
    }

    void heard(String node) {
        since.remove(name(node));
    }

    boolean isAnybody(long now) {
        since.values().removeIf(at -> now - at > DOUBT_MS);
        return !since.isEmpty();
    }

    /** The same in all its lives. */
    private static String name(String node) {
        return node.substring(0, node.lastIndexOf('@') + 1);
    }
}
