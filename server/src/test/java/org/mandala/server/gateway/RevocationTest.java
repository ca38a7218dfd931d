package org.mandala.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.server.RightsHouse;
import org.mandala.server.TestHouse;
import org.mandala.server.TestHouse.Visitor;
import org.mandala.server.TestSocket;

/** What ends or changes, ends or changes for live sockets within two seconds: rule R6. */
class RevocationTest {
    private static final long WITHIN_NS = 2_000_000_000L;

    @TempDir
    Path data;

    @TempDir
    Path other;

    private TestHouse house;

    @BeforeEach
    void open() {
        house = new TestHouse(data);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void signingOutClosesBothKindsOfSockets_R6() {
        Visitor ana = house.inside(house.links().participantToken(), "Ana", "copenhagen");
        TestSocket session = ana.enter("tab-1");
        session.hears("welcome");
        TestSocket doc = doc(ana);
        long since = System.nanoTime();
        ana.post("/logout", "").status(204);
        assertThat(session.closeCode()).isEqualTo(4401);
        assertThat(doc.closeCode()).isEqualTo(4401);
        assertThat(System.nanoTime() - since).isLessThan(WITHIN_NS);
    }

    @Test
    void aSignedOutLoginIsWorthNothingToWhoStoleIt_H4() {
        try (RightsHouse rights = new RightsHouse(other)) {
            Visitor thief = rights.visitor("cohort-practitioner");
            rights.visitor("cohort-practitioner").post("/logout", "").status(204);
            thief.get("/me").status(401);
            rights.elsewhere("cohort-practitioner").get("/me").status(200);
        }
    }

    @Test
    void endingAllOtherLoginsLeavesOnesOwnAlone_R6() {
        try (RightsHouse rights = new RightsHouse(other)) {
            endOthers(rights.visitor("cohort-practitioner"), rights.elsewhere("cohort-practitioner"));
        }
    }

    @Test
    void aTicketOfALoginThatHasEndedOpensNothing_H7() {
        try (RightsHouse rights = new RightsHouse(other)) {
            Visitor ended = rights.visitor("cohort-practitioner");
            rights.visitor("cohort-host")
                    .get("/sessions/" + RightsHouse.SESSION)
                    .status(200);
            String session = ended.ticket("session:" + RightsHouse.SESSION);
            String doc = ended.ticket("doc:content.one");
            rights.visitor("cohort-practitioner").post("/logout", "").status(204);
            assertThat(ended.open("/ws/session/one?ticket=" + session).closeCode())
                    .isEqualTo(4401);
            assertThat(ended.open("/ws/doc/content.one?ticket=" + doc).closeCode())
                    .isEqualTo(4401);
        }
    }

    private static void endOthers(Visitor here, Visitor there) {
        assertThat(here.get("/logins").json()).hasSize(2);
        TestSocket own = here.enter("tab-1");
        own.hears("welcome");
        TestSocket other = there.enter("tab-2");
        other.hears("welcome");
        long since = System.nanoTime();
        here.delete("/logins").status(204);
        assertThat(other.closeCode()).isEqualTo(4401);
        assertThat(System.nanoTime() - since).isLessThan(WITHIN_NS);
        own.say("{\"type\":\"clock\",\"t0\":1}");
        own.hearsNext("clock");
        there.get("/me").status(401);
        JsonNode left = here.get("/logins").json();
        assertThat(left).hasSize(1);
        assertThat(left.get(0).get("current").asBoolean()).isTrue();
    }

    @Test
    void aNewRoleCountsAtOnceAndIsSeenByTheOthers_R6() {
        Visitor ben = house.inside(house.links().participantToken(), "Ben", "copenhagen");
        TestSocket watching = ben.enter("tab-b");
        watching.hears("welcome");
        Visitor ana = house.inside(house.links().participantToken(), "Ana", "copenhagen");
        TestSocket session = ana.enter("tab-a");
        session.hears("welcome");
        watching.hearsNext("arrived");
        session.say("{\"type\":\"stopPractice\",\"command\":\"c1\"}");
        assertThat(session.hearsNext("refused").get("code").asText()).isEqualTo("NOT_ALLOWED");
        ana.post("/login", "{\"token\":\"" + house.links().facilitatorToken() + "\"}")
                .status(200);
        JsonNode again = watching.hearsNext("arrived").get("person");
        assertThat(again.get("role").asText()).isEqualTo("FACILITATOR");
        session.say("{\"type\":\"stopPractice\",\"command\":\"c2\"}");
        assertThat(session.hearsNext("refused").get("code").asText()).isEqualTo("NO_PRACTICE_RUNS");
    }

    @Test
    void whatAStewardEndsIsOverInTheRoomAndOnTheBoard_R6() {
        Visitor lea = house.inside(house.links().facilitatorToken(), "Lea", "copenhagen");
        Visitor ana = house.inside(house.links().participantToken(), "Ana", "copenhagen");
        TestSocket session = ana.enter("tab-1");
        session.hears("welcome");
        TestSocket doc = doc(ana);
        JsonNode membership = membership(lea, ana.get("/me").body("id"));
        long since = System.nanoTime();
        lea.post("/memberships/end", membership.toString()).status(200);
        assertThat(session.closeCode()).isEqualTo(4403);
        assertThat(doc.closeCode()).isEqualTo(4403);
        assertThat(System.nanoTime() - since).isLessThan(WITHIN_NS);
        ana.get("/sessions/" + ana.session()).status(404);
    }

    @Test
    void aRoleThatAStewardGivesCountsInTheRoomAtOnce_R6() {
        Visitor lea = house.inside(house.links().facilitatorToken(), "Lea", "copenhagen");
        Visitor ana = house.inside(house.links().participantToken(), "Ana", "copenhagen");
        String id = ana.get("/me").body("id");
        TestSocket session = ana.enter("tab-1");
        session.hears("welcome");
        session.say("{\"type\":\"stopPractice\",\"command\":\"c1\"}");
        assertThat(session.hearsNext("refused").get("code").asText()).isEqualTo("NOT_ALLOWED");
        lea.post(
                        "/memberships",
                        "{\"person\":\"" + id + "\",\"kind\":\"COHORT\",\"of\":\"demo\",\"role\":\"FACILITATOR\"}")
                .status(200);
        assertThat(session.hearsNext("arrived").at("/person/role").asText()).isEqualTo("FACILITATOR");
        session.say("{\"type\":\"stopPractice\",\"command\":\"c2\"}");
        assertThat(session.hearsNext("refused").get("code").asText()).isEqualTo("NO_PRACTICE_RUNS");
    }

    @Test
    void aBoardThatIsNoLongerSharedClosesForTheOthersAtOnce_R6() {
        Visitor lea = house.inside(house.links().facilitatorToken(), "Lea", "copenhagen");
        Visitor ana = house.inside(house.links().participantToken(), "Ana", "copenhagen");
        String board = lea.post(
                        "/boards",
                        "{\"title\":\"Mine\",\"template\":\"loop-map\",\"ownerKind\":\"PERSON\",\"owner\":\"\"}")
                .body("id");
        share(lea, board, "\"WRITE\"");
        String content = ana.get("/boards/" + board).json().at("/board/content").asText();
        TestSocket doc = ana.open("/ws/doc/" + content + "?ticket=" + ana.ticket("doc:" + content));
        TestSocket own = lea.open("/ws/doc/" + content + "?ticket=" + lea.ticket("doc:" + content));
        long since = System.nanoTime();
        share(lea, board, "null");
        assertThat(doc.closeCode()).isEqualTo(4403);
        assertThat(System.nanoTime() - since).isLessThan(WITHIN_NS);
        own.closeTab();
    }

    private static void share(Visitor owner, String board, String access) {
        owner.put("/boards/" + board + "/shares", "{\"kind\":\"COHORT\",\"of\":\"demo\",\"access\":" + access + "}")
                .status(200);
    }

    private static JsonNode membership(Visitor steward, String person) {
        for (JsonNode each : steward.get("/register").json().get("memberships")) {
            if (each.get("person").asText().equals(person)
                    && each.get("kind").asText().equals("COHORT")) {
                return each;
            }
        }
        throw new AssertionError("no membership of " + person);
    }

    private static TestSocket doc(Visitor visitor) {
        String content = visitor.get("/sessions/" + visitor.session())
                .json()
                .get("board")
                .get("content")
                .asText();
        return visitor.open("/ws/doc/" + content + "?ticket=" + visitor.ticket("doc:" + content));
    }
}
