package org.mandala.server.identity;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
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

    /** The token of a new link for a person; nobody knows it afterwards. {@code by} the steward who made it. */
    public Future<String> make(String person, Way way, @Nullable String by) {
        String token = Secrets.next(random, Secrets.LOGIN_BYTES);
        long now = clock.millis();
        Duration life = way == Way.STEWARD ? STEWARD_LIFE : EMAIL_LIFE;
        SignInLink link = new SignInLink(Secrets.hash(token), person, way, by, now, now + life.toMillis());
        return keys.add(link).map(token);
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
