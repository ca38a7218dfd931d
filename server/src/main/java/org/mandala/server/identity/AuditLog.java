package org.mandala.server.identity;

import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the record of what was done with rights and logins: rule R7. */
public final class AuditLog {
    /** Long enough to look back over a cohort's year, with a month to spare. */
    public static final Duration KEPT = Duration.ofDays(400);

    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);

    private final Audit audit;
    private final InstantSource clock;
    private final RandomGenerator random;

    public AuditLog(Audit audit, InstantSource clock, RandomGenerator random) {
        this.audit = audit;
        this.clock = clock;
        this.random = random;
    }

    /** Written after the deed; what cannot be written stands in the server's log instead. */
    public void note(@Nullable String actor, Audit.What what, String subject) {
        long now = clock.millis();
        audit.add(
                        new Audit.Entry(Secrets.next(random, Secrets.TOKEN_BYTES), now, actor, what, subject),
                        now - KEPT.toMillis())
                .onFailure(failure -> LOG.error("not written to the audit: {} {} {}", actor, what, subject, failure));
    }
}
