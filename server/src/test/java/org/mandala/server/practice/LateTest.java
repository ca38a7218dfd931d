package org.mandala.server.practice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Rules P61 to P63, as {@code late.json} has them worked out by hand. */
final class LateTest {
    @TestFactory
    Stream<DynamicTest> whatHappensToWhoComesLate() {
        JsonNode scripts = Scripts.file("late.json").get("scripts");
        return Scripts.cases("late.json")
                .map(vector -> DynamicTest.dynamicTest(
                        vector.get("name").asText() + " " + vector.get("rules"),
                        () -> check(scripts.get(vector.get("script").asText()), vector)));
    }

    private static void check(JsonNode steps, JsonNode vector) {
        Practice practice = Scripts.practice(steps, vector.get("rule"));
        Timeline timeline = Timeline.of(practice, Timeline.ROOM, Scripts.events(vector.get("events")));
        for (JsonNode row : vector.get("late")) {
            Late late = Late.at(practice, timeline, row.get(0).asLong());
            assertThat(word(late)).as("at %s", row.get(0)).isEqualTo(row.get(1).asText());
        }
    }

    static String word(Late late) {
        return late == Late.LOOKS_ON ? "looksOn" : late.name().toLowerCase(Locale.ROOT);
    }
}
