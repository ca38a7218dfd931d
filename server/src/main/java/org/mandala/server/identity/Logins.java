package org.mandala.server.identity;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Begins, knows and ends signed-in browsers, by the secret in their cookie: rules H4 and H13. */
public final class Logins {
    /** From one monthly session to the next, almost; the link brings back whoever is late. */
    public static final Duration LIFE = Duration.ofDays(30);

    /** How exactly it is known when a login was last in use: a write an hour for each is cheap, one a request is not. */
    static final Duration SEEN_EVERY = Duration.ofHours(1);

    private final People people;
    private final Keys keys;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final RightsWatch watch;

    public Logins(People people, Keys keys, InstantSource clock, RandomGenerator random, RightsWatch watch) {
        this.people = people;
        this.keys = keys;
        this.clock = clock;
        this.random = random;
        this.watch = watch;
    }

    /** A login that is not written down yet, and the secret for its cookie, which nobody knows afterwards. */
    public record Fresh(Login login, String secret) {}

    public Fresh fresh(String person, Way way, Device device) {
        String secret = Secrets.next(random, Secrets.LOGIN_BYTES);
        long now = clock.millis();
        return new Fresh(
                new Login(
                        Secrets.next(random, Secrets.TOKEN_BYTES),
                        Secrets.hash(secret),
                        person,
                        way,
                        device,
                        now,
                        now + LIFE.toMillis(),
                        now),
                secret);
    }

    /** Signs somebody in; the secret for the cookie. */
    public Future<String> begin(String person, Way way, Device device) {
        Fresh fresh = fresh(person, way, device);
        return people.add(fresh.login()).map(fresh.secret());
    }

    /** Whose login it is, while it is good. */
    public Future<Optional<SignedIn>> of(String secret, Device device) {
        long now = clock.millis();
        return people.ofLogin(Secrets.hash(secret), now)
                .onSuccess(found -> found.map(SignedIn::login)
                        .filter(login -> login.seenAt() + SEEN_EVERY.toMillis() <= now)
                        .ifPresent(login -> keys.seen(login.id(), device, now)));
    }

    /** Whether the login of this id is good still. */
    public Future<Boolean> isGood(String login) {
        return keys.isGood(login, clock.millis());
    }

    /** The person's logins, the last seen first. */
    public Future<List<Login>> list(String person) {
        return keys.logins(person, clock.millis());
    }

    /** Ends a login for good; false when the person has none of this id. */
    public Future<Boolean> end(String person, String login) {
        return keys.endLogin(person, login, clock.millis()).onSuccess(ended -> watch.changed(person));
    }

    /** Ends all logins of a person but this one. */
    public Future<Integer> endOthers(SignedIn who) {
        String person = who.person().id();
        return keys.endLogins(person, who.login().id(), clock.millis()).onSuccess(ended -> watch.changed(person));
    }

    /** Ends all logins of a person. */
    public Future<Integer> endAll(String person) {
        return keys.endLogins(person, null, clock.millis()).onSuccess(ended -> watch.changed(person));
    }
}
