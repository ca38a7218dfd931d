package org.mandala.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.mandala.server.TestHouse;
import org.mandala.server.TestHouse.Visitor;
import org.mandala.server.TestSocket;

/** Rules L3 to L10, L36, L40 and R8, through real sockets. */
class LiveSessionTest extends LiveScene {
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
    void whoComesLaterKnowsByNameWhoSaidSomethingAndWent_S2() {
        TestSocket first = welcomed(ana, "t1");
        TestSocket stays = welcomed(lea, "t2");
        first.say("{\"type\":\"sendChat\",\"command\":\"c1\",\"to\":\"room\",\"text\":\"I have to go\"}");
        event(stays, "chatSaid");
        first.say("{\"type\":\"leave\"}");
        stays.hearsNext("left");
        JsonNode welcome = ben.enter("t3").hearsNext("welcome");
        assertThat(welcome.get("gone").findValuesAsText("name")).containsExactly("Ana");
        assertThat(welcome.get("people").findValuesAsText("name")).doesNotContain("Ana");
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
    void thoseWhoLeadSeeWhoIsAtTheDoorsWhereNothingIsHeardOrDone_L47() {
        TestSocket first = welcomed(lea, "t1");
        TestSocket third = welcomed(ben, "t3");
        TestSocket doors = atDoors(ana);
        assertThat(first.hearsNext("waiters").get("doors").findValuesAsText("name"))
                .containsExactly("Ana");
        doors.say("{\"type\":\"raiseHand\",\"command\":\"c1\"}");
        assertThat(doors.hears("refused").get("code").asText()).isEqualTo("NOT_ALLOWED");
        doors.closeTab();
        assertThat(first.hearsNext("waiters").get("doors")).isEmpty();
        first.say("{\"type\":\"raiseHand\",\"command\":\"c2\"}");
        assertThat(third.hears("event").get("actor"))
                .as("nobody else hears of them")
                .isNotNull();
    }

    @Test
    void whoHasGivenNoNameIsAtTheDoorsWithoutOneAndDoesNotComeIn_L47() {
        TestSocket first = welcomed(lea, "t1");
        Visitor nameless = house.visitor();
        String login = "{\"token\":\"" + house.links().participantToken() + "\"}";
        nameless.in(nameless.post("/login", login).body("session"));
        atDoors(nameless);
        assertThat(first.hearsNext("waiters").get("doors").findValuesAsText("name"))
                .containsExactly("");
        assertThat(nameless.enter("t2").closeCode()).isEqualTo(4403);
    }

    private static TestSocket atDoors(Visitor visitor) {
        String session = visitor.session();
        TestSocket socket = visitor.open("/ws/session/" + session + "?ticket=" + visitor.ticket("session:" + session));
        return socket.say("{\"type\":\"hello\",\"tab\":\"doors\",\"doors\":true}");
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
    void thoseWhoLeadSeeWhomTheSessionWaitsForAndNobodyElse_L46() {
        assertThat(lea.get("/sessions/" + lea.session() + "/expected")
                        .status(200)
                        .json()
                        .findValuesAsText("name"))
                .contains("Ana", "Lea");
        ana.get("/sessions/" + ana.session() + "/expected").status(403);
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
}
