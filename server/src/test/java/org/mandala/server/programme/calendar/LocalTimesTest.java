package org.mandala.server.programme.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Iterator;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mandala.server.programme.When;

/** Rules C24 to C27; the same vectors as the page's own test. */
class LocalTimesTest {
    private static final Path VECTORS = Path.of("../docs/protocol/calendar/local-times.json");

    @Test
    void clocksShowWhatTheVectorsSay_C24_C25_C26() throws IOException {
        JsonNode vectors = new ObjectMapper().readTree(VECTORS.toFile());
        String home = vectors.get("home").asText();
        long before = 0;
        for (JsonNode each : vectors.get("instants")) {
            long at = each.get("at").asLong();
            for (Iterator<Map.Entry<String, JsonNode>> zones = each.get("zones").fields(); zones.hasNext(); ) {
                Map.Entry<String, JsonNode> zone = zones.next();
                JsonNode expected = zone.getValue();
                assertThat(LocalTimes.at(at, zone.getKey()).toString())
                        .as("%s at %d", zone.getKey(), at)
                        .isEqualTo(expected.get("local").asText());
                assertThat(LocalTimes.day(at, zone.getKey(), home))
                        .isEqualTo(expected.get("day").asInt());
                if (expected.has("shift")) {
                    assertThat(LocalTimes.shift(before, at, zone.getKey()))
                            .as("%s from %d to %d", zone.getKey(), before, at)
                            .isEqualTo(expected.get("shift").asInt());
                }
            }
            before = at;
        }
    }

    @Test
    void anHourThatTheClocksLeaveOutIsTakenLater_C22() {
        When gap = new When(LocalDateTime.of(2027, 3, 28, 2, 30), "Europe/Copenhagen", 1, 60);
        assertThat(gap.skipped()).isTrue();
        assertThat(LocalTimes.at(gap.start(), gap.zone())).isEqualTo(LocalDateTime.of(2027, 3, 28, 3, 30));
    }

    @Test
    void ofAnHourThatComesTwiceTheFirstIsMeant_C22() {
        When twice = new When(LocalDateTime.of(2026, 10, 25, 2, 30), "Europe/Copenhagen", 1, 60);
        assertThat(twice.twice()).isTrue();
        assertThat(twice.start())
                .isEqualTo(java.time.Instant.parse("2026-10-25T00:30:00Z").toEpochMilli());
    }

    @Test
    void aMeetingOfDaysEndsAtItsLocalHourAcrossAShift_C22() {
        When week = new When(LocalDateTime.of(2027, 3, 26, 9, 30), "Europe/Copenhagen", 5, 420);
        assertThat(LocalTimes.at(week.end(), week.zone())).isEqualTo(LocalDateTime.of(2027, 3, 30, 16, 30));
        assertThat(week.end() - week.start()).isEqualTo((4 * 24 + 7 - 1) * 3_600_000L);
    }

    @Test
    void theNightIsFromTenToSeven_C27() {
        long evening = new When(LocalDateTime.of(2026, 6, 9, 21, 0), "Asia/Singapore", 1, 180).start();
        assertThat(LocalTimes.night(evening, 180, "Asia/Singapore")).isEqualTo(120);
        assertThat(LocalTimes.night(evening, 180, "Europe/Copenhagen")).isZero();
        assertThat(LocalTimes.night(evening, 180, "America/Los_Angeles")).isEqualTo(60);
    }
}
