package org.mandala.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mandala.server.mail.Outbox;
import org.mandala.server.mail.Outbox.Waiting;

public abstract class OutboxContract extends StoreContract {

    @Test
    void lettersWaitTheNewestFirst() {
        result(outbox().add(letter("1", NOW), 0));
        result(outbox().add(letter("2", NOW + 1), 0));
        assertThat(result(outbox().newest(10))).containsExactly(letter("2", NOW + 1), letter("1", NOW));
        assertThat(result(outbox().newest(1))).containsExactly(letter("2", NOW + 1));
    }

    @Test
    void aLetterThatWasPassedOnIsRemovedOnce() {
        result(outbox().add(letter("1", NOW), 0));
        assertThat(result(outbox().remove("1"))).isTrue();
        assertThat(result(outbox().remove("1"))).isFalse();
        assertThat(result(outbox().newest(10))).isEmpty();
    }

    @Test
    void oldLettersAreForgotten() {
        result(outbox().add(letter("1", NOW - DAY), 0));
        result(outbox().add(letter("2", NOW), NOW));
        assertThat(result(outbox().newest(10))).containsExactly(letter("2", NOW));
    }

    private Outbox outbox() {
        return store().outbox();
    }

    private static Waiting letter(String id, long at) {
        return new Waiting(id, "ana", "ana@example.org", "Hello", "Dear Ana", at);
    }
}
