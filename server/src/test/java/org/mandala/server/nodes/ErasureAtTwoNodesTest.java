package org.mandala.server.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandala.server.nodes.TwoHouses.tab;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.server.TestHouse.Visitor;
import org.mandala.server.TestSocket;

/** Who is erased at one node is forgotten at the other at once, and a ticket of one is good at the other: rules R8 and H7. */
class ErasureAtTwoNodesTest {
    @TempDir
    static Path folder;

    private static TwoHouses both;

    @BeforeAll
    static void open() {
        both = new TwoHouses(folder);
    }

    @AfterAll
    static void close() {
        both.close();
    }

    /** As behind a proxy that sends each request wherever it likes. */
    @Test
    void aTicketOfOneNodeOpensASocketAtTheOtherOnceAndThenNowhere_H7() {
        Visitor north1 = both.come(both.north(), "Kim");
        Visitor south1 = TwoHouses.same(north1, both.south());
        String path = "/ws/session/" + north1.session() + "?ticket=";
        String ticket = north1.ticket("session:" + north1.session());
        TestSocket socket = south1.open(path + ticket);
        socket.say("{\"type\":\"hello\",\"tab\":\"" + tab() + "\"}");
        socket.hearsNext("welcome");
        assertThat(north1.open(path + ticket).closeCode()).isEqualTo(4401);
        assertThat(south1.open(path + ticket).closeCode()).isEqualTo(4401);
        socket.say("{\"type\":\"leave\"}");
    }

    /** The second welcome of a connection takes the place of all that was told (L6). */
    @Test
    void whatAnErasedPersonSaidIsForgottenAtTheOtherNodeToo_R8() {
        Visitor jo = both.come(both.north(), "Jo");
        String person = jo.get("/me").body("id");
        TestSocket here = jo.enter(tab());
        here.hearsNext("welcome");
        Visitor kim = both.come(both.south(), "Kim");
        TestSocket there = kim.enter(tab());
        there.hearsNext("welcome");
        here.say("{\"type\":\"sendChat\",\"command\":\"" + tab() + "\",\"to\":\"room\",\"text\":\"canary-9c1e\"}");
        assertThat(TwoNodesTest.chat(there, 1)).containsExactly("canary-9c1e");
        jo.delete("/people/" + person + "/data").status(204);
        assertThat(here.closeCode()).isEqualTo(4401);
        JsonNode anew = there.hearsNext("welcome");
        assertThat(anew.get("state").toString()).doesNotContain("canary-9c1e");
        assertThat(both.come(both.south(), "Lou")
                        .enter(tab())
                        .hearsNext("welcome")
                        .toString())
                .doesNotContain("canary-9c1e");
        there.say("{\"type\":\"leave\"}");
    }

    @Test
    void theBoardOfAnErasedPersonClosesAtTheOtherNodeToo_R8() {
        Visitor max = both.come(both.north(), "Max");
        String board = max.post(
                        "/boards",
                        "{\"title\":\"Mine\",\"template\":\"blank-circle\",\"ownerKind\":\"PERSON\",\"owner\":\"\"}")
                .body("id");
        max.put("/boards/" + board + "/shares", "{\"kind\":\"COHORT\",\"of\":\"demo\",\"access\":\"WRITE\"}")
                .status(200);
        Visitor noa = both.come(both.south(), "Noa");
        String content = noa.get("/boards/" + board).json().at("/board/content").asText();
        TestSocket there = noa.open("/ws/doc/" + content + "?ticket=" + noa.ticket("doc:" + content));
        max.delete("/people/" + max.get("/me").body("id") + "/data").status(204);
        assertThat(there.closeCode()).isIn(4403, 4404);
        noa.post("/tickets", "{\"target\":\"doc:" + content + "\"}").status(403);
    }
}
