package org.mandala.server.gateway;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mandala.server.identity.Refused;
import org.mandala.server.protocol.ErrorCode;

/**
 * Counts refused attempts to sign in by where they come from. Good ones are never held up: a hub of forty people shares one
 * address, and nobody guesses 128 random bits; whoever tries is told to wait, and learns nothing more. Rule H16. Safe from any
 * thread.
 */
final class Attempts {
    /** Refusals that one address may have in a minute: forty people with an old link, three times over. */
    static final int REFUSALS_A_MINUTE = 120;

    private static final long MINUTE_MS = 60_000;

    /** Addresses that are remembered; the one that was refused longest ago is forgotten first. */
    private static final int REMEMBERED = 10_000;

    private final InstantSource clock;
    private final Map<String, Count> counts = new LinkedHashMap<>(16, 0.75f, true);

    Attempts(InstantSource clock) {
        this.clock = clock;
    }

    private record Count(long since, int refusals) {}

    /** The outcome as it is, unless the address has been refused too often: then a refusal says that, and only that. */
    <T> Future<T> judge(String key, Future<T> outcome) {
        return outcome.recover(
                failure -> Future.failedFuture(isRefusal(failure) && isTooMany(key) ? tooFast() : failure));
    }

    /** Counts one attempt that costs something whatever its outcome, such as a letter; fails when there were too many. */
    Future<Void> spend(String key, int most) {
        return count(key) > most ? Future.failedFuture(tooFast()) : Future.succeededFuture();
    }

    private boolean isTooMany(String key) {
        return count(key) > REFUSALS_A_MINUTE;
    }

    private synchronized int count(String key) {
        long now = clock.millis();
        Count before = counts.get(key);
        Count after = before == null || before.since() + MINUTE_MS <= now
                ? new Count(now, 1)
                : new Count(before.since(), before.refusals() + 1);
        counts.put(key, after);
        if (counts.size() > REMEMBERED) {
            counts.remove(counts.keySet().iterator().next());
        }
        return after.refusals();
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof Refused;
    }

    private static Refused tooFast() {
        return new Refused(ErrorCode.TOO_FAST, "There were too many attempts from here. Please try again in a minute.");
    }
}
