package org.mandala.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mandala.server.TestHouse.Answer;

/** {@code docs/openapi.yaml}, to compare with. */
final class ApiDescription {
    static final Path FILE = Path.of("../docs/openapi.yaml");

    private static final String PROBLEM = "application/problem+json";

    private final JsonNode document;

    /** One method of one path. */
    record Operation(String method, String path, JsonNode node) {
        String row() {
            return node.path("x-row").asText();
        }

        /** Whether it is for who is not signed in, too. */
        boolean isOpen() {
            return node.path("security").isArray() && node.get("security").isEmpty();
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** A path that stands there twice is a mistake, though most readers take the last one. */
    static ApiDescription read() throws IOException {
        YAMLFactory strict = new YAMLFactory();
        strict.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        return new ApiDescription(new ObjectMapper(strict).readTree(FILE.toFile()));
    }

    private ApiDescription(JsonNode document) {
        this.document = document;
    }

    List<Operation> operations() {
        List<Operation> found = new ArrayList<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(each -> {
                    if (!each.getKey().equals("parameters")) {
                        found.add(new Operation(each.getKey(), path.getKey(), each.getValue()));
                    }
                }));
        return found;
    }

    /** An answer has a status that is described, with the type and the content that are described for it. */
    void checkAnswer(Operation operation, Answer answer) {
        int status = answer.response().statusCode();
        JsonNode response = operation.node().at("/responses/" + status);
        assertThat(response.isMissingNode())
                .as("%s answered %d: %s", operation, status, answer.response().body())
                .isFalse();
        JsonNode content = response.path("content");
        String type = answer.response().headers().firstValue("Content-Type").orElse("none");
        if (content.isMissingNode()) {
            assertThat(answer.response().body()).as("%s", operation).isEmpty();
            return;
        }
        List<String> types = new ArrayList<>();
        content.fieldNames().forEachRemaining(types::add);
        assertThat(types)
                .as("%s is described with the type %s", operation, type)
                .anyMatch(each -> type.startsWith(each.replace("*", "")));
        JsonNode schema = content.at("/application~1json/schema");
        if (!schema.isMissingNode()) {
            check(operation.toString(), answer.json(), schema);
        }
    }

    /** What is sent is as described. */
    void checkBody(Operation operation, JsonNode body) {
        JsonNode schema = operation.node().at("/requestBody/content/application~1json/schema");
        assertThat(schema.isMissingNode()).as("%s takes a body", operation).isFalse();
        check(operation + " body", body, schema);
    }

    void checkProblem(String where, Answer answer) {
        assertThat(answer.response().headers().firstValue("Content-Type").orElse("none"))
                .as(where)
                .startsWith(PROBLEM);
        JsonNode described = document.at("/components/responses/Problem/content");
        check(where, answer.json(), described.get(PROBLEM).get("schema"));
    }

    void check(String where, JsonNode value, JsonNode described) {
        JsonNode schema = described.has("$ref")
                ? document.at(described.get("$ref").asText().substring(1))
                : described;
        assertThat(schema.isMissingNode()).as(where).isFalse();
        if (schema.has("enum")) {
            assertThat(schema.get("enum")).as(where).contains(value);
            return;
        }
        switch (schema.path("type").asText()) {
            case "array" -> {
                assertThat(value.isArray()).as(where).isTrue();
                value.forEach(item -> check(where + "[]", item, schema.get("items")));
            }
            case "object" -> checkObject(where, value, schema);
            case "string" -> assertThat(value.isTextual()).as(where).isTrue();
            case "number" -> assertThat(value.isNumber()).as(where).isTrue();
            case "boolean" -> assertThat(value.isBoolean()).as(where).isTrue();
            default -> {}
        }
    }

    private void checkObject(String where, JsonNode value, JsonNode schema) {
        assertThat(value.isObject()).as(where).isTrue();
        schema.path("required")
                .forEach(field -> assertThat(value.has(field.asText()))
                        .as("%s.%s", where, field.asText())
                        .isTrue());
        JsonNode properties = schema.path("properties");
        value.properties().forEach(field -> {
            JsonNode known = properties.has(field.getKey())
                    ? properties.get(field.getKey())
                    : schema.path("additionalProperties");
            boolean free = properties.isMissingNode() && known.isMissingNode();
            assertThat(free || !known.isMissingNode())
                    .as("%s.%s is not described", where, field.getKey())
                    .isTrue();
            if (!free) {
                check(where + "." + field.getKey(), field.getValue(), known);
            }
        });
    }
}
