package org.mandala.server.programme.calendar;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mandala.server.programme.Calendar;
import org.mandala.server.programme.Personal;
import org.mandala.server.programme.Personal.Reader;
import org.mandala.server.programme.Personal.Reminder;
import org.mandala.server.programme.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reminds people of their sessions a day and an hour before, by e-mail, each once. Rule C32. What could not be sent is not
 * tried again: a reminder that comes twice is worse than one that does not come.
 */
public final class Reminders {
    private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("EEEE d MMMM, HH:mm", Locale.ENGLISH);

    /** Sends a letter; completes once somebody has taken it over. */
    public interface Letters {
        Future<Void> send(String person, String address, String subject, String body);
    }

    /** Which reminder; it is due from {@code before} a session until {@code lapses} before it. */
    private enum Kind {
        DAY(Duration.ofHours(24), Duration.ofHours(2)),
        HOUR(Duration.ofHours(1), Duration.ZERO);

        private final Duration before;
        /** A server that was down does not send the day's reminder in the last hours. */
        private final Duration lapses;

        Kind(Duration before, Duration lapses) {
            this.before = before;
            this.lapses = lapses;
        }

        boolean wished(Personal.Wishes wishes) {
            return this == DAY ? wishes.dayBefore() : wishes.hourBefore();
        }
    }

    private final Calendar calendar;
    private final Personal personal;
    private final Letters letters;
    private final Supplier<String> url;
    private final InstantSource clock;

    public Reminders(Calendar calendar, Personal personal, Letters letters, Supplier<String> url, InstantSource clock) {
        this.calendar = calendar;
        this.personal = personal;
        this.letters = letters;
        this.url = url;
        this.clock = clock;
    }

    /** Sends what is due; completes with how many letters went. To be called every minute or so. */
    public Future<Integer> send() {
        long now = clock.millis();
        List<Future<Integer>> all = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            all.add(calendar.startingBetween(now + kind.lapses.toMillis(), now + kind.before.toMillis())
                    .compose(sessions -> sum(
                            sessions.stream().map(it -> remind(kind, it, now)).toList())));
        }
        return sum(all);
    }

    private Future<Integer> remind(Kind kind, Session session, long now) {
        return personal.readers(session, now)
                .compose(readers -> sum(readers.stream()
                        .filter(it -> kind.wished(it.wishes()) && comes(it, session))
                        .map(it -> remind(kind, session, it, now))
                        .toList()));
    }

    private static boolean comes(Reader reader, Session session) {
        return reader.choice() == null || reader.choice().equals(session.id());
    }

    private Future<Integer> remind(Kind kind, Session session, Reader to, long now) {
        return personal.claim(new Reminder(session.id(), to.person(), kind.name(), session.start()), now)
                .compose(first -> first ? send(kind, session, to) : Future.succeededFuture(0));
    }

    private Future<Integer> send(Kind kind, Session session, Reader to) {
        String zone = to.zone() == null ? session.zone() : to.zone();
        String subject = (kind == Kind.DAY ? "Tomorrow: " : "In an hour: ") + session.title();
        return letters.send(to.person(), to.email(), subject, body(session, to.name(), zone))
                .map(1)
                .recover(failure -> {
                    LOG.warn("a reminder of session {} could not be sent: {}", session.id(), failure.getMessage());
                    return Future.succeededFuture(0);
                });
    }

    private String body(Session session, @Nullable String name, String zone) {
        String when = WHEN.format(LocalTimes.at(session.start(), zone));
        String where = session.kind() == Session.Kind.VIRTUAL
                ? "The door opens 15 minutes before: " + url.get() + "/session/" + session.id()
                : "Place: " + session.place();
        return String.join(
                "\n",
                name == null ? "Hello," : "Dear " + name + ",",
                "",
                session.title(),
                when + " (" + zone + ")",
                where,
                "",
                "You can choose your reminders, or end them, under Calendar: " + url.get() + "/calendar",
                "");
    }

    private static Future<Integer> sum(List<Future<Integer>> counts) {
        return Future.join(counts)
                .map(all -> all.<Integer>list().stream().mapToInt(it -> it).sum());
    }
}
