package org.mandala.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mandala.server.identity.Tickets.Holder;

/** Rule H7. */
final class TicketsTest {
    private static final Holder ANA = new Holder("ana", "login of ana");
    private static final SigningKey KEY = SigningKey.shared("one secret of all nodes, long enough");

    private Instant now = Instant.EPOCH;
    private final Set<String> spentAnywhere = new HashSet<>();
    private final SpentTickets shared = (id, life) -> Future.succeededFuture(spentAnywhere.add(id));
    private final Tickets tickets = node(KEY, SpentTickets.HERE, 1);

    private Tickets node(SigningKey key, SpentTickets elsewhere, long seed) {
        return new Tickets(key, elsewhere, () -> now, new Random(seed));
    }

    private static Optional<Holder> take(Tickets at, String ticket, String target) {
        return at.take(ticket, target).result();
    }

    @Test
    void aTicketIsGoodOnce() {
        String ticket = tickets.issue(ANA, "doc:d");
        assertThat(take(tickets, ticket, "doc:d")).contains(ANA);
        assertThat(take(tickets, ticket, "doc:d")).isEmpty();
    }

    @Test
    void aTicketIsGoodForItsTargetAloneAndSpentByATryAtAnother() {
        String ticket = tickets.issue(ANA, "doc:d");
        assertThat(take(tickets, ticket, "doc:e")).isEmpty();
        assertThat(take(tickets, ticket, "doc:d")).isEmpty();
    }

    @Test
    void aTicketIsGoodForHalfAMinute() {
        String early = tickets.issue(ANA, "doc:d");
        String late = tickets.issue(ANA, "doc:d");
        now = Instant.ofEpochMilli(29_999);
        assertThat(take(tickets, early, "doc:d")).isPresent();
        now = Instant.ofEpochMilli(30_000);
        assertThat(take(tickets, late, "doc:d")).isEmpty();
    }

    @Test
    void usedOnesAreForgottenWhenTheyWouldBeNoGood() {
        for (int i = 0; i < 1_000; i++) {
            take(tickets, tickets.issue(ANA, "doc:d"), "doc:d");
        }
        assertThat(tickets.remembered()).isEqualTo(1_000);
        now = Instant.ofEpochMilli(30_000);
        take(tickets, tickets.issue(ANA, "doc:d"), "doc:d");
        assertThat(tickets.remembered()).isEqualTo(1);
    }

    @Test
    void aTicketOfOneNodeIsGoodAtAnotherAndThenAtNone() {
        Tickets north = node(KEY, shared, 2);
        Tickets south = node(KEY, shared, 3);
        String ticket = north.issue(ANA, "doc:d");
        assertThat(take(south, ticket, "doc:d")).contains(ANA);
        assertThat(take(south, ticket, "doc:d")).isEmpty();
        assertThat(take(north, ticket, "doc:d")).isEmpty();
    }

    @Test
    void aTicketSaysNothingAndCannotBeMadeOrChanged() {
        String ticket = tickets.issue(ANA, "doc:d");
        assertThat(new String(java.util.Base64.getUrlDecoder().decode(ticket), java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain("ana", "doc:d");
        String foreign = node(SigningKey.shared("the secret of another programme"), SpentTickets.HERE, 4)
                .issue(ANA, "doc:d");
        for (String bad : new String[] {foreign, "", "x", "not a ticket", ticket + "A", "A".repeat(5_000)}) {
            assertThat(take(tickets, bad, "doc:d")).as("%s", bad).isEmpty();
        }
        for (int i = 0; i < ticket.length(); i++) {
            String changed = ticket.substring(0, i) + (ticket.charAt(i) == 'A' ? 'E' : 'A') + ticket.substring(i + 1);
            assertThat(take(tickets, changed, "doc:d")).as("changed at %d", i).isEmpty();
        }
        assertThat(take(tickets, ticket, "doc:d")).contains(ANA);
    }
}
