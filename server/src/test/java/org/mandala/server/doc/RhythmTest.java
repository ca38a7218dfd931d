package org.mandala.server.doc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Rule D12: how long news of a document is gathered. */
class RhythmTest {
    private final Rhythm rhythm = new Rhythm();
    private long nowMs = 1_000_000;

    /** So many updates a second for two seconds, each sent out as the rhythm says. */
    private void updates(int perSecond) {
        for (int i = 0; i < 2 * perSecond; i++) {
            nowMs = 1_000_000 + i * 1_000L / perSecond;
            rhythm.came(nowMs);
        }
    }

    @Test
    void d12ALoneUpdateNeverWaits() {
        rhythm.came(nowMs);
        assertThat(rhythm.waitMs(nowMs, false)).isZero();
    }

    @Test
    void d12ALoneUpdateDoesNotWaitForABusyLoopEitherWhenNothingWentOutLately() {
        rhythm.flushed(nowMs - 12);
        rhythm.came(nowMs);
        assertThat(rhythm.waitMs(nowMs, true)).isZero();
    }

    @Test
    void d12BelowThreeHundredASecondOnlyOneTurnIsGathered() {
        updates(290);
        rhythm.flushed(nowMs);
        assertThat(rhythm.waitMs(nowMs, false)).isZero();
    }

    @Test
    void d12PastThreeHundredASecondTwentyMsGoOutTogether() {
        updates(320);
        rhythm.flushed(nowMs);
        assertThat(rhythm.waitMs(nowMs, false)).isEqualTo(20);
        assertThat(rhythm.waitMs(nowMs + 5, false)).isEqualTo(15);
        assertThat(rhythm.waitMs(nowMs + 20, false)).isZero();
    }

    @Test
    void d12ABusyLoopGathersTwelveMs() {
        rhythm.came(nowMs);
        rhythm.flushed(nowMs);
        assertThat(rhythm.waitMs(nowMs, true)).isEqualTo(12);
    }

    @Test
    void d12ARoomThatCalmsDownIsHotNoLonger() {
        updates(320);
        nowMs += 1_000;
        rhythm.came(nowMs);
        rhythm.flushed(nowMs);
        assertThat(rhythm.waitMs(nowMs, false)).isZero();
    }
}
