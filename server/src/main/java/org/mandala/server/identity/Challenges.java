package org.mandala.server.identity;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Questions that were put to browsers and wait for one answer each. Safe from any thread. */
final class Challenges {
    /** A person looks for their phone, or for a finger. */
    static final Duration LIFE = Duration.ofMinutes(5);

    /** Enough for a whole programme at once; the oldest is forgotten first. */
    private static final int OPEN = 5_000;

    private final InstantSource clock;
    private final Map<String, Open> open = new LinkedHashMap<>();

    Challenges(InstantSource clock) {
        this.clock = clock;
    }

    private record Open(String person, long expiresAt) {}

    /** {@code person} may be empty, where it is asked who one is. */
    synchronized void put(String challenge, String person) {
        open.put(challenge, new Open(person, clock.millis() + LIFE.toMillis()));
        if (open.size() > OPEN) {
            open.remove(open.keySet().iterator().next());
        }
    }

    /** For whom it was, while it is good; it is gone afterwards. */
    synchronized Optional<String> take(String challenge) {
        return Optional.ofNullable(open.remove(challenge))
                .filter(it -> clock.millis() < it.expiresAt())
                .map(Open::person);
    }
}
