package org.mandala.server.practice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.mandala.server.practice.Timeline.Moment;
import org.mandala.server.protocol.RunEvent;
import org.mandala.server.protocol.RunEvent.PracticeExtended;
import org.mandala.server.protocol.RunEvent.PracticeSkipped;
import org.mandala.server.protocol.RunEvent.PracticeStarted;

final class TimelineTest {
    private static final Practices SHIPPED = Scripts.shipped();

    @TestFactory
    Stream<DynamicTest> reproducesTheGoldenTimelines() {
        return Scripts.cases("timeline-golden.json")
                .map(golden -> DynamicTest.dynamicTest(golden.get("practice") + " " + golden.get("events"), () -> {
                    Timeline timeline = golden(golden);
                    assertThat(timeline.end()).isEqualTo(golden.get("end").asLong());
                    assertThat(timeline.cues().stream()
                                    .filter(moment -> moment.cue().kind() == Step.Kind.BELL)
                                    .sorted(Comparator.comparing(Moment::t).thenComparing(Moment::step))
                                    .<JsonNode>map(TimelineTest::bell))
                            .containsExactlyElementsOf(golden.get("bells"));
                }));
    }

    @TestFactory
    Stream<DynamicTest> reproducesTheTimelinesWorkedOutByHand() {
        return Scripts.cases("vectors.json")
                .map(vector -> DynamicTest.dynamicTest(
                        vector.get("name").asText() + " " + vector.get("rules"), () -> checkVector(vector)));
    }

    private static void checkVector(JsonNode vector) {
        List<RunEvent> events = Scripts.events(vector.get("events"));
        Practice practice = Scripts.practice(vector.get("steps"));
        if (vector.has("groups")) {
            vector.get("groups").fields().forEachRemaining(group -> checkCues(practice, group, events));
        }
        Timeline timeline = Timeline.of(practice, Timeline.ROOM, events);
        if (!vector.has("bells")) {
            return;
        }
        assertThat(timeline.bells().stream().<JsonNode>map(moment -> bellAt(timeline, moment)))
                .containsExactlyElementsOf(vector.get("bells"));
        assertThat(timeline.end()).isEqualTo(vector.get("end").asLong());
        assertThat(timeline.endsAt()).isEqualTo(optional(vector.get("endsAt")));
        for (JsonNode pair : vector.get("run")) {
            assertThat(timeline.toRun(pair.get(0).asLong()))
                    .isEqualTo(pair.get(1).asLong());
        }
    }

    /** One group: the end of each passage, and rows of instant, step, turn and kind or bell of each cue. */
    private static void checkCues(Practice practice, Map.Entry<String, JsonNode> group, List<RunEvent> events) {
        Timeline timeline = Timeline.of(practice, group.getKey(), events);
        JsonNode wanted = group.getValue();
        assertThat(timeline.spans().stream()
                        .map(span -> span.step() + " " + span.from() + " "
                                + (span.to() == Timeline.OPEN ? "open" : span.to())))
                .as(group.getKey())
                .containsExactlyElementsOf(texts(wanted.get("spans")));
        assertThat(timeline.cues().stream()
                        .map(moment -> moment.t() + " " + moment.step() + " " + moment.turn() + " " + what(moment)))
                .as(group.getKey())
                .containsExactlyElementsOf(texts(wanted.get("cues")));
    }

    private static String what(Moment moment) {
        return moment.cue().bell() != null
                ? moment.cue().bell()
                : moment.cue().kind().name().toLowerCase(Locale.ROOT);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    @Test
    void groupsOfAnySizeEndATurnsStepAtTheSameInstant() {
        Practice pairs = SHIPPED.latest("listening-pairs").orElseThrow();
        assertThat(Stream.of(1, 2, 3, 4, 7)
                        .map(members -> Timeline.plain(pairs, members).end()))
                .containsOnly(1_200_000L);
    }

    @Test
    void theStepsLieEndToEnd() {
        Timeline timeline = Timeline.plain(SHIPPED.latest("arriving").orElseThrow(), 1);
        List<Timeline.Span> spans = timeline.spans();
        for (int i = 1; i < spans.size(); i++) {
            assertThat(spans.get(i).from()).isEqualTo(spans.get(i - 1).to());
        }
        assertThat(timeline.at(-3).step()).isEqualTo("open");
        assertThat(timeline.at(45_000).step()).isEqualTo("ground");
        assertThat(timeline.at(999_999).step()).isEqualTo("close");
    }

    /** The golden events say where a step is changed, not when: the first turn, or the cut itself. */
    private static Timeline golden(JsonNode golden) {
        Practice practice = SHIPPED.latest(golden.get("practice").asText()).orElseThrow();
        int members = golden.get("members").asInt();
        Timeline plain = Timeline.plain(practice, members);
        List<RunEvent> events = new ArrayList<>();
        events.add(new PracticeStarted("r1", practice.id(), practice.version(), members, 0));
        for (JsonNode event : golden.get("events")) {
            String step = event.get("step").asText();
            long from = plain.spans().stream()
                    .filter(span -> span.step().equals(step))
                    .findFirst()
                    .orElseThrow()
                    .from();
            events.add(
                    event.get("op").asText().equals("extend")
                            ? new PracticeExtended(
                                    "r1", from, step, event.get("ms").asLong())
                            : new PracticeSkipped(
                                    "r1",
                                    from + event.get("into").asLong(),
                                    step,
                                    event.get("into").asLong()));
        }
        return Timeline.of(practice, Timeline.ROOM, events);
    }

    private static ObjectNode bell(Moment moment) {
        ObjectNode bell = Scripts.MAPPER.createObjectNode();
        // As in the file: small numbers are read as int, and nodes of different widths are not equal.
        bell.put("t", (int) moment.t()).put("step", moment.step()).put("turn", moment.turn());
        return bell.put("bell", moment.cue().bell());
    }

    private static ObjectNode bellAt(Timeline timeline, Moment moment) {
        OptionalLong at = timeline.toProgramme(moment.t());
        return bell(moment).put("at", at.isPresent() ? (Integer) (int) at.getAsLong() : null);
    }

    private static OptionalLong optional(@Nullable JsonNode value) {
        return value == null || value.isNull() ? OptionalLong.empty() : OptionalLong.of(value.asLong());
    }
}
