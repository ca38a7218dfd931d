package org.mandala.bench.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CrowdTest {
    @Test
    void whatBeginsWithACountIsInItWhole() throws Exception {
        try (Crowd crowd = new Crowd()) {
            crowd.nextTally(() -> crowd.tally().given(40));
            crowd.ask(() -> {
                crowd.tally().heard(System.nanoTime());
                return true;
            });
            assertThat(crowd.nextTally(() -> {}).missing()).isEqualTo(39);
            assertThat(crowd.nextTally(() -> {}).uncounted()).isZero();
        }
    }

    @Test
    void whatIsHeardWithoutHavingBeenCountedSpoilsTheCountAsWhatIsMissing() {
        Tally tally = new Tally();
        tally.heard(System.nanoTime());
        assertThat(tally.uncounted()).isEqualTo(1);
    }
}
