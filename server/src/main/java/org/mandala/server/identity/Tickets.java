package org.mandala.server.identity;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Tickets for sockets, good once and for half a minute, at whichever node: rule H7. A ticket holds all that there is to know of it, sealed with
 * the key of the nodes; what is remembered is which were used. Safe from any thread.
 */
public final class Tickets {
    /** Long enough to open a socket on a poor line, too short to be found in a log and used. */
    public static final Duration LIFE = Duration.ofSeconds(30);

    private final Seal seal;
    private final SpentTickets elsewhere;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Set<String> spent = new HashSet<>();
    private final PriorityQueue<Ticket> spentByAge =
            new PriorityQueue<>((one, other) -> Long.compare(one.expiresAt(), other.expiresAt()));

    public Tickets(SigningKey key, SpentTickets elsewhere, InstantSource clock, RandomGenerator random) {
        this.seal = new Seal(key, "tickets for sockets");
        this.elsewhere = elsewhere;
        this.clock = clock;
        this.random = random;
    }

    /** Whose ticket it is, and by which login they asked for it. */
    public record Holder(String person, String login) {}

    /** What is in a ticket. */
    record Ticket(String id, Holder holder, String target, long expiresAt) {}

    public String issue(Holder holder, String target) {
        String id = Secrets.next(random, Secrets.TOKEN_BYTES);
        return seal.close(new Ticket(id, holder, target, clock.millis() + LIFE.toMillis()), random);
    }

    /** Whose ticket it was; the ticket is gone afterwards, also when it was for another target. */
    public Future<Optional<Holder>> take(String sealed, String target) {
        Ticket ticket = seal.open(sealed, Ticket.class).orElse(null);
        if (ticket == null || !spend(ticket)) {
            return Future.succeededFuture(Optional.empty());
        }
        return elsewhere
                .isFirst(ticket.id(), LIFE)
                .map(first -> Optional.of(ticket.holder())
                        .filter(holder -> first && ticket.target().equals(target)));
    }

    /** How many used ones are remembered: those that would be good still. */
    synchronized int remembered() {
        return spent.size();
    }

    /** False when it was used here before, or is too old. */
    private synchronized boolean spend(Ticket ticket) {
        long now = clock.millis();
        for (Ticket oldest = spentByAge.peek(); oldest != null && oldest.expiresAt() <= now; ) {
            spent.remove(oldest.id());
            spentByAge.remove();
            oldest = spentByAge.peek();
        }
        if (now >= ticket.expiresAt() || !spent.add(ticket.id())) {
            return false;
        }
        return spentByAge.add(ticket);
    }
}
