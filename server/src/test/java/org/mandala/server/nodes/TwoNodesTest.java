package org.mandala.server.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandala.server.nodes.TwoHouses.doc;
import static org.mandala.server.nodes.TwoHouses.hearsOf;
import static org.mandala.server.nodes.TwoHouses.names;
import static org.mandala.server.nodes.TwoHouses.tab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.server.TestDoc;
import org.mandala.server.TestHouse;
import org.mandala.server.TestHouse.Visitor;
import org.mandala.server.TestSocket;

/** Two whole nodes over one store and a real Redis: one room, one board. Rules K9 and N5 to N16. The second was told a wrong time by its folder. */
class TwoNodesTest {
    @TempDir
    static Path folder;

    private static TwoHouses both;
    private static TestHouse north;
    private static TestHouse south;

    @BeforeAll
    static void open() {
        both = new TwoHouses(folder);
        north = both.north();
        south = both.south();
    }

    @AfterAll
    static void close() {
        both.close();
    }

    @Test
    void whoComesAtOneNodeIsSeenAtTheOtherAndWhoLeavesIsNot_N5() {
        TestSocket ana = both.come(north, "Ana").enter(tab());
        ana.hearsNext("welcome");
        TestSocket ben = both.come(south, "Ben").enter(tab());
        if (!names(ben.hearsNext("welcome")).contains("Ana")) {
            hearsOf(ben, "arrived", "Ana");
        }
        String id = hearsOf(ana, "arrived", "Ben").get("id").asText();
        ben.say("{\"type\":\"leave\"}");
        while (!ana.hearsNext("left").get("person").asText().equals(id)) {}
        ana.say("{\"type\":\"leave\"}");
    }

    @Test
    void aTabThatComesBackAtAnotherNodeHasNotLeft_N8() throws Exception {
        TestSocket watch = both.come(north, "Cleo").enter(tab());
        watch.hearsNext("welcome");
        Visitor dan = both.come(south, "Dan");
        String tab = tab();
        TestSocket atSouth = dan.enter(tab);
        String me = atSouth.hearsNext("welcome").get("me").asText();
        hearsOf(watch, "arrived", "Dan");
        atSouth.lose();
        TestSocket atNorth = TwoHouses.same(dan, north).enter(tab);
        assertThat(names(atNorth.hearsNext("welcome"))).contains("Dan");
        atNorth.say("{\"type\":\"raiseHand\",\"command\":\"" + tab() + "\"}");
        JsonNode next = watch.hearsNext("event");
        assertThat(next.get("actor").asText())
                .as("nothing but the hand was heard of Dan")
                .isEqualTo(me);
        assertThat(watch.hearsNothingOf(me, 5_500))
                .as("no leaving when the grace is over")
                .isTrue();
        atNorth.say("{\"type\":\"leave\"}");
        watch.say("{\"type\":\"leave\"}");
    }

    @Test
    void severalPeopleAtOneDeviceAreSeenAtBothNodesAndGoOnWhereItMoves_L14_N8() {
        TestSocket watch = both.come(south, "Ole").enter(tab());
        watch.hearsNext("welcome");
        Visitor pia = both.come(north, "Pia");
        String tab = tab();
        TestSocket device = pia.enter(tab);
        String me = device.hearsNext("welcome").get("me").asText();
        hearsOf(watch, "arrived", "Pia");
        device.say("{\"type\":\"nameCompanions\",\"command\":\"" + tab() + "\",\"names\":[\"Quinn\",\"Rui\"]}");
        JsonNode named = watch.hearsNext("event").get("body").get("companions");
        assertThat(named.findValuesAsText("name")).containsExactly("Quinn", "Rui");
        List<String> companions = named.findValuesAsText("id");
        orders(device, "raiseHand\",\"as\":\"" + companions.get(0));
        assertThat(watch.next().get("body").get("person").asText()).isEqualTo(companions.get(0));
        device.lose();
        TestSocket moved = TwoHouses.same(pia, south).enter(tab);
        JsonNode welcome = moved.hearsNext("welcome");
        assertThat(names(welcome)).containsOnlyOnce("Pia");
        assertThat(welcome.get("state").get("companions").findValuesAsText("name"))
                .containsExactly("Quinn", "Rui");
        assertThat(welcome.get("state").get("hands").findValuesAsText("person")).contains(companions.get(0));
        orders(moved, "sendChat\",\"to\":\"room\",\"text\":\"We moved\",\"as\":\"" + companions.get(1));
        assertThat(watch.next().get("body").get("person").asText())
                .as("nothing but what a companion says was heard of the device")
                .isEqualTo(companions.get(1));
        moved.say("{\"type\":\"leave\"}");
        assertThat(watch.hearsNext("left").get("person").asText()).isEqualTo(me);
        watch.say("{\"type\":\"leave\"}");
    }

    @Test
    void aNodeThatStartsWithAnotherTimeTakesThatOfTheOther_K9() {
        TestSocket here = both.come(north, "Kai").enter(tab());
        TestSocket there = both.come(south, "Liv").enter(tab());
        here.hearsNext("welcome");
        there.hearsNext("welcome");
        assertThat(ProgrammeTime.of(here).apartFrom(ProgrammeTime.of(there))).isLessThan(ProgrammeTime.ONE_BELL_MS);
        here.say("{\"type\":\"leave\"}");
        there.say("{\"type\":\"leave\"}");
    }

    @Test
    void ordersOfBothNodesAreOneLog_N10() {
        TestSocket lea = both.lead(north, "Lea").enter(tab());
        TestSocket eli = both.lead(south, "Eli").enter(tab());
        lea.hearsNext("welcome");
        eli.hearsNext("welcome");
        for (int i = 0; i < 10; i++) {
            lea.say("{\"type\":\"sendChat\",\"command\":\"" + tab() + "\",\"to\":\"room\",\"text\":\"n" + i + "\"}");
            eli.say("{\"type\":\"sendChat\",\"command\":\"" + tab() + "\",\"to\":\"room\",\"text\":\"s" + i + "\"}");
        }
        assertThat(chat(lea, 20)).isEqualTo(chat(eli, 20)).hasSize(20);
        lea.say("{\"type\":\"leave\"}");
        eli.say("{\"type\":\"leave\"}");
    }

    static List<String> chat(TestSocket socket, int count) {
        List<String> said = new ArrayList<>();
        while (said.size() < count) {
            JsonNode body = socket.hearsNext("event").get("body");
            if (body.get("type").asText().equals("chatSaid")) {
                said.add(body.get("text").asText());
            }
        }
        return said;
    }

    @Test
    void stormsOfTwoWhoLeadAtTwoNodesAreOneRun_P13_P41_N10() {
        TestSocket lea = both.lead(north, "Mia").enter(tab());
        TestSocket eli = both.lead(south, "Noa").enter(tab());
        lea.hearsNext("welcome");
        eli.hearsNext("welcome");
        orders(lea, "startPractice\",\"practice\":\"arriving");
        changesOfRun(eli, "practiceStarted");
        for (int i = 0; i < 5; i++) {
            orders(lea, "pausePractice");
            orders(eli, "resumePractice");
            eli.say("{\"type\":\"extendPractice\",\"command\":\"" + tab() + "\",\"ms\":30000}");
            orders(eli, "pausePractice");
            orders(lea, "resumePractice");
        }
        orders(lea, "stopPractice");
        List<JsonNode> atNorth = changesOfRun(lea, "practiceStopped");
        List<JsonNode> atSouth = changesOfRun(eli, "practiceStopped");
        assertThat(atSouth).isEqualTo(atNorth);
        assertThat(atSouth).hasSizeGreaterThan(5);
        assertThat(atSouth.stream().map(event -> event.get("body").get("at").asLong()))
                .isSorted();
        lea.say("{\"type\":\"leave\"}");
        eli.say("{\"type\":\"leave\"}");
    }

    private static void orders(TestSocket socket, String what) {
        socket.say("{\"command\":\"" + tab() + "\",\"type\":\"" + what + "\"}");
    }

    /** What happened to the run after its start, in the order of the log, up to this one; what answers an order that changed nothing is heard a second time. */
    private static List<JsonNode> changesOfRun(TestSocket socket, String last) {
        List<JsonNode> heard = new ArrayList<>();
        long seq = -1;
        while (true) {
            JsonNode event = socket.hearsNext("event");
            String type = event.get("body").get("type").asText();
            boolean isChange = type.startsWith("practice") && !type.equals("practiceStarted");
            if (isChange && event.get("seq").asLong() > seq) {
                seq = event.get("seq").asLong();
                heard.add(((ObjectNode) event).without("command"));
            }
            if (type.equals(last)) {
                return heard;
            }
        }
    }

    @Test
    void whatIsWrittenAtOneNodeIsReadAtTheOtherAndSavedOnce_N12() {
        TestDoc here = doc(north, "board-1");
        TestDoc there = doc(south, "board-1");
        for (int i = 0; i < 50; i++) {
            write(here, "n" + i);
            write(there, "s" + i);
        }
        here.awaitSaved();
        there.awaitSaved();
        TestDoc.await("both to have all", () -> size(here) == 100 && size(there) == 100);
        here.close();
        there.close();
    }

    @Test
    void withoutRedisRoomsGoOnAndChangesComeByTheLog_N13() {
        TestDoc here = doc(north, "board-2");
        TestDoc there = doc(south, "board-2");
        TestSocket fay = both.come(north, "Fay").enter(tab());
        fay.hearsNext("welcome");
        TestSocket gil = both.come(south, "Gil").enter(tab());
        gil.hearsNext("welcome");
        hearsOf(fay, "arrived", "Gil");
        both.redis().kill();
        write(here, "while Redis is down");
        here.awaitSaved();
        TestDoc.await("it to come by the log", () -> size(there) == 1);
        gil.say("{\"type\":\"raiseHand\",\"command\":\"" + tab() + "\"}");
        assertThat(hand(fay)).isTrue();
        assertThat(fay.hearsNext("apart").get("apart").asBoolean()).isTrue();
        both.redis().startAgain();
        assertThat(fay.hearsNext("apart").get("apart").asBoolean()).isFalse();
        write(there, "and after");
        TestDoc.await("both to have both", () -> size(here) == 2 && size(there) == 2);
        TestSocket hana = both.come(south, "Hana").enter(tab());
        if (!names(hana.hearsNext("welcome")).contains("Fay")) {
            hearsOf(hana, "arrived", "Fay");
        }
        hearsOf(fay, "arrived", "Hana");
        fay.say("{\"type\":\"leave\"}");
        gil.say("{\"type\":\"leave\"}");
        hana.say("{\"type\":\"leave\"}");
        here.close();
        there.close();
    }

    private static boolean hand(TestSocket socket) {
        while (true) {
            if (socket.hearsNext("event").get("body").get("type").asText().equals("handRaised")) {
                return true;
            }
        }
    }

    @Test
    void rightsThatEndAtOneNodeEndAtTheOther_N16() {
        Visitor ida = both.come(south, "Ida");
        TestSocket socket = ida.enter(tab());
        socket.hearsNext("welcome");
        Visitor sameNorth = TwoHouses.same(ida, north);
        sameNorth.get("/me").status(200);
        sameNorth.post("/logout", "").status(204);
        assertThat(socket.closeCode()).isEqualTo(4401);
    }

    private static void write(TestDoc doc, String key) {
        doc.edit(d -> d.getMap("items").set(key, true));
    }

    private static int size(TestDoc doc) {
        return doc.read(d -> d.getMap("items").size());
    }
}
