package org.mandala.server.practice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Rule P66, as {@code circle.json} has it worked out by hand. */
final class CircleTest {
    @TestFactory
    Stream<DynamicTest> whoSpeaksWhenInARound() {
        return Scripts.cases("circle.json")
                .map(vector -> DynamicTest.dynamicTest(vector.get("name").asText(), () -> {
                    Step step = round(vector.get("step"));
                    assertThat(Circle.of(
                                    step,
                                    texts(vector.get("members")),
                                    vector.get("began").asInt()))
                            .isEqualTo(texts(vector.get("circle")));
                }));
    }

    private static Step round(JsonNode fields) {
        ObjectNode step = Scripts.MAPPER.createObjectNode();
        step.put("id", "r").put("mode", "round").put("each", 20).putArray("cues");
        step.setAll((ObjectNode) fields);
        return Scripts.MAPPER.convertValue(step, Step.class);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
