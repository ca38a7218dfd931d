package org.mandala.server.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules K6 to K8. The monotonic clock of these tests is {@code nanos}. */
final class ProgrammeClockTest {
    private static final double WALL = 1_700_000_000_000.0;
    private static final double HOUR = 3_600_000;

    @TempDir
    Path folder;

    private long nanos = 5_000_000_000L;

    @Test
    void aRestartGoesOnAtTheSameTimeWhateverTheWallClockDid_K7() {
        ProgrammeClock before = open("boot", WALL);
        nanos += 90_000_000_000L;
        double now = before.nowMs();
        assertThat(open("boot", WALL + 90_000 + HOUR).nowMs()).isEqualTo(now);
        assertThat(open("boot", WALL + 90_000 - HOUR).nowMs()).isEqualTo(now);
    }

    @Test
    void anotherBootTakesTheWallClockAndListensToWhoWasHere_K7_K8() {
        open("boot", WALL);
        ProgrammeClock clock = open("other boot", WALL + HOUR);
        assertThat(clock.nowMs()).isEqualTo(WALL + HOUR);
        assertThat(clock.told(WALL + 40)).isTrue();
        assertThat(clock.nowMs()).isEqualTo(WALL + 40);
    }

    @Test
    void theMedianOfThoseWhoWereHereCounts_K8() {
        ProgrammeClock clock = open("", WALL);
        clock.told(WALL + 100);
        clock.told(WALL + 9_000);
        clock.told(WALL + 102);
        assertThat(clock.nowMs()).isEqualTo(WALL + 102);
    }

    @Test
    void nobodyIsListenedToLaterNorWhenItIsTooFarOff_K8() {
        ProgrammeClock clock = open("", WALL);
        assertThat(clock.told(WALL + 40 * HOUR)).isFalse();
        nanos += 21_000_000_000L;
        assertThat(clock.told(WALL)).isFalse();
        assertThat(clock.nowMs()).isEqualTo(WALL + 21_000);
    }

    @Test
    void aClockThatIsKnownListensToNobody_K8() {
        open("boot", WALL);
        assertThat(open("boot", WALL).told(WALL + 50)).isFalse();
    }

    @Test
    void afterHoursWithoutAServerTheWallClockIsBetter_K7() {
        open("boot", WALL);
        nanos += 7L * 3_600_000_000_000L;
        assertThat(open("boot", WALL + 8 * HOUR).nowMs()).isEqualTo(WALL + 8 * HOUR);
    }

    @Test
    void aFileThatCannotBeReadIsNotBelieved_K7() throws java.io.IOException {
        java.nio.file.Files.writeString(folder.resolve("clock"), "nonsense");
        assertThat(open("boot", WALL).nowMs()).isEqualTo(WALL);
    }

    private ProgrammeClock open(String boot, double wall) {
        return new KeptTime(folder, boot, () -> nanos).open(wall);
    }
}
