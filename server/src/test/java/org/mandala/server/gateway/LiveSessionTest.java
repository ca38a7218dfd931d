package org.mandala.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.server.DocClient;
import org.mandala.server.TestHouse;
import org.mandala.server.TestHouse.Visitor;
import org.mandala.server.TestSocket;

/** Rules L3 to L10 and L36 to L40, through real sockets. */
class LiveSessionTest {
    @TempDir
    Path data;

    private TestHouse house;
    private Visitor lea;
    private Visitor ana;
    private Visitor ben;

    @BeforeEach
    void open() {
        house = new TestHouse(data);
        come();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void come() {
        lea = house.inside(house.links().facilitatorToken(), "Lea", "copenhagen");
        ana = house.inside(house.links().participantToken(), "Ana", "singapore");
        ben = house.inside(house.links().participantToken(), "Ben", "boston");
    }

    @Test
    void whatIsForThoseWhoLeadReachesNobodyElse_L4() {
        TestSocket first = welcomed(lea, "t1");
        TestSocket second = welcomed(ana, "t2");
        TestSocket third = welcomed(ben, "t3");
        second.say("{\"type\":\"sendChat\",\"command\":\"c1\",\"to\":\"leaders\",\"text\":\"Please come\"}");
        assertThat(body(first).get("text").asText()).isEqualTo("Please come");
        assertThat(body(second).get("type").asText()).isEqualTo("chatSaid");
        assertThat(body(third).get("type").asText()).isEqualTo("withheld");
        TestSocket again = ben.enter("t4");
        assertThat(again.hearsNext("welcome").get("state").get("chat")).isEmpty();
    }

    @Test
    void notesToTheAgendaAreForThoseWhoLead_L3() {
        String line = lea.get("/sessions/" + lea.session())
                .json()
                .get("agenda")
                .get(0)
                .get("id")
                .asText();
        lea.put(
                        "/sessions/" + lea.session() + "/agenda",
                        "{\"items\":[{\"id\":\"" + line + "\",\"kind\":\"talk\",\"title\":\"Welcome\",\"minutes\":5,"
                                + "\"grouping\":\"room\",\"notes\":\"Breathe first\"}]}")
                .status(200);
        assertThat(lea.get("/sessions/" + lea.session())
                        .json()
                        .get("agenda")
                        .get(0)
                        .get("notes")
                        .asText())
                .isEqualTo("Breathe first");
        assertThat(ana.get("/sessions/" + ana.session())
                        .json()
                        .get("agenda")
                        .get(0)
                        .has("notes"))
                .isFalse();
        TestSocket first = welcomed(lea, "t1");
        TestSocket second = welcomed(ana, "t2");
        first.say("{\"type\":\"setNotes\",\"command\":\"c1\",\"line\":\"" + line + "\",\"text\":\"Slowly\"}");
        assertThat(body(first).get("text").asText()).isEqualTo("Slowly");
        assertThat(body(second).get("type").asText()).isEqualTo("withheld");
    }

    @Test
    void whoComesBackGetsWhatCameAfter_L6() {
        TestSocket first = welcomed(lea, "t1");
        first.say("{\"type\":\"raiseHand\",\"command\":\"c1\"}");
        first.hearsNext("event");
        TestSocket second =
                ana.open("/ws/session/" + ana.session() + "?ticket=" + ana.ticket("session:" + ana.session()));
        second.say("{\"type\":\"hello\",\"tab\":\"t2\",\"after\":0}");
        JsonNode welcome = second.hearsNext("welcome");
        assertThat(welcome.has("state")).isFalse();
        assertThat(welcome.get("events")).hasSize(1);
        assertThat(welcome.get("events").get(0).get("body").get("type").asText())
                .isEqualTo("handRaised");
    }

    @Test
    void anOrderThatFoundDoneWhatItWantedDoesNothingLater_L7() {
        TestSocket first = welcomed(lea, "t1");
        first.say("{\"type\":\"lowerHand\",\"command\":\"c1\"}");
        assertThat(first.hearsNext("done").get("command").asText()).isEqualTo("c1");
        first.say("{\"type\":\"raiseHand\",\"command\":\"c2\"}");
        first.hearsNext("event");
        first.say("{\"type\":\"lowerHand\",\"command\":\"c1\"}");
        first.hearsNext("done");
        assertThat(lea.enter("t9").hearsNext("welcome").get("state").get("hands"))
                .hasSize(1);
    }

    @Test
    void whoIsTooFastIsToldSoAndStays_L8() {
        TestSocket first = welcomed(ana, "t1");
        for (int i = 0; i < 11; i++) {
            first.say("{\"type\":\"sendChat\",\"command\":\"c" + i + "\",\"to\":\"room\",\"text\":\"Hello\"}");
        }
        assertThat(first.hearsNext("refused").get("code").asText()).isEqualTo("TOO_FAST");
        first.say("{\"type\":\"raiseHand\",\"command\":\"h\"}");
        first.say("{\"type\":\"clock\",\"t0\":1}");
        first.hearsNext("clock");
    }

    @Test
    void aHandOutlivesTheServer_L10() {
        TestSocket first = welcomed(ana, "t1");
        first.say("{\"type\":\"raiseHand\",\"command\":\"c1\"}");
        first.hearsNext("event");
        house.close();
        house = new TestHouse(data);
        come();
        assertThat(lea.enter("t2").hearsNext("welcome").get("state").get("hands"))
                .hasSize(1);
    }

    @Test
    void whoComesWaitsUntilTheyAreLetIn_L36() {
        TestSocket first = welcomed(lea, "t1");
        first.say("{\"type\":\"setDoors\",\"command\":\"c1\",\"waiting\":true}");
        first.hearsNext("event");
        TestSocket second = ana.enter("t2");
        second.hearsNext("waiting");
        String person =
                first.hearsNext("waiters").get("people").get(0).get("id").asText();
        first.say("{\"type\":\"admit\",\"command\":\"c2\",\"person\":\"" + person + "\"}");
        assertThat(second.hearsNext("welcome").get("me").asText()).isEqualTo(person);
    }

    @Test
    void onlyThoseWhoLeadMayLead_R3() {
        TestSocket second = welcomed(ana, "t2");
        second.say("{\"type\":\"endSession\",\"command\":\"c1\"}");
        assertThat(second.hearsNext("refused").get("code").asText()).isEqualTo("NOT_ALLOWED");
    }

    @Test
    void aJournalOpensToItsPersonAlone_L40() {
        String doc = "journal:" + ana.session() + ":"
                + ana.get("/me").json().get("id").asText();
        assertThat(lea.post("/tickets", "{\"target\":\"doc:" + doc + "\"}")
                        .response()
                        .statusCode())
                .isGreaterThanOrEqualTo(400);
        assertThat(ana.ticket("doc:" + doc)).isNotBlank();
    }

    @Test
    void theHarvestHasTheSessionAsItRanAndNoPrivateWords_L37_L38_L39() {
        TestSocket first = welcomed(lea, "t1");
        TestSocket second = welcomed(ana, "t2");
        String line = lea.get("/sessions/" + lea.session())
                .json()
                .get("agenda")
                .get(0)
                .get("id")
                .asText();
        first.say("{\"type\":\"beginLine\",\"command\":\"c1\",\"line\":\"" + line + "\"}");
        event(first, "peopleCame");
        second.say("{\"type\":\"sendChat\",\"command\":\"c2\",\"to\":\"room\",\"text\":\"For all\"}");
        second.say("{\"type\":\"sendChat\",\"command\":\"c3\",\"to\":\"leaders\",\"text\":\"For few\"}");
        event(second, "chatSaid");
        event(second, "chatSaid");
        JsonNode part = ana.get("/sessions/" + ana.session() + "/harvest")
                .json()
                .get("parts")
                .get(0);
        assertThat(part.get("people").findValuesAsText("site")).contains("Copenhagen", "Singapore");
        assertThat(part.get("chat").findValuesAsText("text")).containsExactly("For all");
        assertThat(part.get("agenda").get(0).has("from")).isTrue();
        String file = ana.get("/sessions/" + ana.session() + "/harvest/file")
                .status(200)
                .response()
                .body();
        assertThat(file).contains("### As it ran", "Ana: For all").doesNotContain("For few");
    }

    @Test
    void theWordsOfWhoIsErasedGoFromTheLogFromMemoryAndFromAllScreens_R8() {
        TestSocket first = welcomed(lea, "t1");
        TestSocket second = welcomed(ana, "t2");
        second.say("{\"type\":\"sendChat\",\"command\":\"c1\",\"to\":\"room\",\"text\":\"Canary\"}");
        second.say("{\"type\":\"nameCompanions\",\"command\":\"c2\",\"names\":[\"Canary too\"]}");
        event(first, "chatSaid");
        event(first, "companionsNamed");
        first.say("{\"type\":\"sendChat\",\"command\":\"c3\",\"to\":\"room\",\"text\":\"I stay\"}");
        event(first, "chatSaid");
        String copy = new String(archive(ana), StandardCharsets.UTF_8);
        assertThat(copy).contains("Canary", "Canary too");
        ana.delete("/people/" + ana.get("/me").body("id") + "/data").status(204);
        assertThat(second.closeCode()).isEqualTo(4401);
        JsonNode told = first.hearsNext("welcome");
        assertThat(told.get("state").get("chat").findValuesAsText("text")).containsExactly("I stay");
        assertThat(told.toString()).doesNotContain("Canary");
        assertThat(comesBackAfter(3).toString()).contains("\"state\"").doesNotContain("Canary");
        assertThat(lea.get("/sessions/" + lea.session() + "/harvest").response().body())
                .contains("I stay")
                .doesNotContain("Canary");
        first.say("{\"type\":\"raiseHand\",\"command\":\"c4\"}");
        event(first, "handRaised");
    }

    /** Ben, who had folded the log up to there. */
    private JsonNode comesBackAfter(long seq) {
        TestSocket socket =
                ben.open("/ws/session/" + ben.session() + "?ticket=" + ben.ticket("session:" + ben.session()));
        socket.say("{\"type\":\"hello\",\"tab\":\"t3\",\"after\":" + seq + "}");
        return socket.hearsNext("welcome");
    }

    private static byte[] archive(Visitor visitor) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(
                visitor.bytes("/people/" + visitor.get("/me").body("id") + "/data")))) {
            zip.getNextEntry();
            return zip.readAllBytes();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theHarvestHasTheBoardsAsTheyWereWhenTheSessionEnded_L43() {
        TestSocket first = welcomed(lea, "t1");
        String content = lea.get("/sessions/" + lea.session())
                .json()
                .get("board")
                .get("content")
                .asText();
        first.say("{\"type\":\"endSession\",\"command\":\"c1\"}");
        event(first, "sessionEnded");
        JsonNode board = keptBoard();
        assertThat(board.get("then").get("content").asText()).isEqualTo(content);
        String version = board.get("then").get("contentVersion").asText();
        ana.get("/docs/" + content + "/versions/" + version + "/update").status(200);
    }

    @Test
    void twinsHaveOneHarvest_L38() {
        List<String> twins = twins(lea);
        say(lea, twins.get(0), "In the morning");
        say(lea, twins.get(1), "In the evening");
        for (String session : twins) {
            JsonNode harvest = lea.get("/sessions/" + session + "/harvest").json();
            assertThat(harvest.get("parts")).hasSize(2);
            assertThat(harvest.get("parts").findValuesAsText("text"))
                    .containsExactlyInAnyOrder("In the morning", "In the evening");
            assertThat(harvest.get("boards")).as("they share one board").hasSize(1);
        }
    }

    /** They are kept while nobody waits for it. */
    private JsonNode keptBoard() {
        DocClient.until("the board is kept", () -> board().has("then"));
        return board();
    }

    private JsonNode board() {
        return ana.get("/sessions/" + ana.session() + "/harvest")
                .json()
                .get("boards")
                .get(0);
    }

    /** The ids of a session and its twin. */
    private static List<String> twins(Visitor visitor) {
        for (JsonNode each : visitor.get("/home").json().get("sessions")) {
            if (each.has("twinOf")) {
                return List.of(each.get("twinOf").asText(), each.get("id").asText());
            }
        }
        throw new AssertionError("the demo has twins");
    }

    private static void say(Visitor visitor, String session, String text) {
        visitor.get("/sessions/" + session).status(200);
        TestSocket socket = visitor.open("/ws/session/" + session + "?ticket=" + visitor.ticket("session:" + session));
        socket.say("{\"type\":\"hello\",\"tab\":\"t1\"}");
        socket.hearsNext("welcome");
        socket.say("{\"type\":\"sendChat\",\"command\":\"c1\",\"to\":\"room\",\"text\":\"" + text + "\"}");
        event(socket, "chatSaid");
    }

    private static TestSocket welcomed(Visitor visitor, String tab) {
        TestSocket socket = visitor.enter(tab);
        socket.hearsNext("welcome");
        return socket;
    }

    private static JsonNode body(TestSocket socket) {
        return socket.hearsNext("event").get("body");
    }

    private static void event(TestSocket socket, String type) {
        JsonNode heard = body(socket);
        while (!heard.get("type").asText().equals(type)) {
            heard = body(socket);
        }
    }
}
