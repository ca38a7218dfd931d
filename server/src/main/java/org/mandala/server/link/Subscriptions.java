package org.mandala.server.link;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who listens to which channel. On the link's home. */
final class Subscriptions {
    private final Map<String, List<RawListener>> byChannel = new HashMap<>();

    /** Hears what comes on a channel as it was published, and when something may have been lost. On the link's home. */
    interface RawListener {
        void heard(Buffer payload);

        /** Nothing is heard from now on until {@link #listening}. */
        default void lineLost() {}

        /**
         * Listening has begun, or begun anew after a loss.
         *
         * @param elsewhere whether it is another Redis than before, or the same started anew
         */
        void listening(boolean elsewhere);
    }

    /** Whether it is the first of its channel. */
    boolean add(String channel, RawListener listener) {
        List<RawListener> known = byChannel.computeIfAbsent(channel, ignored -> new ArrayList<>(1));
        known.add(listener);
        return known.size() == 1;
    }

    /** Whether it was the last of its channel. */
    boolean remove(String channel, RawListener listener) {
        List<RawListener> known = byChannel.get(channel);
        if (known == null || !known.remove(listener) || !known.isEmpty()) {
            return false;
        }
        byChannel.remove(channel);
        return true;
    }

    void heard(String channel, Buffer payload) {
        List.copyOf(byChannel.getOrDefault(channel, List.of())).forEach(each -> each.heard(payload));
    }

    void listening(String channel, boolean elsewhere) {
        List.copyOf(byChannel.getOrDefault(channel, List.of())).forEach(each -> each.listening(elsewhere));
    }

    void lineLost() {
        byChannel.values().forEach(all -> List.copyOf(all).forEach(RawListener::lineLost));
    }

    Set<String> channels() {
        return Set.copyOf(byChannel.keySet());
    }
}
