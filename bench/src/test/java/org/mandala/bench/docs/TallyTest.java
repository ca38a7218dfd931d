package org.mandala.bench.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class TallyTest {
    @Test
    void twoTalliesAddUpAsIfTheyHadBeenOne() {
        Tally both = new Tally();
        Tally slow = new Tally();
        for (int i = 1; i <= 99; i++) {
            both.delivered(1_000_000);
        }
        slow.delivered(50_000_000);
        slow.frame(120);
        slow.duplicate();
        slow.skipped(2);

        both.add(slow);

        assertThat(both.deliveries()).isEqualTo(100);
        assertThat(both.latencyMs(50)).isCloseTo(1, within(0.01));
        assertThat(both.maxMs()).isCloseTo(50, within(0.1));
        assertThat(both.bytes()).isEqualTo(120);
        assertThat(both.duplicates() + both.skipped()).isEqualTo(3);
    }
}
