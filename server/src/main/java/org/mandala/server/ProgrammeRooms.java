package org.mandala.server;

import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.mandala.server.board.Templates;
import org.mandala.server.gateway.ProgrammeDesk;
import org.mandala.server.home.Worker;
import org.mandala.server.identity.RightsWatch;
import org.mandala.server.identity.SigningKey;
import org.mandala.server.mail.Mail;
import org.mandala.server.mail.Mailer;
import org.mandala.server.practice.Practices;
import org.mandala.server.programme.calendar.Feeds;
import org.mandala.server.programme.calendar.ICalendars;
import org.mandala.server.programme.calendar.Planning;
import org.mandala.server.programme.calendar.Reminders;
import org.mandala.server.programme.keeping.Agreeing;
import org.mandala.server.programme.keeping.WatchedRegister;
import org.mandala.server.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the programme's parts together. */
public final class ProgrammeRooms {
    private static final Logger LOG = LoggerFactory.getLogger(ProgrammeRooms.class);
    private static final long REMIND_EVERY_MS = 60_000;

    /** Enough of a signature to tell two servers' calendars apart. */
    private static final int REALM_LENGTH = 16;

    public static ProgrammeDesk desk(
            Store store,
            Templates templates,
            Practices practices,
            RightsWatch watch,
            SigningKey key,
            Supplier<String> url,
            InstantSource time,
            RandomGenerator random,
            Worker writer) {
        String realm = key.sign("calendar").substring(0, REALM_LENGTH).replaceAll("[^A-Za-z0-9]", "0") + ".mandala";
        Planning planning = new Planning(
                store.programme(),
                store.calendar(),
                id -> practices.latest(id).isPresent(),
                id -> templates.latest(id).isPresent(),
                time);
        return ProgrammeDesk.of(
                new WatchedRegister(store.register(), watch),
                store.calendar(),
                store.personal(),
                store.overview(),
                new Agreeing(store.agreements(), time),
                planning,
                new Feeds(store.personal(), store.overview(), new ICalendars(url, realm), writer, time, random),
                templates,
                practices,
                time,
                random);
    }

    /** Looks every minute whom to remind; ends with {@code vertx}. */
    static void remind(Vertx vertx, Store store, Mailer mailer, Supplier<String> url, InstantSource time) {
        Reminders reminders = new Reminders(
                store.calendar(),
                store.personal(),
                (person, address, subject, body) -> mailer.send(Mail.of(person, address, subject, body)),
                url,
                time);
        vertx.setPeriodic(
                REMIND_EVERY_MS,
                timer -> reminders.send().onFailure(failure -> LOG.warn("reminders could not be sent", failure)));
    }

    private ProgrammeRooms() {}
}
