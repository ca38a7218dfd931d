package org.mandala.server.practice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mandala.server.protocol.PracticeSummary;

final class PracticesTest {
    private final Practices practices = Scripts.shipped();

    @Test
    void allThatShipAreOffered() {
        assertThat(practices.ofHouse())
                .extracting(Practice::id)
                .containsExactly(
                        "arriving",
                        "check-in-circle",
                        "even-tide",
                        "house-of-the-body",
                        "listening-pairs",
                        "standing-in-a-system");
    }

    @Test
    void aPracticeOfAHomeGroupIsListedWithTheLengthForFive() {
        assertThat(practices.latest("check-in-circle").orElseThrow().listed().seconds())
                .isEqualTo(1_200);
    }

    @Test
    void aPracticeIsListedWithItsLength() {
        PracticeSummary listed = practices.latest("arriving").orElseThrow().listed();
        assertThat(listed.seconds()).isEqualTo(300);
        assertThat(listed.title()).isEqualTo("Arriving");
    }
}
