package org.mandala.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.server.TestHouse;
import org.mandala.server.TestHouse.Visitor;
import org.mandala.server.protocol.OpenApiSchemas;

/** {@code docs/openapi.yaml} says what the running server does: its routes, its rows, its answers. */
class OpenApiTest {
    private static final Path FILE = Path.of("../docs/openapi.yaml");
    private static final String SCHEMAS = "  schemas:\n";
    private static final String REF = "#/components/schemas/";
    private static final Pattern NAMED = Pattern.compile(Pattern.quote(REF) + "(\\w+)");

    private final Vertx vertx = Vertx.vertx();

    @TempDir
    Path data;

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void theSchemasAreTheServersRecords() throws IOException {
        String text = Files.readString(FILE);
        String paths = text.substring(0, text.indexOf(SCHEMAS) + SCHEMAS.length());
        Set<String> names = new TreeSet<>();
        Matcher named = NAMED.matcher(paths);
        while (named.find()) {
            names.add(named.group(1));
        }
        String expected = paths + OpenApiSchemas.of(names);
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(FILE, expected);
        }
        assertThat(Files.readString(FILE)).as("run `make openapi`").isEqualTo(expected);
    }

    @Test
    void everyRouteOfTheApiIsDescribedWithItsRowAndNoOther() throws IOException {
        assertThat(described()).isEqualTo(mounted());
    }

    @Test
    void whatTheRunningServerAnswersIsAsDescribed() throws IOException {
        JsonNode document = document();
        try (TestHouse house = new TestHouse(data)) {
            Visitor lea = house.inside(house.links().facilitatorToken(), "Lea", "copenhagen");
            document.get("paths").properties().forEach(each -> {
                JsonNode schema = each.getValue().at("/get/responses/200/content/application~1json/schema");
                String path = filled(each.getKey(), lea.session());
                if (!schema.isMissingNode() && !path.contains("{")) {
                    check(path, lea.get(path).status(200).json(), schema, document);
                }
            });
        }
    }

    @Test
    void whoIsNotSignedInIsRefusedWhereverTheDocumentDoesNotSayOtherwise_S1() throws IOException {
        JsonNode document = document();
        try (TestHouse house = new TestHouse(data)) {
            Visitor nobody = house.visitor();
            document.get("paths")
                    .properties()
                    .forEach(path -> path.getValue().properties().forEach(each -> {
                        boolean open = each.getValue().path("security").isArray()
                                && each.getValue().get("security").isEmpty();
                        if (!each.getKey().equals("parameters") && !open) {
                            String to = path.getKey().replaceAll("\\{\\w+}", "demo");
                            assertThat(asked(nobody, each.getKey(), to))
                                    .as("%s %s", each.getKey(), path.getKey())
                                    .isEqualTo(401);
                        }
                    }));
        }
    }

    private static int asked(Visitor visitor, String method, String path) {
        return switch (method) {
            case "get" -> visitor.get(path).response().statusCode();
            case "post" -> visitor.post(path, "{}").response().statusCode();
            case "put" -> visitor.put(path, "{}").response().statusCode();
            default -> visitor.delete(path).response().statusCode();
        };
    }

    /** The path about the demo's cohort, or about a session of it. */
    private static String filled(String path, String session) {
        return path.startsWith("/cohorts/")
                ? path.replace("{id}", "demo")
                : path.startsWith("/sessions/") ? path.replace("{id}", session) : path;
    }

    private static void check(String where, JsonNode value, JsonNode described, JsonNode document) {
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
                value.forEach(item -> check(where + "[]", item, schema.get("items"), document));
            }
            case "object" -> checkObject(where, value, schema, document);
            case "string" -> assertThat(value.isTextual()).as(where).isTrue();
            case "number" -> assertThat(value.isNumber()).as(where).isTrue();
            case "boolean" -> assertThat(value.isBoolean()).as(where).isTrue();
            default -> {}
        }
    }

    private static void checkObject(String where, JsonNode value, JsonNode schema, JsonNode document) {
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
                check(where + "." + field.getKey(), field.getValue(), known, document);
            }
        });
    }

    private static JsonNode document() throws IOException {
        return new ObjectMapper(new YAMLFactory()).readTree(FILE.toFile());
    }

    /** The row of each method and path, as the document says. */
    private static Map<String, String> described() throws IOException {
        Map<String, String> found = new TreeMap<>();
        document()
                .get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(each -> {
                    if (!each.getKey().equals("parameters")) {
                        assertThat(each.getValue().path("summary").asText())
                                .as("%s %s", each.getKey(), path.getKey())
                                .isNotEmpty();
                        assertThat(each.getValue().at("/responses/default").isMissingNode())
                                .as("%s %s", each.getKey(), path.getKey())
                                .isFalse();
                        found.put(
                                each.getKey() + " " + path.getKey(),
                                each.getValue().path("x-row").asText());
                    }
                }));
        return found;
    }

    /** The same as the router has it. */
    private Map<String, String> mounted() {
        Map<String, String> found = new TreeMap<>();
        for (Route route : TestEdge.of(vertx, data).router(new Origins()).getRoutes()) {
            Set<HttpMethod> methods = route.methods();
            String path = String.valueOf(route.getPath());
            if (methods != null && path.startsWith("/api/v1/")) {
                methods.forEach(method -> found.put(
                        method.name().toLowerCase(Locale.ROOT) + " " + template(path),
                        Gate.actionOf(route).orElseThrow().name()));
            }
        }
        return found;
    }

    private static String template(String path) {
        return path.substring("/api/v1".length()).replaceAll(":(\\w+)", "{$1}");
    }
}
