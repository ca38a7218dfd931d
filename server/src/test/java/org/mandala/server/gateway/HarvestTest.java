package org.mandala.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mandala.server.DocClient;
import org.mandala.server.TestHouse.Visitor;
import org.mandala.server.TestSocket;

/** What a session brought: rules L37 to L39 and L43. */
class HarvestTest extends LiveScene {
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
        String chat = ana.get("/sessions/" + ana.session() + "/harvest/chat")
                .status(200)
                .response()
                .body();
        assertThat(chat).contains("Ana: For all").doesNotContain("As it ran", "For few");
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
}
