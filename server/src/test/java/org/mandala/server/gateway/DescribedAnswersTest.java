package org.mandala.server.gateway;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.server.TestHouse;
import org.mandala.server.TestHouse.Answer;
import org.mandala.server.TestHouse.Visitor;
import org.mandala.server.gateway.ApiDescription.Operation;

/** Each operation of {@code docs/openapi.yaml} is carried out on a running server: what is sent and what is answered is as described. */
class DescribedAnswersTest {
    /** Done by a real authenticator or issuer alone: in the page's tests of accounts, and in IssuerTest. */
    private static final Set<String> ELSEWHERE = Set.of(
            "post /passkeys",
            "put /passkeys/{id}",
            "delete /passkeys/{id}",
            "post /sign-in/passkey",
            "get /sign-in/issuer",
            "get /sign-in/issuer/return");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ITEMS =
            "[{\"kind\":\"talk\",\"title\":\"Welcome\",\"minutes\":5,\"grouping\":\"room\",\"notes\":\"Slowly\"}]";
    private static final String PLAN =
            "{\"week\":2,\"weekday\":\"TUESDAY\",\"time\":\"15:00\",\"zone\":\"Europe/Copenhagen\","
                    + "\"firstMonth\":\"2031-09\",\"months\":3,\"minutes\":180}";

    @TempDir
    Path data;

    private final Set<String> done = new TreeSet<>();
    private final Map<String, String> named = new HashMap<>();
    private ApiDescription api;
    private Map<String, Operation> operations;
    private TestHouse house;
    private Visitor lea;

    @BeforeEach
    void open() throws IOException {
        api = ApiDescription.read();
        operations = api.operations().stream().collect(toMap(Operation::toString, Function.identity()));
        house = new TestHouse(data);
        lea = house.inside(house.links().facilitatorToken(), "Lea", "copenhagen");
        named.put("session", lea.session());
        named.put("me", lea.get("/me").body("id"));
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void everyOperationTakesAndAnswersWhatIsDescribed() throws IOException {
        keepRegister();
        keepCalendar();
        keepSession();
        keepBoards();
        keepDocs();
        keepPractices();
        keepOneself();
        keepWaysIn();
        Set<String> all = new TreeSet<>(operations.keySet());
        all.removeAll(ELSEWHERE);
        assertThat(done).as("carry out the new operation here").isEqualTo(all);
    }

    private void keepRegister() {
        get("/register", "");
        String site = "{\"name\":\"Fjord School\",\"kind\":\"SITE\",\"country\":\"DK\",\"region\":\"\",\"town\":\"\","
                + "\"shown\":\"COUNTRY\",\"zone\":\"Europe/Copenhagen\",\"contacts\":[],\"ended\":false}";
        name("site", find(post("/sites", "", site).get("sites"), "name", "Fjord School"));
        put("/sites/{id}", "site", site);
        String cohort = "{\"title\":\"Next year\",\"ended\":false}";
        name("cohort", find(post("/cohorts", "", cohort).get("cohorts"), "title", "Next year"));
        put("/cohorts/{id}", "cohort", cohort);
        String team = "{\"cohort\":\"" + id("cohort") + "\",\"kind\":\"HOME\",\"name\":\"Heron\",\"ended\":false}";
        name("team", find(post("/teams", "", team).get("teams"), "name", "Heron"));
        put("/teams/{id}", "team", team);
        String person = "{\"name\":\"Mia\",\"email\":\"mia@example.org\",\"site\":\"copenhagen\"}";
        name("person", find(post("/people", "", person).get("people"), "name", "Mia"));
        put("/people/{id}", "person", person);
        JsonNode memberships = post(
                        "/memberships",
                        "",
                        "{\"person\":\"" + id("person") + "\",\"kind\":\"COHORT\",\"of\":\"demo\","
                                + "\"role\":\"REVIEWER\"}")
                .get("memberships");
        post("/memberships/end", "", find(memberships, "person", id("person")).toString());
        name("cohort", "demo");
        send("post", "/cohorts/{id}/roster", "cohort", "name,email\nNoa,noa@example.org");
        JsonNode agreement = post("/agreements", "", "{\"title\":\"How we meet\",\"text\":\"Kindly.\"}");
        name("agreement", find(agreement, "title", "How we meet"));
        put("/agreements/{id}", "agreement", "{\"title\":\"How we meet\",\"text\":\"Kindly, and on time.\"}");
        send("post", "/agreements/{id}/{version}/publish", "agreement", "");
        get("/me/agreements", "");
        send("post", "/agreements/{id}/{version}/accept", "agreement", "");
        get("/agreements", "");
        send("post", "/agreements/{id}/{version}/retire", "agreement", "");
        get("/audit", "");
    }

    private void keepCalendar() {
        post("/cohorts/{id}/plan", "cohort", PLAN);
        post("/cohorts/{id}/fair-times", "cohort", PLAN);
        JsonNode made = post(
                "/cohorts/{id}/sessions",
                "cohort",
                "{\"starts\":[{\"title\":\"September\",\"localStart\":\"2031-09-09T15:00\"}],"
                        + "\"zone\":\"Europe/Copenhagen\",\"minutes\":180,\"boardTemplate\":\"mandala-four-fields\"}");
        name("planned", find(made, "title", "September"));
        String meeting = "{\"title\":\"Retreat\",\"kind\":\"IN_PERSON\",\"localStart\":\"2031-10-05T09:00\","
                + "\"zone\":\"Europe/Copenhagen\",\"days\":3,\"minutes\":480,\"place\":\"By the sea\","
                + "\"boardTemplate\":\"mandala-four-fields\"}";
        post("/cohorts/{id}/meetings", "cohort", meeting);
        get("/sessions/{id}/planning", "planned");
        put(
                "/sessions/{id}/planning",
                "planned",
                meeting.replace("IN_PERSON", "VIRTUAL")
                        .replace("\"days\":3", "\"days\":1")
                        .replace("480", "180"));
        put("/sessions/{id}/agenda", "planned", "{\"items\":" + ITEMS + "}");
        post("/sessions/{id}/twin", "planned", "{\"localStart\":\"2031-10-06T08:00\"}");
        send("put", "/sessions/{id}/choice", "planned", "");
        get("/sessions/{id}/ics", "planned");
        send("post", "/sessions/{id}/cancel", "planned", "");
        String template = "{\"title\":\"An evening\",\"items\":" + ITEMS + "}";
        JsonNode templates = post("/cohorts/{id}/agenda-templates", "cohort", template);
        name("template", find(templates, "title", "An evening"));
        get("/cohorts/{id}/agenda-templates", "cohort");
        put("/cohorts/{id}/agenda-templates/{template}", "cohort", template);
        send("delete", "/cohorts/{id}/agenda-templates/{template}", "cohort", "");
        String event = "{\"site\":\"copenhagen\",\"title\":\"Open day\",\"about\":\"\",\"place\":\"\",\"localStart\":"
                + "\"2031-05-01T17:00\",\"zone\":\"Europe/Copenhagen\",\"days\":1,\"minutes\":90,\"cancelled\":false}";
        name("event", post("/events", "", event));
        put("/events/{id}", "event", event);
    }

    private void keepSession() {
        get("/sessions/{id}", "session");
        get("/sessions/{id}/harvest", "session");
        get("/sessions/{id}/harvest/file", "session");
        JsonNode invite =
                post("/sessions/{id}/invites", "session", "{\"role\":\"PRACTITIONER\",\"days\":1,\"maxUses\":1}");
        name("invite", invite);
        get("/sessions/{id}/invites", "session");
        Visitor guest = house.visitor();
        as(guest, "post", "/login", "{\"token\":\"" + invite.get("token").asText() + "\"}");
        as(guest, "post", "/logout", "");
        send("delete", "/invites/{id}", "invite", "");
    }

    private void keepBoards() {
        JsonNode card = post(
                "/boards",
                "",
                "{\"title\":\"Mine\",\"template\":\"blank-circle\",\"ownerKind\":\"PERSON\",\"owner\":\"\"}");
        name("board", card);
        get("/boards", "");
        JsonNode page = get("/boards/{id}", "board");
        named.put("doc", page.at("/board/content").asText());
        put("/boards/{id}", "board", "{\"title\":\"Ours\"}");
        put("/boards/{id}/shares", "board", "{\"kind\":\"COHORT\",\"of\":\"demo\",\"access\":\"READ\"}");
        JsonNode link = post("/boards/{id}/links", "board", "{\"access\":\"READ\",\"days\":1}");
        named.put("link", link.get("id").asText());
        get("/boards/{id}/links", "board");
        as(
                house.visitor(),
                "post",
                "/board-links",
                "{\"token\":\"" + link.get("token").asText() + "\"}");
        send("delete", "/boards/{id}/links/{link}", "board", "");
        post(
                "/boards/{id}/anonymous",
                "board",
                "{\"text\":\"afraid\",\"ring\":\"r1\",\"sector\":\"all\",\"u\":0.5,\"v\":0.5}");
        post("/boards/{id}/private", "board", "{\"id\":\"r\"}");
        post("/boards/{id}/reveal", "board", "{\"id\":\"r\"}");
        send("post", "/boards/{id}/late", "board", "");
        Operation picture = operation("post /boards/{id}/files");
        Answer kept = lea.post(filled(picture, "board"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 1, 2});
        api.checkAnswer(picture, kept);
        named.put("hash", kept.body("hash"));
        get("/boards/{id}/files/{hash}", "board");
    }

    private void keepDocs() {
        named.put(
                "version",
                post("/docs/{id}/versions", "doc", "{\"name\":\"First\"}")
                        .get("id")
                        .asText());
        get("/docs/{id}/versions", "doc");
        put("/docs/{id}/versions/{version}", "doc", "{\"name\":\"The first\"}");
        get("/docs/{id}/versions/{version}/update", "doc");
        get("/docs/{id}/versions/{version}/changes", "doc");
        send("post", "/docs/{id}/versions/{version}/restore", "doc", "");
    }

    private void keepPractices() throws IOException {
        String script = Files.readString(Path.of("../config/practices/arriving.json"));
        send("post", "/practices/check", "", script);
        JsonNode saved = send("post", "/practices", "", script).json();
        assertThat(saved.get("problems")).isEmpty();
        name("practice", saved);
        named.put("version", saved.get("version").asText());
        get("/practices", "");
        get("/practices/{id}/{version}", "practice");
        put("/practices/{id}/{version}/state", "practice", "{\"state\":\"OFFERED\"}");
    }

    private void keepOneself() {
        get("/me", "");
        put("/me", "", "{\"name\":\"Lea\",\"site\":\"copenhagen\"}");
        post("/tickets", "", "{\"target\":\"session:" + id("session") + "\"}");
        get("/home", "");
        get("/world", "");
        put("/me/reminders", "", "{\"dayBefore\":true,\"hourBefore\":false}");
        send("post", "/me/feed", "", "");
        get("/me/calendar", "");
        send("delete", "/me/feed", "", "");
        get("/people/{id}/data", "me");
        JsonNode token =
                post("/program-tokens", "", "{\"name\":\"Notes\",\"doc\":\"*\",\"access\":\"READ\",\"days\":1}");
        name("token", token);
        get("/program-tokens", "");
        send("delete", "/program-tokens/{id}", "token", "");
    }

    private void keepWaysIn() {
        as(house.visitor(), "get", "/sign-in", "");
        as(house.visitor(), "post", "/sign-in/passkey/options", "");
        send("post", "/passkeys/options", "", "");
        get("/passkeys", "");
        as(house.visitor(), "post", "/sign-in/letters", "{\"email\":\"mia@example.org\"}");
        JsonNode letters = get("/outbox", "").get("letters");
        while (letters.isEmpty()) {
            letters = lea.get("/outbox").json().get("letters");
        }
        name("letter", letters.get(0));
        send("delete", "/outbox/{id}", "letter", "");
        signInElsewhere();
        JsonNode logins = get("/logins", "");
        name("login", logins.get(0).get("current").asBoolean() ? logins.get(1) : logins.get(0));
        send("delete", "/logins/{id}", "login", "");
        send("delete", "/logins", "", "");
        send("delete", "/people/{id}/data", "person", "");
    }

    private void signInElsewhere() {
        String token = send("post", "/people/{id}/sign-in-links", "me", "")
                .json()
                .get("token")
                .asText();
        as(house.visitor(), "post", "/sign-in", "{\"token\":\"" + token + "\"}");
    }

    private JsonNode get(String path, String id) {
        Answer answer = send("get", path, id, "");
        boolean json = answer.response()
                .headers()
                .firstValue("Content-Type")
                .orElse("")
                .startsWith("application/json");
        return json ? answer.json() : JSON.nullNode();
    }

    private JsonNode post(String path, String id, String body) {
        return sendJson("post", path, id, body);
    }

    private JsonNode put(String path, String id, String body) {
        return sendJson("put", path, id, body);
    }

    private JsonNode sendJson(String method, String path, String id, String body) {
        api.checkBody(operation(method + " " + path), json(body));
        Answer answer = send(method, path, id, body);
        return answer.response().body().isEmpty() ? JSON.nullNode() : answer.json();
    }

    private Answer send(String method, String path, String id, String body) {
        Operation operation = operation(method + " " + path);
        return checked(operation, lea, filled(operation, id), body);
    }

    private void as(Visitor visitor, String method, String path, String body) {
        Operation operation = operation(method + " " + path);
        if (!body.isEmpty()) {
            api.checkBody(operation, json(body));
        }
        checked(operation, visitor, path, body);
    }

    private Answer checked(Operation operation, Visitor visitor, String path, String body) {
        Answer answer = switch (operation.method()) {
            case "get" -> visitor.get(path);
            case "post" -> visitor.post(path, body);
            case "put" -> visitor.put(path, body);
            default -> visitor.delete(path);
        };
        api.checkAnswer(operation, answer);
        return answer;
    }

    private Operation operation(String name) {
        done.add(name);
        return Objects.requireNonNull(operations.get(name), name);
    }

    private String id(String what) {
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

    private void name(String what, JsonNode it) {
        named.put(what, it.get("id").asText());
    }

    private void name(String what, String id) {
        named.put(what, id);
    }

    private static JsonNode find(JsonNode list, String field, String value) {
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
