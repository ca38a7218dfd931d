package org.mandala.server.programme.keeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandala.server.store.StoreContract.result;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mandala.server.identity.Action;
import org.mandala.server.identity.Place;
import org.mandala.server.programme.Register.State;
import org.mandala.server.store.memory.MemoryStore;

/** The steward whom the command line makes: rule C9. */
class FirstStewardTest {
    private final MemoryStore store = new MemoryStore(() -> Instant.ofEpochMilli(1_000));
    private final FirstSteward first =
            new FirstSteward(store.register(), () -> Instant.ofEpochMilli(1_000), new Random(1));

    @Test
    void anEmptyProgrammeGetsAStewardWhoMayKeepIt() {
        String lea = result(first.make("Lea", "lea@example.org"));
        assertThat(result(store.programme().standing(lea, Place.programme())))
                .hasValueSatisfying(
                        it -> assertThat(it.may(Action.KEEP_PROGRAMME)).isTrue());
    }

    @Test
    void whoHasTheAddressAlreadyBecomesOneAndIsNotMadeTwice() {
        String lea = result(first.make("Lea", "lea@example.org"));
        assertThat(result(first.make("Somebody else", "lea@example.org"))).isEqualTo(lea);
        State state = result(store.register().state());
        assertThat(state.persons()).hasSize(1);
        assertThat(state.persons().get(0).name()).isEqualTo("Lea");
        assertThat(state.memberships()).hasSize(1);
    }
}
