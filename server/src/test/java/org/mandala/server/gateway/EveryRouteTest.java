package org.mandala.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.server.RightsHouse;
import org.mandala.server.TestHouse.Answer;
import org.mandala.server.TestHouse.Visitor;
import org.mandala.server.identity.Action;
import org.mandala.server.identity.Relation;
import org.mandala.server.identity.Standing;
import org.mandala.server.protocol.Role;

/** Every described route, asked by everybody whom its row leaves out: rules R2, R4 and H20. */
class EveryRouteTest {
    private static final Path DOCUMENT = Path.of("../docs/openapi.yaml");

    @TempDir
    static Path data;

    private static RightsHouse house;

    /** A route with its row. */
    private record Way(String method, String path, Action action) {
        Answer by(Visitor visitor) {
            String to = filled();
            return switch (method) {
                case "get" -> visitor.get(to);
                case "post" -> visitor.post(to, "{}");
                case "put" -> visitor.put(to, "{}");
                default -> visitor.delete(to);
            };
        }

        /** How everybody stands to what the route is about. */
        Map<String, Standing> standings() {
            return path.startsWith("/sessions/") || path.startsWith("/docs/") || path.startsWith("/invites/")
                    ? house.standings()
                    : path.startsWith("/cohorts/{id}/")
                            ? onlyBy(Relation.PROGRAMME, Relation.COHORT)
                            : path.startsWith("/events")
                                    ? onlyBy(Relation.PROGRAMME, Relation.SITE)
                                    : onlyBy(Relation.PROGRAMME);
        }

        private String filled() {
            String id = path.startsWith("/sessions/")
                    ? RightsHouse.SESSION
                    : path.startsWith("/docs/")
                            ? "content.one"
                            : path.startsWith("/people/") ? RightsHouse.STRANGER : "cohort";
            return path.replace("{id}", id).replaceAll("\\{\\w+}", "1");
        }
    }

    @BeforeAll
    static void open() {
        house = new RightsHouse(data);
        // The board is made when its session is first looked at.
        house.visitor(RightsHouse.idOf(Relation.COHORT, Role.HOST))
                .get("/sessions/" + RightsHouse.SESSION)
                .status(200);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void nobodyGetsThroughWhomTheRowLeavesOut_S1() throws IOException {
        Map<String, Visitor> visitors = new LinkedHashMap<>();
        house.standings().keySet().forEach(person -> visitors.put(person, house.visitor(person)));
        int asked = 0;
        for (Way way : ways()) {
            for (Map.Entry<String, Standing> each : way.standings().entrySet()) {
                if (!way.action().allows(each.getValue().asOwn(isAbout(way, each.getKey())))) {
                    int status = way.by(Objects.requireNonNull(visitors.get(each.getKey())))
                            .response()
                            .statusCode();
                    assertThat(status).as("%s as %s", way, each.getKey()).isIn(400, 403, 404);
                    asked++;
                }
            }
        }
        assertThat(asked).isGreaterThan(500);
    }

    @Test
    void everyRouteAnswersWithExactlyTheHeadersOfTheApi_S3() throws IOException {
        Visitor nobody = house.house().visitor();
        for (Way way : ways()) {
            Map<String, String> headers = HeadersTest.watched(way.by(nobody));
            assertThat(headers)
                    .as("%s", way)
                    .isEqualTo(HeadersTest.expected(HeadersTest.API, "no-store", "application/problem+json"));
        }
    }

    private static boolean isAbout(Way way, String person) {
        return way.path().startsWith("/people/") && person.equals(RightsHouse.STRANGER);
    }

    /** As everybody stands who holds a role by one of these relations, and as strangers all others. */
    private static Map<String, Standing> onlyBy(Relation... relations) {
        Map<String, Standing> all = new LinkedHashMap<>();
        house.standings().keySet().forEach(person -> all.put(person, Standing.stranger()));
        for (Relation relation : relations) {
            for (Role role : Role.values()) {
                all.put(RightsHouse.idOf(relation, role), Standing.stranger().with(relation, role));
            }
        }
        return all;
    }

    private static List<Way> ways() throws IOException {
        JsonNode paths =
                new ObjectMapper(new YAMLFactory()).readTree(DOCUMENT.toFile()).get("paths");
        List<Way> found = new ArrayList<>();
        paths.properties()
                .forEach(path -> path.getValue().properties().forEach(each -> {
                    if (each.getValue().has("x-row")) {
                        Action action =
                                Action.valueOf(each.getValue().get("x-row").asText());
                        if (!action.allows(Standing.nobody())) {
                            found.add(new Way(each.getKey(), path.getKey(), action));
                        }
                    }
                }));
        return found;
    }
}
