package org.mandala.server.mail;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import org.mandala.server.mail.Outbox.Waiting;

/** Lays letters into the outbox. */
public final class OutboxMailer implements Mailer {
    /** What nobody passed on in a month is of no use, and holds somebody's address. */
    public static final Duration KEPT = Duration.ofDays(30);

    private final Outbox outbox;
    private final InstantSource clock;
    private final Supplier<String> ids;

    public OutboxMailer(Outbox outbox, InstantSource clock) {
        this(outbox, clock, () -> UUID.randomUUID().toString());
    }

    OutboxMailer(Outbox outbox, InstantSource clock, Supplier<String> ids) {
        this.outbox = outbox;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public boolean leaves() {
        return false;
    }

    @Override
    public Future<Void> send(Mail mail) {
        long now = clock.millis();
        return outbox.add(
                new Waiting(ids.get(), mail.person(), mail.address(), mail.subject(), mail.body(), now),
                now - KEPT.toMillis());
    }
}
