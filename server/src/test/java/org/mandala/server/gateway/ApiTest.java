package org.mandala.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.server.TestHouse;
import org.mandala.server.TestHouse.Answer;
import org.mandala.server.TestHouse.Visitor;

/** Rules H1 to H8. */
class ApiTest {
    @TempDir
    static Path data;

    private static TestHouse house;

    @BeforeAll
    static void open() {
        house = new TestHouse(data);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void aDemoLinkLetsManyPeopleIn_H2() {
        Visitor ana = house.inside(house.links().participantToken(), "Ana", site());
        Visitor ben = house.inside(house.links().participantToken(), "Ben", site());
        assertThat(ana.get("/me").body("name")).isEqualTo("Ana");
        assertThat(ben.get("/me").body("name")).isEqualTo("Ben");
        assertThat(ana.get("/me").body("id")).isNotEqualTo(ben.get("/me").body("id"));
    }

    @Test
    void whoTakesASecondLinkStaysWhoTheyAre_H5() {
        Visitor ana = house.inside(house.links().participantToken(), "Ana", site());
        String before = ana.get("/me").body("id");
        ana.post("/login", "{\"token\":\"" + house.links().facilitatorToken() + "\"}")
                .status(200);
        assertThat(ana.get("/me").body("id")).isEqualTo(before);
        assertThat(ana.get("/sessions/" + ana.session()).body("role")).isEqualTo("FACILITATOR");
    }

    @Test
    void anUnknownLinkIsAnsweredWithWhomToAsk_H3() {
        Answer answer =
                house.visitor().post("/login", "{\"token\":\"nonsense\"}").status(404);
        assertThat(answer.json().get("code").asText()).isEqualTo("INVITE_UNKNOWN");
        assertThat(answer.json().get("detail").asText()).contains("facilitator");
    }

    @Test
    void aRevokedOrUsedUpLinkSaysSo_H3() {
        Visitor leader = house.inside(house.links().facilitatorToken(), "Lea", site());
        String path = "/sessions/" + leader.session() + "/invites";
        Answer once = leader.post(path, "{\"role\":\"PRACTITIONER\",\"days\":7,\"maxUses\":1}")
                .status(200);
        String token = once.body("token");
        house.inside(token, "First", site());
        Answer used =
                house.visitor().post("/login", "{\"token\":\"" + token + "\"}").status(410);
        assertThat(used.json().get("code").asText()).isEqualTo("INVITE_USED");
        leader.delete("/invites/" + once.body("id")).status(204);
        Answer revoked =
                house.visitor().post("/login", "{\"token\":\"" + token + "\"}").status(410);
        assertThat(revoked.json().get("code").asText()).isEqualTo("INVITE_REVOKED");
        assertThat(leader.get(path).status(200).response().body()).doesNotContain(token);
    }

    @Test
    void aParticipantMakesNoInvites() {
        Visitor ana = house.inside(house.links().participantToken(), "Ana", site());
        String path = "/sessions/" + ana.session() + "/invites";
        ana.get(path).status(403);
        ana.post(path, "{\"role\":\"FACILITATOR\",\"days\":7,\"maxUses\":1}").status(403);
    }

    @Test
    void aGuestsLinkLeadsToOneSessionAndNowhereElse_R5() {
        Visitor lea = house.inside(house.links().facilitatorToken(), "Lea", site());
        String token = lea.post(
                        "/sessions/" + lea.session() + "/invites", "{\"role\":\"GUEST\",\"days\":1,\"maxUses\":1}")
                .body("token");
        Visitor gil = house.inside(token, "Gil", site());
        JsonNode board =
                gil.get("/sessions/" + gil.session()).status(200).json().get("board");
        gil.ticket("doc:" + board.get("content").asText());
        JsonNode home = gil.get("/home").status(200).json();
        assertThat(home.get("cohorts")).isEmpty();
        assertThat(home.get("sessions"))
                .isNotEmpty()
                .allMatch(it -> it.get("role").asText().equals("GUEST"));
        Set<String> open = new HashSet<>();
        home.get("sessions").forEach(it -> open.add(it.get("id").asText()));
        for (JsonNode each : lea.get("/home").json().get("sessions")) {
            String id = each.get("id").asText();
            gil.get("/sessions/" + id).status(open.contains(id) ? 200 : 404);
        }
    }

    @Test
    void nobodyBecomesAStewardByALink() {
        Visitor lea = house.inside(house.links().facilitatorToken(), "Lea", site());
        lea.post("/sessions/" + lea.session() + "/invites", "{\"role\":\"STEWARD\",\"days\":1,\"maxUses\":1}")
                .status(403);
    }

    @Test
    void aStrangerSeesNothing() {
        Visitor ana = house.inside(house.links().participantToken(), "Ana", site());
        house.visitor().get("/me").status(401);
        house.visitor().get("/sessions/" + ana.session()).status(401);
        house.visitor()
                .post("/tickets", "{\"target\":\"session:" + ana.session() + "\"}")
                .status(401);
        ana.get("/sessions/no-such-session").status(404);
        ana.post("/tickets", "{\"target\":\"doc:content.other\"}").status(403);
    }

    @Test
    void anotherPageCanChangeNothing_H1() {
        Visitor ana = house.inside(house.links().participantToken(), "Ana", site());
        ana.from("https://evil.example")
                .put("/me", "{\"name\":\"Eve\",\"site\":\"" + site() + "\"}")
                .status(403);
        assertThat(ana.get("/me").body("name")).isEqualTo("Ana");
    }

    @Test
    void aNameOrSiteThatCannotBeIsRefused_H6() {
        Visitor ana = house.inside(house.links().participantToken(), "Ana", site());
        ana.put("/me", "{\"name\":\"  \",\"site\":\"" + site() + "\"}").status(400);
        ana.put("/me", "{\"name\":\"Ana\\u0007\",\"site\":\"" + site() + "\"}").status(400);
        ana.put("/me", "{\"name\":\"" + "x".repeat(61) + "\",\"site\":\"" + site() + "\"}")
                .status(400);
        ana.put("/me", "{\"name\":\"Ana\",\"site\":\"atlantis\"}").status(400);
        ana.put("/me", "nonsense").status(400);
        ana.put("/me", "").status(400);
    }

    @Test
    void afterSigningOutTheCookieIsWorthNothing_H4() {
        Visitor ana = house.inside(house.links().participantToken(), "Ana", site());
        Visitor thief = ana.copy();
        thief.get("/me").status(200);
        ana.post("/logout", "").status(204);
        ana.get("/me").status(401);
        thief.get("/me").status(401);
    }

    @Test
    void theSessionHasItsAgendaItsBoardAndWhatCanBeLed() {
        Visitor ana = house.inside(house.links().participantToken(), "Ana", site());
        Answer session = ana.get("/sessions/" + ana.session()).status(200);
        assertThat(session.json().get("agenda").size()).isGreaterThan(8);
        assertThat(session.json().get("practices").findValuesAsText("id")).contains("arriving");
        assertThat(session.json().get("board").get("content").asText()).isNotBlank();
        Answer script = ana.get("/practices/arriving/1").status(200);
        assertThat(script.json().get("steps").size()).isEqualTo(6);
        ana.get("/practices/arriving/999999").status(404);
        ana.get("/practices/arriving/x").status(404);
    }

    @Test
    void everyAnswerCarriesTheProtectiveHeaders() {
        Answer answer = house.visitor().visit(house.url() + "/");
        assertThat(answer.response()
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElse(""))
                .contains("default-src 'none'")
                .contains("require-trusted-types-for 'script'");
        assertThat(answer.response().headers().firstValue("X-Content-Type-Options"))
                .contains("nosniff");
    }

    private static String site() {
        return "copenhagen";
    }
}
