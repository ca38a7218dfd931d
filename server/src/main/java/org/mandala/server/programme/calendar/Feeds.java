package org.mandala.server.programme.calendar;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.mandala.server.home.Worker;
import org.mandala.server.programme.Overview;
import org.mandala.server.programme.Personal;
import org.mandala.server.programme.Session;
import org.mandala.server.programme.SiteEvent;

/** The calendar feed of a person: an address that nobody guesses, of which only the hash is kept. Rules C29 to C31. */
public final class Feeds {
    private static final int TOKEN_BYTES = 24;

    private final Personal personal;
    private final Overview overview;
    private final ICalendars calendars;
    private final Worker writer;
    private final InstantSource clock;
    private final RandomGenerator random;

    public Feeds(
            Personal personal,
            Overview overview,
            ICalendars calendars,
            Worker writer,
            InstantSource clock,
            RandomGenerator random) {
        this.personal = personal;
        this.overview = overview;
        this.calendars = calendars;
        this.writer = writer;
        this.clock = clock;
        this.random = random;
    }

    /** Makes the person's feed anew, which ends the one there was; its token is not known to anybody afterwards. */
    public Future<String> make(String person) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return personal.makeFeed(person, hash(token), clock.millis()).map(ignored -> token);
    }

    /** The calendar behind a token; empty for one that is not known, or not any more. */
    public Future<Optional<String>> read(String token) {
        return personal.ofFeed(hash(token))
                .compose(person -> person.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : overview.of(person.get(), clock.millis())
                                .compose(mine -> writer.run(() -> Optional.of(calendar(mine)))));
    }

    /** One session for whoever may see it. */
    public Future<String> one(Session session) {
        return writer.run(() -> calendars.of(List.of(session), List.of(), clock.millis()));
    }

    private String calendar(Overview.Mine mine) {
        List<Session> sessions =
                mine.sessions().stream().filter(it -> comes(mine, it)).toList();
        List<SiteEvent> events = mine.events();
        return calendars.of(sessions, events, clock.millis());
    }

    /** Of twins only the one that the person chose, once they chose. */
    private static boolean comes(Overview.Mine mine, Session session) {
        String choice = mine.choices().get(session.first());
        return choice == null || choice.equals(session.id());
    }

    private static String hash(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
