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
import org.mandala.server.TestHouse.Answer;
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
    void aLinkLetsSomebodyInToOneBoardAndNowhereElse_B10() {
        String board = make(ana, "PERSON", "");
        String token = link(ana, board, "WRITE").get("token").asText();
        Visitor stranger = house.visitor();
        assertThat(take(stranger, token).body("board")).isEqualTo(board);
        stranger.put("/me", "{\"name\":\"Noor\",\"site\":\"boston\"}").status(200);
        assertThat(stranger.get("/boards/" + board).json().at("/card/right").asText())
                .isEqualTo("WRITE");
        stranger.post("/tickets", ticketFor(board)).status(200);
        stranger.get("/sessions/" + ana.session()).status(404);
        assertThat(stranger.get("/home").status(200).json().get("cohorts")).isEmpty();
        assertThat(stranger.get("/boards/" + board + "/links").response().statusCode())
                .isEqualTo(403);
        JsonNode share = ana.get("/boards/" + board).json().at("/shares/0");
        assertThat(share.get("name").asText()).isEqualTo("Noor");
        ana.put(
                        "/boards/" + board + "/shares",
                        "{\"kind\":\"PERSON\",\"of\":\"" + share.get("of").asText() + "\",\"access\":null}")
                .status(200);
        stranger.get("/boards/" + board).status(404);
    }

    @Test
    void whoIsSignedInKeepsWhoTheyAreAndARightToWriteIsNotMadeLess_B10() {
        String board = make(ana, "PERSON", "");
        String before = ben.get("/me").body("id");
        take(ben, link(ana, board, "WRITE").get("token").asText()).status(200);
        take(ben, link(ana, board, "READ").get("token").asText()).status(200);
        assertThat(ben.get("/me").body("id")).isEqualTo(before);
        assertThat(ben.get("/boards/" + board).json().at("/card/right").asText())
                .isEqualTo("WRITE");
    }

    @Test
    void aLinkThatIsWithdrawnUnknownOrToADeletedBoardLetsNobodyIn_B10() {
        String board = make(ana, "PERSON", "");
        JsonNode link = link(ana, board, "READ");
        ana.delete("/boards/" + board + "/links/" + link.get("id").asText()).status(204);
        ana.delete("/boards/" + board + "/links/" + link.get("id").asText()).status(404);
        assertThat(take(house.visitor(), link.get("token").asText())
                        .status(410)
                        .json()
                        .get("code")
                        .asText())
                .isEqualTo("INVITE_REVOKED");
        take(house.visitor(), "nothing").status(404);
        JsonNode other = link(ana, board, "READ");
        assertThat(ana.get("/boards/" + board + "/links").json().toString())
                .contains("\"revoked\":true")
                .doesNotContain("token");
        ana.put("/boards/" + board, "{\"deleted\":true}").status(200);
        take(house.visitor(), other.get("token").asText()).status(404);
    }

    @Test
    void onlyWhoKeepsABoardMakesLinksToIt_B10() {
        String board = make(ana, "PERSON", "");
        ben.post("/boards/" + board + "/links", "{\"access\":\"READ\",\"days\":7}")
                .status(404);
        take(ben, link(ana, board, "WRITE").get("token").asText()).status(200);
        ben.post("/boards/" + board + "/links", "{\"access\":\"READ\",\"days\":7}")
                .status(403);
        ana.post("/boards/" + board + "/links", "{\"access\":\"KEEP\",\"days\":7}")
                .status(400);
        ana.post("/boards/" + board + "/links", "{\"access\":\"READ\",\"days\":0}")
                .status(400);
        ana.post("/boards/" + board + "/links", "{\"access\":\"READ\",\"days\":91}")
                .status(400);
    }

    private static JsonNode link(Visitor visitor, String board, String access) {
        return visitor.post("/boards/" + board + "/links", "{\"access\":\"" + access + "\",\"days\":7}")
                .status(200)
                .json();
    }

    private static Answer take(Visitor visitor, String token) {
        return visitor.post("/board-links", "{\"token\":\"" + token + "\"}");
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
        assertThat(ana.get("/boards").json().get("boards").findValuesAsText("ownerKind"))
                .filteredOn("PERSON"::equals)
                .hasSizeGreaterThanOrEqualTo(11);
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
