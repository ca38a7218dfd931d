package org.mandala.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mandala.crdt.sync.Frame;
import org.mandala.server.Config;

/** Rule D23. */
class IntakeTest {
    private static final Frame UPDATE = new Frame.Update(new byte[] {0, 0});

    private final Intake intake = new Intake(Config.read(
                    java.nio.file.Path.of(""),
                    Map.of(),
                    Map.of("limits.updatesPerSecond", "10", "limits.updatesAtOnce", "20", "limits.tooFastSeconds", "5"))
            .limits());

    @Test
    void aBurstIsTakenAtOnceAndWhatComesAfterItLater() {
        for (int i = 0; i < 20; i++) {
            assertThat(intake.take(UPDATE, 50, 0)).isZero();
        }
        assertThat(intake.take(UPDATE, 50, 0)).isEqualTo(100);
        assertThat(intake.take(UPDATE, 50, 0)).isEqualTo(200);
        assertThat(intake.take(UPDATE, 50, 10_000)).isZero();
    }

    @Test
    void manyBytesWaitAsManyMessagesDo() {
        assertThat(intake.take(UPDATE, 8 << 20, 0)).isZero();
        assertThat(intake.take(UPDATE, 1 << 20, 0)).isEqualTo(1_000);
    }

    @Test
    void aPasteIsNoAbuseAndAStreamWithoutEndIs() {
        long nowMs = 0;
        for (int i = 0; i < 60; i++) {
            nowMs += intake.take(UPDATE, 50, nowMs);
            assertThat(intake.isAbuse(nowMs)).isFalse();
        }
        nowMs += 2_000;
        for (int i = 0; i < 100; i++) {
            nowMs += intake.take(UPDATE, 50, nowMs);
        }
        intake.take(UPDATE, 50, nowMs);
        assertThat(intake.isAbuse(nowMs)).isTrue();
    }
}
