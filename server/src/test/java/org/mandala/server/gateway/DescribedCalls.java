package org.mandala.server.gateway;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.mandala.server.TestHouse.Answer;
import org.mandala.server.TestHouse.Visitor;
import org.mandala.server.gateway.ApiDescription.Operation;

/** Calls of described operations, each compared with what is described: what is sent, what is answered. Remembers which there were. */
final class DescribedCalls {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Set<String> done = new TreeSet<>();
    private final Map<String, String> named = new HashMap<>();
    private final ApiDescription api;
    private final Map<String, Operation> operations;
    private final Visitor visitor;

    /** @param visitor who calls, where it is not said otherwise */
    DescribedCalls(Visitor visitor) throws IOException {
        this.visitor = visitor;
        api = ApiDescription.read();
        operations = api.operations().stream().collect(toMap(Operation::toString, Function.identity()));
    }

    /** What was not called yet. */
    Set<String> left() {
        Set<String> left = new TreeSet<>(operations.keySet());
        left.removeAll(done);
        return left;
    }

    /** A picture or another file, as its bytes are. */
    Answer postFile(String path, String id, byte[] file) {
        Operation operation = operation("post " + path);
        Answer answer = visitor.post(filled(operation, id), file);
        api.checkAnswer(operation, answer);
        return answer;
    }

    JsonNode get(String path, String id) {
        Answer answer = send("get", path, id, "");
        boolean json = answer.response()
                .headers()
                .firstValue("Content-Type")
                .orElse("")
                .startsWith("application/json");
        return json ? answer.json() : JSON.nullNode();
    }

    JsonNode post(String path, String id, String body) {
        return sendJson("post", path, id, body);
    }

    JsonNode put(String path, String id, String body) {
        return sendJson("put", path, id, body);
    }

    private JsonNode sendJson(String method, String path, String id, String body) {
        api.checkBody(operation(method + " " + path), json(body));
        Answer answer = send(method, path, id, body);
        return answer.response().body().isEmpty() ? JSON.nullNode() : answer.json();
    }

    Answer send(String method, String path, String id, String body) {
        Operation operation = operation(method + " " + path);
        return checked(operation, visitor, filled(operation, id), body);
    }

    void as(Visitor other, String method, String path, String body) {
        Operation operation = operation(method + " " + path);
        if (!body.isEmpty()) {
            api.checkBody(operation, json(body));
        }
        checked(operation, other, path, body);
    }

    private Answer checked(Operation operation, Visitor caller, String path, String body) {
        Answer answer = switch (operation.method()) {
            case "get" -> caller.get(path);
            case "post" -> caller.post(path, body);
            case "put" -> caller.put(path, body);
            default -> caller.delete(path);
        };
        api.checkAnswer(operation, answer);
        return answer;
    }

    private Operation operation(String name) {
        done.add(name);
        return Objects.requireNonNull(operations.get(name), name);
    }

    String id(String what) {
        return Objects.requireNonNull(named.get(what), what);
    }

    /** The path about what was named so; other names in it stand for themselves, {@code version} for 1 where none was named. */
    private String filled(Operation operation, String id) {
        String path = operation.path().replace("{id}", named.getOrDefault(id, "none"));
        for (String each : Set.of("template", "link", "hash")) {
            path = path.replace("{" + each + "}", named.getOrDefault(each, "none"));
        }
        return path.replace("{version}", named.getOrDefault("version", "1"));
    }

    void name(String what, JsonNode it) {
        named.put(what, it.get("id").asText());
    }

    void name(String what, String id) {
        named.put(what, id);
    }

    static JsonNode find(JsonNode list, String field, String value) {
        for (JsonNode each : list) {
            if (each.path(field).asText().equals(value)) {
                return each;
            }
        }
        throw new AssertionError(value + " is not in " + list);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
