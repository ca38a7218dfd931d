package org.mandala.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.server.TestHouse;
import org.mandala.server.TestHouse.Visitor;

/** Rules B2 to B10. */
class BoardsApiTest {
    @TempDir
    static Path data;

    private static TestHouse house;

    private Visitor ana;
    private Visitor ben;

    @BeforeAll
    static void open() {
        house = new TestHouse(data);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @BeforeEach
    void comeIn() {
        ana = house.inside(house.links().participantToken(), "Ana", "copenhagen");
        ben = house.inside(house.links().participantToken(), "Ben", "copenhagen");
    }

    @Test
    void onesOwnBoardIsNobodyElsesUntilItIsShared_B3_B4() {
        String board = make(ana, "PERSON", "");
        ben.get("/boards/" + board).status(404);
        ben.post("/tickets", ticketFor(board)).status(403);
        JsonNode cohort = circle(ana);
        ana.put("/boards/" + board + "/shares", share(cohort, "\"READ\"")).status(200);
        assertThat(ben.get("/boards/" + board)
                        .status(200)
                        .json()
                        .at("/card/right")
                        .asText())
                .isEqualTo("READ");
        ben.put("/boards/" + board, "{\"title\":\"Mine now\"}").status(403);
        ana.put("/boards/" + board + "/shares", share(cohort, "null")).status(200);
        ben.get("/boards/" + board).status(404);
    }

    @Test
    void aBoardIsRenamedArchivedDeletedAndBroughtBack_B5() {
        String board = make(ana, "PERSON", "");
        ana.put("/boards/" + board, "{\"title\":\"  River  \"}").status(200);
        ana.put("/boards/" + board, "{\"title\":\"\"}").status(400);
        assertThat(ana.get("/boards/" + board).json().at("/card/title").asText())
                .isEqualTo("River");
        ana.put("/boards/" + board, "{\"archived\":true}").status(200);
        ana.put("/boards/" + board, "{\"deleted\":true}").status(200);
        ana.post("/tickets", ticketFor(board)).status(403);
        JsonNode card = ana.get("/boards").json().at("/boards/0");
        assertThat(card.get("archived").asBoolean()).isTrue();
        assertThat(card.get("deleted").asBoolean()).isTrue();
        ana.put("/boards/" + board, "{\"archived\":false,\"deleted\":false}").status(200);
        ana.post("/tickets", ticketFor(board)).status(200);
    }

    @Test
    void aBoardGoesOnlyToACircleOfOnesOwn_B3() {
        ana.post("/boards", wish("TEAM", "nobodys-team")).status(403);
        ana.post("/boards", wish("PROGRAMME", "x")).status(400);
        ana.post("/boards", "{\"title\":\"\",\"template\":\"none\",\"ownerKind\":\"PERSON\",\"owner\":\"\"}")
                .status(400);
    }

    @Test
    void thereIsATemplateForEachOfTheEleven_B2() {
        JsonNode list = ana.get("/boards").status(200).json();
        assertThat(list.get("templates")).hasSize(11);
        for (JsonNode template : list.get("templates")) {
            ana.post(
                            "/boards",
                            "{\"title\":\"\",\"template\":\""
                                    + template.get("id").asText() + "\",\"ownerKind\":\"PERSON\",\"owner\":\"\"}")
                    .status(200);
        }
        assertThat(ana.get("/boards").json().get("boards")).hasSize(11);
    }

    @Test
    void aNoteIsPlacedInNobodysName_B9() {
        String board = make(ana, "PERSON", "");
        String note = "{\"text\":\"afraid\",\"ring\":\"r1\",\"sector\":\"all\",\"u\":0.5,\"v\":0.5}";
        ana.post("/boards/" + board + "/anonymous", note).status(204);
        ben.post("/boards/" + board + "/anonymous", note).status(404);
        ana.post("/boards/" + board + "/anonymous", note.replace("afraid", " ")).status(400);
    }

    @Test
    void aDocOfOnesOwnOpensToNobodyElse_B7() {
        String board = make(ana, "PERSON", "");
        ana.put("/boards/" + board + "/shares", share(circle(ana), "\"WRITE\"")).status(200);
        String own = ana.get("/boards/" + board).json().get("own").asText();
        ana.post("/tickets", "{\"target\":\"doc:" + own + "\"}").status(200);
        ben.post("/tickets", "{\"target\":\"doc:" + own + "\"}").status(403);
        ben.post("/boards/" + board + "/private", "{\"id\":\"r\"}").status(403);
        ana.post("/boards/" + board + "/private", "{\"id\":\"r\"}").status(204);
        ana.post("/boards/" + board + "/reveal", "{\"id\":\"r\"}").status(204);
        ben.post("/boards/" + board + "/late", "").status(204);
    }

    private static String make(Visitor who, String kind, String owner) {
        return who.post("/boards", wish(kind, owner)).body("id");
    }

    private static String wish(String kind, String owner) {
        return "{\"title\":\"\",\"template\":\"blank-circle\",\"ownerKind\":\"" + kind + "\",\"owner\":\"" + owner
                + "\"}";
    }

    private static JsonNode circle(Visitor who) {
        for (JsonNode circle : who.get("/boards").json().get("circles")) {
            if (circle.get("kind").asText().equals("COHORT")) {
                return circle;
            }
        }
        throw new AssertionError("no cohort");
    }

    private static String share(JsonNode circle, String access) {
        return "{\"kind\":\"" + circle.get("kind").asText() + "\",\"of\":\""
                + circle.get("id").asText() + "\",\"access\":" + access + "}";
    }

    private static String ticketFor(String board) {
        String content = "content." + board.substring("board.".length());
        return "{\"target\":\"doc:" + content + "\"}";
    }
}
