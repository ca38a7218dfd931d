package org.mandala.server.identity;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Knows signed-in browsers by the secret in their cookie: rule H4. */
public final class Logins {
    /** From one monthly session to the next, almost; the link brings back whoever is late. */
    public static final Duration LIFE = Duration.ofDays(30);

    private final People people;
    private final InstantSource clock;

    public Logins(People people, InstantSource clock) {
        this.people = people;
        this.clock = clock;
    }

    /** Whose login it is, while it is good. */
    public Future<Optional<Person>> personOf(String secret) {
        return people.ofLogin(Secrets.hash(secret), clock.millis());
    }

    /** Ends a login for good; does nothing when there is none. */
    public Future<Void> end(String secret) {
        return people.endLogin(Secrets.hash(secret), clock.millis()).mapEmpty();
    }
}
