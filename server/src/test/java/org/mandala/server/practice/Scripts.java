package org.mandala.server.practice;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.mandala.server.board.Templates;
import org.mandala.server.protocol.Json;
import org.mandala.server.protocol.RunEvent;

/** Practices and events for tests, from the vectors that both languages read. */
final class Scripts {
    static final Path VECTORS = Path.of("../docs/protocol/timeline");
    static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static Practices shipped() {
        return new Practices(null, new Templates(null));
    }

    static JsonNode file(String name) {
        try {
            return MAPPER.readTree(Files.readAllBytes(VECTORS.resolve(name)));
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + name, e);
        }
    }

    static Stream<JsonNode> cases(String name) {
        return StreamSupport.stream(file(name).get("cases").spliterator(), false);
    }

    static Practice practice(JsonNode steps) {
        return practice(steps, null);
    }

    /** @param late what it says of who comes late, if it does */
    static Practice practice(JsonNode steps, @Nullable JsonNode late) {
        ObjectNode script = MAPPER.createObjectNode();
        script.put("id", "vector").put("version", 1).put("title", "Vector").put("summary", "");
        ObjectNode grouping = script.putObject("grouping").put("size", "room");
        if (late != null) {
            grouping.set("late", late);
        }
        script.set("steps", steps);
        return MAPPER.convertValue(script, Practice.class);
    }

    static List<RunEvent> events(JsonNode list) {
        List<RunEvent> events = new ArrayList<>();
        list.forEach(event -> events.add(Json.read(event.toString().getBytes(StandardCharsets.UTF_8), RunEvent.class)));
        return events;
    }

    private Scripts() {}
}
