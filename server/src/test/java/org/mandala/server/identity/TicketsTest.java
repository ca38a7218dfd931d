package org.mandala.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rule H7. */
final class TicketsTest {
    private Instant now = Instant.EPOCH;
    private static final Tickets.Holder ANA = new Tickets.Holder("ana", "login of ana");
    private static final Tickets.Holder BO = new Tickets.Holder("bo", "login of bo");

    private final Tickets tickets = new Tickets(() -> now, new Random(1));

    @Test
    void aTicketIsGoodOnce() {
        String ticket = tickets.issue(ANA, "doc:d");
        assertThat(tickets.take(ticket, "doc:d")).contains(ANA);
        assertThat(tickets.take(ticket, "doc:d")).isEmpty();
    }

    @Test
    void aTicketIsGoodForItsTargetAloneAndSpentByATryAtAnother() {
        String ticket = tickets.issue(ANA, "doc:d");
        assertThat(tickets.take(ticket, "doc:e")).isEmpty();
        assertThat(tickets.take(ticket, "doc:d")).isEmpty();
    }

    @Test
    void aTicketIsGoodForHalfAMinute() {
        String early = tickets.issue(ANA, "doc:d");
        String late = tickets.issue(ANA, "doc:d");
        now = Instant.ofEpochMilli(29_999);
        assertThat(tickets.take(early, "doc:d")).isPresent();
        now = Instant.ofEpochMilli(30_000);
        assertThat(tickets.take(late, "doc:d")).isEmpty();
    }

    @Test
    void tooManyAtOnceAreRefusedUntilOldOnesExpire() {
        for (int i = 0; i < Tickets.MAX_OPEN; i++) {
            tickets.issue(ANA, "doc:d");
        }
        assertThatThrownBy(() -> tickets.issue(BO, "doc:d")).isInstanceOf(Refused.class);
        now = Instant.ofEpochMilli(30_000);
        assertThat(tickets.take(tickets.issue(BO, "doc:d"), "doc:d")).contains(BO);
    }
}
