package org.mandala.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mandala.server.practice.KeptPractice;
import org.mandala.server.protocol.PracticeState;

/** Rules P50 and P51, on every store. */
public abstract class PracticeStoreContract extends StoreContract {
    private static final KeptPractice FIRST = practice(1, PracticeState.DRAFT, "{\"a\":1}");

    @Test
    void whatWasAddedIsThere() {
        assertThat(result(store().practices().add(FIRST))).isTrue();
        assertThat(result(store().practices().add(practice(2, PracticeState.DRAFT, "{}"))))
                .isTrue();
        assertThat(result(store().practices().all())).containsExactly(FIRST, practice(2, PracticeState.DRAFT, "{}"));
    }

    @Test
    void aVersionIsAddedOnce() {
        result(store().practices().add(FIRST));
        assertThat(result(store().practices().add(practice(1, PracticeState.DRAFT, "other"))))
                .isFalse();
        assertThat(result(store().practices().all())).containsExactly(FIRST);
    }

    @Test
    void aDraftCanBeChangedUntilARunHasUsedIt_P50() {
        result(store().practices().add(FIRST));
        assertThat(result(store().practices().change("p", 1, "{\"a\":2}", 9))).isTrue();
        assertThat(result(store().practices().all()))
                .containsExactly(new KeptPractice("p", 1, "ana", PracticeState.DRAFT, false, "{\"a\":2}", 9));
        result(store().practices().setUsed("p", 1));
        assertThat(result(store().practices().change("p", 1, "{\"a\":3}", 10))).isFalse();
        assertThat(result(store().practices().all()).get(0).script()).isEqualTo("{\"a\":2}");
    }

    @Test
    void whatIsOfferedStaysAsItIs_P51() {
        result(store().practices().add(FIRST));
        assertThat(result(store().practices().setState("p", 1, PracticeState.OFFERED)))
                .isTrue();
        assertThat(result(store().practices().change("p", 1, "{}", 10))).isFalse();
        assertThat(result(store().practices().all()).get(0).state()).isEqualTo(PracticeState.OFFERED);
    }

    @Test
    void whatIsNotThereCannotBeChanged() {
        assertThat(result(store().practices().change("p", 1, "{}", 1))).isFalse();
        assertThat(result(store().practices().setState("p", 1, PracticeState.ACCEPTED)))
                .isFalse();
        result(store().practices().setUsed("p", 1));
        assertThat(result(store().practices().all())).isEmpty();
    }

    private static KeptPractice practice(int version, PracticeState state, String script) {
        return new KeptPractice("p", version, "ana", state, false, script, 5);
    }
}
