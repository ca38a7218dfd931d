package org.mandala.server.presence;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** How long a place waits for its tab to come back. A line that breaks again and again is waited for longer, so that nobody is told each time. Rule S4. */
public final class Flapping {
    /** Who lost the line so often within half a minute is on a bad one. */
    static final int DROPS = 3;

    static final long WITHIN_MS = 30_000;

    /** Longer than any wait of a client between two tries. */
    static final long FLAPPING_GRACE_MS = 15_000;

    private final Map<String, Deque<Double>> drops = new HashMap<>();

    /** The tab's line is gone; how long to wait. */
    public long graceMs(String person, boolean closedCleanly, double now) {
        if (closedCleanly) {
            return Roster.CLOSED_GRACE_MS;
        }
        Deque<Double> recent = drops.computeIfAbsent(person, ignored -> new ArrayDeque<>());
        recent.add(now);
        while (!recent.isEmpty() && recent.peek() < now - WITHIN_MS) {
            recent.remove();
        }
        return recent.size() > DROPS ? FLAPPING_GRACE_MS : Roster.LOST_GRACE_MS;
    }
}
