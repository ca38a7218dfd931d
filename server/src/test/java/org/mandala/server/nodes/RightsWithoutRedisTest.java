package org.mandala.server.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandala.server.nodes.TwoHouses.hearsOf;
import static org.mandala.server.nodes.TwoHouses.tab;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.server.TestHouse.Visitor;
import org.mandala.server.TestSocket;

/** What ends or changes at one node does so for live sockets at the other, although nobody can tell it: by the store. Rules R6 and N16. */
class RightsWithoutRedisTest {
    private static final long WITHIN_NS = 35_000_000_000L;

    @TempDir
    Path folder;

    @Test
    void loginsRightsAndRolesThatChangeAtOneNodeDoSoAtTheOtherWithoutRedis_N16() {
        try (TwoHouses both = new TwoHouses(folder)) {
            Visitor lea = both.lead(both.north(), "Lea");
            Visitor ida = both.come(both.south(), "Ida");
            Visitor jon = both.come(both.south(), "Jon");
            Visitor kim = both.come(both.south(), "Kim");
            TestSocket signsOut = enter(ida);
            TestSocket isSentAway = enter(jon);
            TestSocket willLead = enter(kim);
            JsonNode membership = membership(lea, jon.get("/me").body("id"));
            String kims = kim.get("/me").body("id");
            both.redis().kill();
            long since = System.nanoTime();
            Visitor idaNorth = TwoHouses.same(ida, both.north());
            idaNorth.get("/me").status(200);
            idaNorth.post("/logout", "").status(204);
            lea.post("/memberships/end", membership.toString()).status(200);
            lea.post(
                            "/memberships",
                            "{\"person\":\"" + kims
                                    + "\",\"kind\":\"COHORT\",\"of\":\"demo\",\"role\":\"FACILITATOR\"}")
                    .status(200);
            assertThat(signsOut.closeCode()).isEqualTo(4401);
            assertThat(isSentAway.closeCode()).isEqualTo(4403);
            JsonNode kimNow = hearsOf(willLead, "arrived", "Kim");
            while (!kimNow.get("role").asText().equals("FACILITATOR")) {
                kimNow = hearsOf(willLead, "arrived", "Kim");
            }
            assertThat(System.nanoTime() - since).isLessThan(WITHIN_NS);
        }
    }

    private static TestSocket enter(Visitor visitor) {
        TestSocket socket = visitor.enter(tab());
        socket.hearsNext("welcome");
        return socket;
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
}
