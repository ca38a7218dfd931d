package org.mandala.server.presence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How long a place is kept for a tab whose line has gone: rule S4. */
class FlappingTest {
    private static final String ANA = "ana";

    private final Flapping flapping = new Flapping();

    @Test
    void aClosedTabIsWaitedForShortlyAndALostLineLonger() {
        assertThat(flapping.graceMs(ANA, true, 0)).isEqualTo(Roster.CLOSED_GRACE_MS);
        assertThat(flapping.graceMs(ANA, false, 0)).isEqualTo(Roster.LOST_GRACE_MS);
    }

    @Test
    void whoLosesTheLineMoreThanThreeTimesInHalfAMinuteIsWaitedForLongerAndNobodyElseIs() {
        loses(3, 0);
        assertThat(flapping.graceMs(ANA, false, 20_000)).isEqualTo(Flapping.FLAPPING_GRACE_MS);
        assertThat(flapping.graceMs("ben", false, 20_000)).isEqualTo(Roster.LOST_GRACE_MS);
    }

    @Test
    void aLineThatHasHeldForHalfAMinuteIsAGoodOneAgain() {
        loses(4, 0);
        assertThat(flapping.graceMs(ANA, false, Flapping.WITHIN_MS + 1)).isEqualTo(Roster.LOST_GRACE_MS);
    }

    @Test
    void tabsThatAreClosedAreNoSignOfABadLine() {
        for (int i = 0; i < 10; i++) {
            flapping.graceMs(ANA, true, i);
        }
        assertThat(flapping.graceMs(ANA, false, 10)).isEqualTo(Roster.LOST_GRACE_MS);
    }

    private void loses(int times, double at) {
        for (int i = 0; i < times; i++) {
            flapping.graceMs(ANA, false, at);
        }
    }
}
