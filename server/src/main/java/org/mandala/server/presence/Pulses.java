package org.mandala.server.presence;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often each of the other nodes has beaten, and since when its count stands still on the clock of who looks. Rule N5. */
final class Pulses {
    /** Of a node that is known by name alone. */
    private static final long NEVER = -1;

    private final Map<String, Pulse> byNode = new HashMap<>();

    private static final class Pulse {
        private long beats;
        private long movedAt;

        Pulse(long beats, long movedAt) {
            this.beats = beats;
            this.movedAt = movedAt;
        }
    }

    /** The node is named somewhere: its silence is counted from now on, if it never beats. */
    void meet(String node, long now) {
        byNode.computeIfAbsent(node, ignored -> new Pulse(NEVER, now));
    }

    /** Whether it has beaten since it was noted last. */
    boolean note(String node, long beats, long now) {
        Pulse pulse = byNode.computeIfAbsent(node, ignored -> new Pulse(beats, now));
        boolean moved = pulse.beats != beats;
        if (moved) {
            pulse.beats = beats;
            pulse.movedAt = now;
        }
        return moved;
    }

    /** It was silent, and is not any more. */
    void moves(String node, long now) {
        Pulse pulse = byNode.get(node);
        if (pulse != null) {
            pulse.movedAt = now;
        }
    }

    /** Who looks could not have seen a count move: all silence is counted from now on. */
    void beginAnew(long now) {
        byNode.values().forEach(each -> each.movedAt = now);
    }

    void forget(String node) {
        byNode.remove(node);
    }

    /** Whose count has stood still for so long, and at what. */
    Map<String, Long> silentFor(long ms, long now) {
        Map<String, Long> silent = new LinkedHashMap<>();
        byNode.forEach((node, pulse) -> {
            if (now - pulse.movedAt >= ms) {
                silent.put(node, pulse.beats);
            }
        });
        return silent;
    }
}
