package org.mandala.server.identity;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Links that sign one person in, once: by e-mail, or from a steward's hand. Rule H14. */
public final class SignInLinks {
    /** Long enough for a slow mail server, short enough that an old letter opens nothing. */
    public static final Duration EMAIL_LIFE = Duration.ofMinutes(30);

    /** From a steward's message to the evening on which somebody reads it. */
    public static final Duration STEWARD_LIFE = Duration.ofDays(3);

    private final Keys keys;
    private final Logins logins;
    private final InstantSource clock;
    private final RandomGenerator random;

    public SignInLinks(Keys keys, Logins logins, InstantSource clock, RandomGenerator random) {
        this.keys = keys;
        this.logins = logins;
        this.clock = clock;
        this.random = random;
    }

    /** Good links by e-mail that one person may have unused: who has these needs no further letter. */
    static final int MOST_LETTERS = 3;

    /** The token of a steward's link for a person; nobody knows it afterwards. {@code by} is that steward, if one. */
    public Future<String> make(String person, @Nullable String by) {
        String token = Secrets.next(random, Secrets.LOGIN_BYTES);
        return keys.add(link(token, person, Way.STEWARD, by, STEWARD_LIFE)).map(token);
    }

    /** The token of a link for a letter that is good for {@code life}; empty where the person has enough of them. */
    Future<Optional<String>> forLetter(String person, Duration life) {
        String token = Secrets.next(random, Secrets.LOGIN_BYTES);
        return keys.addUnlessMany(link(token, person, Way.EMAIL, null, life), MOST_LETTERS)
                .map(added -> added ? Optional.of(token) : Optional.empty());
    }

    private SignInLink link(String token, String person, Way way, @Nullable String by, Duration life) {
        long now = clock.millis();
        return new SignInLink(Secrets.hash(token), person, way, by, now, now + life.toMillis());
    }

    /** Who signed in, and the secret for the cookie. */
    public record Entered(Person person, String secret) {}

    /** Signs its person in; fails with {@link Refused} where it is unknown, used or expired. */
    public Future<Entered> use(String token, Device device) {
        Logins.Fresh fresh = logins.fresh("", Way.EMAIL, device);
        return keys.useLink(Secrets.hash(token), fresh.login(), clock.millis())
                .map(person -> new Entered(person, fresh.secret()));
    }
}
