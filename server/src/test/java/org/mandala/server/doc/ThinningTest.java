package org.mandala.server.doc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mandala.server.protocol.VersionView.VersionCause;

/** Rule D42. */
class ThinningTest {
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;
    private static final long NOW = 2_000 * DAY;
    private static final Thinning.Bounds WIDE = new Thinning.Bounds(10_000, 50, Long.MAX_VALUE);

    @Test
    void aDayIsKeptWholeAWeekByHoursAQuarterByDays() {
        List<Version> all = new ArrayList<>();
        for (long age = 0; age < 120 * DAY; age += HOUR / 2) {
            all.add(version("v" + age, NOW - age, null));
        }
        Set<String> dropped = Thinning.drop(all, NOW, WIDE);
        List<Version> kept =
                all.stream().filter(version -> !dropped.contains(version.id())).toList();
        assertThat(between(kept, 0, DAY)).isEqualTo(48);
        assertThat(between(kept, DAY, 7 * DAY)).isBetween(144L, 145L);
        assertThat(between(kept, 7 * DAY, 92 * DAY)).isBetween(85L, 86L);
        assertThat(between(kept, 92 * DAY, 200 * DAY)).isZero();
        assertThat(dropped).isNotEmpty();
    }

    private static long between(List<Version> versions, long from, long to) {
        return versions.stream()
                .filter(version -> NOW - version.at() >= from && NOW - version.at() < to)
                .count();
    }

    @Test
    void namedOnesStayWhateverTheirAge() {
        assertThat(Thinning.drop(List.of(version("old", 0, "first day")), NOW, WIDE))
                .isEmpty();
        List<Version> three = List.of(version("c", NOW, null), version("b", NOW - 1, null), version("a", 0, "x"));
        assertThat(Thinning.drop(three, NOW, new Thinning.Bounds(2, 50, Long.MAX_VALUE)))
                .containsExactly("b");
    }

    @Test
    void whatTakesTooMuchRoomGoesOldestFirstAndTheNewestStays() {
        List<Version> three =
                List.of(version("c", NOW, null), version("b", NOW - 1, null), version("a", NOW - 2, null));
        assertThat(Thinning.drop(three, NOW, new Thinning.Bounds(100, 50, 25))).containsExactly("a");
        assertThat(Thinning.drop(three, NOW, new Thinning.Bounds(100, 50, 1))).containsExactlyInAnyOrder("a", "b");
    }

    private static Version version(String id, long at, @Nullable String name) {
        return new Version(id, "d", 1, at, VersionCause.HOUR, name, null, 10);
    }
}
