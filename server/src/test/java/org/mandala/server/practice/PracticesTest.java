package org.mandala.server.practice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mandala.server.protocol.PracticeSummary;

final class PracticesTest {
    private final Practices practices = Scripts.shipped();

    @Test
    void onlyWhatCanBePlayedIsOfferedToAWholeRoom() {
        assertThat(practices.forWholeRoom())
                .extracting(Practice::id)
                .containsExactly("arriving", "even-tide", "house-of-the-body");
    }

    @Test
    void aPracticeIsListedWithItsLength() {
        PracticeSummary listed = practices.latest("arriving").orElseThrow().listed();
        assertThat(listed.seconds()).isEqualTo(300);
        assertThat(listed.title()).isEqualTo("Arriving");
    }
}
