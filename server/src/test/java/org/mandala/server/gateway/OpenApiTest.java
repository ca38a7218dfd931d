package org.mandala.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.mandala.server.TestHouse.Answer;
import org.mandala.server.TestHouse.Visitor;
import org.mandala.server.protocol.OpenApiSchemas;

/** {@code docs/openapi.yaml} says what the running server has: its routes, its rows, its records. What they answer: {@link DescribedAnswersTest}. */
class OpenApiTest {
    private static final Path FILE = ApiDescription.FILE;
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
    void whoIsNotSignedInIsRefusedWhereverTheDocumentDoesNotSayOtherwise_S1() throws IOException {
        ApiDescription api = ApiDescription.read();
        try (TestHouse house = new TestHouse(data)) {
            Visitor nobody = house.visitor();
            api.operations().forEach(operation -> {
                if (!operation.isOpen()) {
                    Answer answer =
                            asked(nobody, operation.method(), operation.path().replaceAll("\\{\\w+}", "demo"));
                    assertThat(answer.response().statusCode())
                            .as("%s", operation)
                            .isEqualTo(401);
                    api.checkProblem(operation.toString(), answer);
                }
            });
        }
    }

    private static Answer asked(Visitor visitor, String method, String path) {
        return switch (method) {
            case "get" -> visitor.get(path);
            case "post" -> visitor.post(path, "{}");
            case "put" -> visitor.put(path, "{}");
            default -> visitor.delete(path);
        };
    }

    /** The row of each method and path, as the document says. */
    private static Map<String, String> described() throws IOException {
        Map<String, String> found = new TreeMap<>();
        ApiDescription.read().operations().forEach(operation -> {
            assertThat(operation.node().path("summary").asText())
                    .as("%s", operation)
                    .isNotEmpty();
            assertThat(operation.node().at("/responses/default").isMissingNode())
                    .as("%s", operation)
                    .isFalse();
            found.put(operation.toString(), operation.row());
        });
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
