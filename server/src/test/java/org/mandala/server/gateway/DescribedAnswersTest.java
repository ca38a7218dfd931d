package org.mandala.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.server.TestDoc;
import org.mandala.server.TestHouse;
import org.mandala.server.TestHouse.Answer;
import org.mandala.server.TestHouse.Visitor;

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

    private static final String ITEMS =
            "[{\"kind\":\"talk\",\"title\":\"Welcome\",\"minutes\":5,\"grouping\":\"room\",\"notes\":\"Slowly\"}]";
    private static final String PLAN =
            "{\"week\":2,\"weekday\":\"TUESDAY\",\"time\":\"15:00\",\"zone\":\"Europe/Copenhagen\","
                    + "\"firstMonth\":\"2031-09\",\"months\":3,\"minutes\":180}";

    @TempDir
    Path data;

    private TestHouse house;
    private Visitor lea;
    private DescribedCalls calls;

    @BeforeEach
    void open() throws IOException {
        house = new TestHouse(data);
        lea = house.inside(house.links().facilitatorToken(), "Lea", "copenhagen");
        calls = new DescribedCalls(lea);
        calls.name("session", lea.session());
        calls.name("me", lea.get("/me").body("id"));
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
        assertThat(calls.left()).as("carry out the new operation here").isEqualTo(ELSEWHERE);
    }

    private void keepRegister() {
        calls.get("/register", "");
        String site = "{\"name\":\"Fjord School\",\"kind\":\"SITE\",\"country\":\"DK\",\"region\":\"\",\"town\":\"\","
                + "\"shown\":\"COUNTRY\",\"zone\":\"Europe/Copenhagen\",\"contacts\":[],\"ended\":false}";
        calls.name("site", DescribedCalls.find(calls.post("/sites", "", site).get("sites"), "name", "Fjord School"));
        calls.put("/sites/{id}", "site", site);
        String cohort = "{\"title\":\"Next year\",\"ended\":false}";
        calls.name(
                "cohort", DescribedCalls.find(calls.post("/cohorts", "", cohort).get("cohorts"), "title", "Next year"));
        calls.put("/cohorts/{id}", "cohort", cohort);
        String team =
                "{\"cohort\":\"" + calls.id("cohort") + "\",\"kind\":\"HOME\",\"name\":\"Heron\",\"ended\":false}";
        calls.name("team", DescribedCalls.find(calls.post("/teams", "", team).get("teams"), "name", "Heron"));
        calls.put("/teams/{id}", "team", team);
        String person = "{\"name\":\"Mia\",\"email\":\"mia@example.org\",\"site\":\"copenhagen\"}";
        calls.name(
                "person", DescribedCalls.find(calls.post("/people", "", person).get("people"), "name", "Mia"));
        calls.put("/people/{id}", "person", person);
        JsonNode memberships = calls.post(
                        "/memberships",
                        "",
                        "{\"person\":\"" + calls.id("person") + "\",\"kind\":\"COHORT\",\"of\":\"demo\","
                                + "\"role\":\"REVIEWER\"}")
                .get("memberships");
        calls.post(
                "/memberships/end",
                "",
                DescribedCalls.find(memberships, "person", calls.id("person")).toString());
        calls.name("cohort", "demo");
        calls.send("post", "/cohorts/{id}/roster", "cohort", "name,email\nNoa,noa@example.org");
        JsonNode agreement = calls.post("/agreements", "", "{\"title\":\"How we meet\",\"text\":\"Kindly.\"}");
        calls.name("agreement", DescribedCalls.find(agreement, "title", "How we meet"));
        calls.put("/agreements/{id}", "agreement", "{\"title\":\"How we meet\",\"text\":\"Kindly, and on time.\"}");
        calls.send("post", "/agreements/{id}/{version}/publish", "agreement", "");
        calls.get("/me/agreements", "");
        calls.send("post", "/agreements/{id}/{version}/accept", "agreement", "");
        calls.get("/agreements", "");
        calls.send("post", "/agreements/{id}/{version}/retire", "agreement", "");
        calls.get("/audit", "");
    }

    private void keepCalendar() {
        calls.post("/cohorts/{id}/plan", "cohort", PLAN);
        calls.post("/cohorts/{id}/fair-times", "cohort", PLAN);
        JsonNode made = calls.post(
                "/cohorts/{id}/sessions",
                "cohort",
                "{\"starts\":[{\"title\":\"September\",\"localStart\":\"2031-09-09T15:00\"}],"
                        + "\"zone\":\"Europe/Copenhagen\",\"minutes\":180,\"boardTemplate\":\"mandala-four-fields\"}");
        calls.name("planned", DescribedCalls.find(made, "title", "September"));
        String meeting = "{\"title\":\"Retreat\",\"kind\":\"IN_PERSON\",\"localStart\":\"2031-10-05T09:00\","
                + "\"zone\":\"Europe/Copenhagen\",\"days\":3,\"minutes\":480,\"place\":\"By the sea\","
                + "\"boardTemplate\":\"mandala-four-fields\"}";
        calls.post("/cohorts/{id}/meetings", "cohort", meeting);
        calls.get("/sessions/{id}/planning", "planned");
        calls.put(
                "/sessions/{id}/planning",
                "planned",
                meeting.replace("IN_PERSON", "VIRTUAL")
                        .replace("\"days\":3", "\"days\":1")
                        .replace("480", "180"));
        calls.put("/sessions/{id}/agenda", "planned", "{\"items\":" + ITEMS + "}");
        calls.post("/sessions/{id}/twin", "planned", "{\"localStart\":\"2031-10-06T08:00\"}");
        calls.send("put", "/sessions/{id}/choice", "planned", "");
        calls.get("/sessions/{id}/ics", "planned");
        calls.send("post", "/sessions/{id}/cancel", "planned", "");
        String template = "{\"title\":\"An evening\",\"items\":" + ITEMS + "}";
        JsonNode templates = calls.post("/cohorts/{id}/agenda-templates", "cohort", template);
        calls.name("template", DescribedCalls.find(templates, "title", "An evening"));
        calls.get("/cohorts/{id}/agenda-templates", "cohort");
        calls.put("/cohorts/{id}/agenda-templates/{template}", "cohort", template);
        calls.send("delete", "/cohorts/{id}/agenda-templates/{template}", "cohort", "");
        String event = "{\"site\":\"copenhagen\",\"title\":\"Open day\",\"about\":\"\",\"place\":\"\",\"localStart\":"
                + "\"2031-05-01T17:00\",\"zone\":\"Europe/Copenhagen\",\"days\":1,\"minutes\":90,\"cancelled\":false}";
        calls.name("event", calls.post("/events", "", event));
        calls.put("/events/{id}", "event", event);
    }

    private void keepSession() {
        calls.get("/sessions/{id}", "session");
        calls.get("/sessions/{id}/expected", "session");
        calls.get("/sessions/{id}/harvest", "session");
        calls.get("/sessions/{id}/harvest/file", "session");
        calls.get("/sessions/{id}/harvest/chat", "session");
        JsonNode invite =
                calls.post("/sessions/{id}/invites", "session", "{\"role\":\"PRACTITIONER\",\"days\":1,\"maxUses\":1}");
        calls.name("invite", invite);
        calls.get("/sessions/{id}/invites", "session");
        Visitor guest = house.visitor();
        calls.as(guest, "post", "/login", "{\"token\":\"" + invite.get("token").asText() + "\"}");
        calls.as(guest, "post", "/logout", "");
        calls.send("delete", "/invites/{id}", "invite", "");
    }

    private void keepBoards() {
        JsonNode card = calls.post(
                "/boards",
                "",
                "{\"title\":\"Mine\",\"template\":\"blank-circle\",\"ownerKind\":\"PERSON\",\"owner\":\"\"}");
        calls.name("board", card);
        calls.get("/boards", "");
        JsonNode page = calls.get("/boards/{id}", "board");
        calls.name("doc", page.at("/board/content").asText());
        calls.put("/boards/{id}", "board", "{\"title\":\"Ours\"}");
        calls.put("/boards/{id}/shares", "board", "{\"kind\":\"COHORT\",\"of\":\"demo\",\"access\":\"READ\"}");
        calls.put("/boards/{id}/reserved", "board", "{\"part\":\"free\",\"holders\":[]}");
        calls.put("/boards/{id}/lookers", "board", "{\"person\":\"somebody\",\"only\":false}");
        JsonNode link = calls.post("/boards/{id}/links", "board", "{\"access\":\"READ\",\"days\":1}");
        calls.name("link", link.get("id").asText());
        calls.get("/boards/{id}/links", "board");
        calls.as(
                house.visitor(),
                "post",
                "/board-links",
                "{\"token\":\"" + link.get("token").asText() + "\"}");
        calls.send("delete", "/boards/{id}/links/{link}", "board", "");
        calls.post(
                "/boards/{id}/anonymous",
                "board",
                "{\"text\":\"afraid\",\"ring\":\"r1\",\"sector\":\"all\",\"u\":0.5,\"v\":0.5}");
        calls.post("/boards/{id}/private", "board", "{\"id\":\"r\"}");
        calls.post("/boards/{id}/reveal", "board", "{\"id\":\"r\"}");
        calls.send("post", "/boards/{id}/late", "board", "");
        Answer kept = calls.postFile("/boards/{id}/files", "board", new byte[] {(byte) 0x89, 'P', 'N', 'G', 1, 2});
        calls.name("hash", kept.body("hash"));
        calls.get("/boards/{id}/files/{hash}", "board");
    }

    private void keepDocs() {
        calls.name(
                "version",
                calls.post("/docs/{id}/versions", "doc", "{\"name\":\"First\"}")
                        .get("id")
                        .asText());
        calls.get("/docs/{id}/versions", "doc");
        calls.put("/docs/{id}/versions/{version}", "doc", "{\"name\":\"The first\"}");
        calls.get("/docs/{id}/versions/{version}/update", "doc");
        calls.get("/docs/{id}/versions/{version}/changes", "doc");
        calls.send("post", "/docs/{id}/versions/{version}/restore", "doc", "");
    }

    private void keepPractices() throws IOException {
        String script = Files.readString(Path.of("../config/practices/arriving.json"));
        calls.send("post", "/practices/check", "", script);
        JsonNode saved = calls.send("post", "/practices", "", script).json();
        assertThat(saved.get("problems")).isEmpty();
        calls.name("practice", saved);
        calls.name("version", saved.get("version").asText());
        calls.get("/practices", "");
        calls.get("/practices/{id}/{version}", "practice");
        calls.put("/practices/{id}/{version}/state", "practice", "{\"state\":\"OFFERED\"}");
    }

    private void keepOneself() {
        calls.get("/me", "");
        calls.put("/me", "", "{\"name\":\"Lea\",\"site\":\"copenhagen\"}");
        calls.post("/tickets", "", "{\"target\":\"session:" + calls.id("session") + "\"}");
        calls.get("/home", "");
        calls.get("/world", "");
        calls.put("/me/reminders", "", "{\"dayBefore\":true,\"hourBefore\":false}");
        calls.send("post", "/me/feed", "", "");
        calls.get("/me/calendar", "");
        calls.send("delete", "/me/feed", "", "");
        calls.get("/people/{id}/data", "me");
        JsonNode token =
                calls.post("/program-tokens", "", "{\"name\":\"Notes\",\"doc\":\"*\",\"access\":\"READ\",\"days\":1}");
        calls.name("token", token);
        calls.get("/program-tokens", "");
        calls.send("delete", "/program-tokens/{id}", "token", "");
    }

    private void keepWaysIn() {
        calls.as(house.visitor(), "get", "/sign-in", "");
        calls.as(house.visitor(), "post", "/sign-in/passkey/options", "");
        calls.send("post", "/passkeys/options", "", "");
        calls.get("/passkeys", "");
        calls.as(house.visitor(), "post", "/sign-in/letters", "{\"email\":\"mia@example.org\"}");
        TestDoc.await("the letter", () -> !letters().isEmpty());
        calls.get("/outbox", "");
        calls.name("letter", letters().get(0));
        calls.send("delete", "/outbox/{id}", "letter", "");
        signInElsewhere();
        JsonNode logins = calls.get("/logins", "");
        calls.name("login", logins.get(0).get("current").asBoolean() ? logins.get(1) : logins.get(0));
        calls.send("delete", "/logins/{id}", "login", "");
        calls.send("delete", "/logins", "", "");
        calls.send("delete", "/people/{id}/data", "person", "");
    }

    private JsonNode letters() {
        return lea.get("/outbox").json().get("letters");
    }

    private void signInElsewhere() {
        String token = calls.send("post", "/people/{id}/sign-in-links", "me", "")
                .json()
                .get("token")
                .asText();
        calls.as(house.visitor(), "post", "/sign-in", "{\"token\":\"" + token + "\"}");
    }
}
