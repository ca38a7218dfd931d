package org.mandala.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.server.RightsHouse;
import org.mandala.server.TestHouse.Answer;
import org.mandala.server.TestHouse.Visitor;
import org.mandala.server.identity.Action;
import org.mandala.server.identity.Relation;
import org.mandala.server.identity.Standing;
import org.mandala.server.protocol.Role;

/** Every described route, asked by everybody, whom its row leaves out and whom it names: rules R2, R4 and H20. */
class EveryRouteTest {
    private static final Path DOCUMENT = Path.of("../docs/openapi.yaml");

    @TempDir
    Path data;

    private RightsHouse house;
    private String invite = "";
    private String event = "";

    /** Well-formed bodies of routes whose place is found by what is asked; elsewhere rights come before everything. */
    private static final Map<String, String> BODIES = Map.of(
            "/docs/{id}/versions",
            "{\"name\":\"Tried\"}",
            "/docs/{id}/versions/{version}",
            "{\"name\":\"Tried\"}",
            "/events",
            event(),
            "/events/{id}",
            event());

    /** A route with its row. */
    private final class Way {
        private final String method;
        private final String path;
        private final Action action;

        Way(String method, String path, Action action) {
            this.method = method;
            this.path = path;
            this.action = action;
        }

        @Override
        public String toString() {
            return method + " " + path + " (" + action + ")";
        }

        Answer by(Visitor visitor) {
            String to = filled();
            String body = BODIES.getOrDefault(path, "{}");
            return switch (method) {
                case "get" -> visitor.get(to);
                case "post" -> visitor.post(to, body);
                case "put" -> visitor.put(to, body);
                default -> visitor.delete(to);
            };
        }

        /** How everybody stands to what the route is about. */
        Map<String, Standing> standings() {
            if (action == Action.KEEP_PROGRAMME) {
                return house.standings(Relation.PROGRAMME);
            }
            return path.startsWith("/sessions/") || path.startsWith("/docs/") || path.startsWith("/invites/")
                    ? house.standings()
                    : path.startsWith("/cohorts/{id}/")
                            ? house.standings(Relation.PROGRAMME, Relation.COHORT)
                            : path.startsWith("/events")
                                    ? house.standings(Relation.PROGRAMME, Relation.SITE)
                                    : house.standings(Relation.PROGRAMME);
        }

        boolean isFor(String person) {
            Standing standing = Objects.requireNonNull(standings().get(person));
            return action.allows(standing.asOwn(isAbout(person)));
        }

        /** Rule R4: who has nothing to do with the place is not told that it is there. */
        int refusal(String person) {
            Standing standing = Objects.requireNonNull(standings().get(person));
            boolean unseen = path.startsWith("/docs/") ? !standing.may(Action.READ_BOARD) : standing.isStranger();
            return unseen ? 404 : 403;
        }

        /** What ends what the other routes are asked with. */
        boolean isAnEnd() {
            return action == Action.ERASE_PERSON || action == Action.SIGN_OUT;
        }

        private boolean isAbout(String person) {
            return path.startsWith("/people/") && person.equals(RightsHouse.STRANGER);
        }

        private String filled() {
            String id = path.startsWith("/sessions/")
                    ? RightsHouse.SESSION
                    : path.startsWith("/docs/")
                            ? "content.one"
                            : path.startsWith("/people/")
                                    ? RightsHouse.STRANGER
                                    : path.startsWith("/invites/")
                                            ? invite
                                            : path.startsWith("/events/") ? event : RightsHouse.COHORT;
            return path.replace("{id}", id).replaceAll("\\{\\w+}", "1");
        }
    }

    private static String event() {
        return "{\"site\":\"" + RightsHouse.SITE + "\",\"title\":\"Tried\",\"about\":\"\",\"place\":\"\","
                + "\"localStart\":\"2030-05-01T10:00\",\"zone\":\"Europe/Zurich\",\"days\":1,\"minutes\":60,"
                + "\"cancelled\":false}";
    }

    @BeforeEach
    void open() {
        house = new RightsHouse(data);
        Visitor host = house.visitor(RightsHouse.idOf(Relation.COHORT, Role.HOST));
        // The board is made when its session is first looked at.
        host.get("/sessions/" + RightsHouse.SESSION).status(200);
        invite = host.post(
                        "/sessions/" + RightsHouse.SESSION + "/invites",
                        "{\"role\":\"GUEST\",\"days\":1,\"maxUses\":1}")
                .body("id");
        event = house.visitor(RightsHouse.idOf(Relation.SITE, Role.HOST))
                .post("/events", event())
                .body("id");
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void whomTheRowLeavesOutIsRefusedWithTheRightWordAndNothingChanges_S1() throws Exception {
        Map<String, Visitor> visitors = visitors();
        Map<String, List<String>> before = StoredRows.of(data);
        int asked = 0;
        for (Way way : ways()) {
            for (Map.Entry<String, Visitor> each : visitors.entrySet()) {
                if (!way.isFor(each.getKey())) {
                    Answer answer = way.by(each.getValue());
                    assertThat(answer.response().statusCode())
                            .as(
                                    "%s as %s: %s",
                                    way, each.getKey(), answer.response().body())
                            .isEqualTo(way.refusal(each.getKey()));
                    asked++;
                }
            }
        }
        assertThat(asked).isGreaterThan(500);
        assertThat(StoredRows.of(data)).isEqualTo(before);
    }

    @Test
    void whomTheRowNamesIsNotRefusedForRights_S1() throws IOException {
        Map<String, Visitor> visitors = visitors();
        List<Way> ways = new ArrayList<>(ways());
        ways.sort(Comparator.comparing(Way::isAnEnd));
        for (Way way : ways) {
            for (Map.Entry<String, Visitor> each : visitors.entrySet()) {
                boolean erased = way.isAnEnd() && each.getKey().equals(RightsHouse.STRANGER);
                if (way.isFor(each.getKey()) && !erased) {
                    Answer answer = way.by(each.getValue());
                    assertThat(answer.response().statusCode())
                            .as("%s as %s", way, each.getKey())
                            .isLessThan(500);
                    assertThat(isForWantOfRights(answer))
                            .as(
                                    "%s as %s: %s",
                                    way, each.getKey(), answer.response().body())
                            .isFalse();
                }
            }
        }
    }

    private static boolean isForWantOfRights(Answer answer) {
        String said = answer.response().body();
        return said.contains("NOT_SIGNED_IN") || said.contains("NOT_ALLOWED") || said.contains("open to you");
    }

    private Map<String, Visitor> visitors() {
        Map<String, Visitor> visitors = new LinkedHashMap<>();
        house.standings().keySet().forEach(person -> visitors.put(person, house.visitor(person)));
        return visitors;
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

    private List<Way> ways() throws IOException {
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
