package org.mandala.server.identity;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.mandala.server.protocol.ErrorCode;

/** Tickets for sockets, good once and for half a minute: rule H7. Safe from any thread. */
public final class Tickets {
    /** Long enough to open a socket on a poor line, too short to be found in a log and used. */
    public static final Duration LIFE = Duration.ofSeconds(30);

    /** A whole programme that reconnects three times within a ticket's life; about 2 MB. */
    static final int MAX_OPEN = 10_000;

    private final InstantSource clock;
    private final RandomGenerator random;
    private final Map<String, Open> open = new ConcurrentHashMap<>();

    public Tickets(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** Whose ticket it is, and by which login they asked for it. */
    public record Holder(String person, String login) {}

    private record Open(Holder holder, String target, long expiresAt) {}

    /** @throws Refused when too many tickets are open */
    public String issue(Holder holder, String target) {
        if (open.size() >= MAX_OPEN) {
            forgetExpired();
        }
        if (open.size() >= MAX_OPEN) {
            throw new Refused(
                    ErrorCode.TOO_FAST, "Too many people are coming in at once. Please try again in a minute.");
        }
        String ticket = Secrets.next(random, Secrets.TOKEN_BYTES);
        open.put(ticket, new Open(holder, target, clock.millis() + LIFE.toMillis()));
        return ticket;
    }

    /** Whose ticket it was; the ticket is gone afterwards, also when it was for another target. */
    public Optional<Holder> take(String ticket, String target) {
        return Optional.ofNullable(open.remove(ticket))
                .filter(found -> found.target().equals(target) && clock.millis() < found.expiresAt())
                .map(Open::holder);
    }

    private void forgetExpired() {
        long now = clock.millis();
        open.values().removeIf(ticket -> ticket.expiresAt() <= now);
    }
}
