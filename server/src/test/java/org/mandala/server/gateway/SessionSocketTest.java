package org.mandala.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.server.TestHouse;
import org.mandala.server.TestHouse.Visitor;
import org.mandala.server.TestSocket;

/** Rules S1 to S10 and P9. */
class SessionSocketTest {
    @TempDir
    Path data;

    private TestHouse house;
    private Visitor lea;
    private Visitor ana;

    @BeforeEach
    void open() {
        house = new TestHouse(data);
        lea = house.inside(house.links().facilitatorToken(), "Lea", "copenhagen");
        ana = house.inside(house.links().participantToken(), "Ana", "singapore");
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void whoComesInIsWelcomedAndTold_S1() {
        TestSocket first = lea.enter("t1");
        assertThat(first.hears("welcome").get("people").findValuesAsText("name"))
                .containsExactly("Lea");
        TestSocket second = ana.enter("t2");
        assertThat(second.hears("welcome").get("people").findValuesAsText("name"))
                .containsExactly("Lea", "Ana");
        assertThat(first.hears("arrived").get("person").get("site").asText()).isEqualTo("singapore");
    }

    @Test
    void leavingByTheButtonIsSeenAtOnce_S3() {
        TestSocket first = welcomed(lea, "t1");
        TestSocket second = welcomed(ana, "t2");
        first.hears("arrived");
        long before = System.nanoTime();
        second.say("{\"type\":\"leave\"}");
        first.hears("left");
        assertThat(System.nanoTime() - before).isLessThan(1_000_000_000L);
    }

    @Test
    void aReloadIsNotSeenAtAll_S4() throws InterruptedException {
        TestSocket first = welcomed(lea, "t1");
        TestSocket second = welcomed(ana, "t2");
        first.hears("arrived");
        second.closeTab();
        welcomed(ana, "t2");
        assertThat(first.hearsNothingFor(3_000)).isTrue();
    }

    @Test
    void aClosedTabIsSeenAfterTwoSecondsAndALostLineAfterFive_S4() {
        TestSocket first = welcomed(lea, "t1");
        TestSocket second = welcomed(ana, "t2");
        first.hears("arrived");
        long before = System.nanoTime();
        second.closeTab();
        first.hears("left");
        assertThat((System.nanoTime() - before) / 1e9).isBetween(1.9, 4.0);
        TestSocket third = welcomed(ana, "t3");
        first.hears("arrived");
        before = System.nanoTime();
        third.lose();
        first.hears("left");
        assertThat((System.nanoTime() - before) / 1e9).isBetween(4.9, 8.0);
    }

    @Test
    void aNewNameIsTold_S5() {
        TestSocket first = welcomed(lea, "t1");
        welcomed(ana, "t2");
        first.hears("arrived");
        ana.put("/me", "{\"name\":\"Anna\",\"site\":\"singapore\"}").status(200);
        assertThat(first.hears("arrived").get("person").get("name").asText()).isEqualTo("Anna");
    }

    @Test
    void anOrderHappensForAllAndOnce_S6_S7() {
        TestSocket first = welcomed(lea, "t1");
        TestSocket second = welcomed(ana, "t2");
        first.hears("arrived");
        String order = "{\"type\":\"startPractice\",\"command\":\"c1\",\"practice\":\"arriving\"}";
        first.say(order).say(order);
        JsonNode started = first.hears("event");
        assertThat(started.get("seq").asLong()).isEqualTo(1);
        assertThat(started.get("body").get("type").asText()).isEqualTo("practiceStarted");
        assertThat(first.hears("event")).as("the same answer").isEqualTo(started);
        assertThat(second.hears("event")).isEqualTo(started);
        first.say("{\"type\":\"pausePractice\",\"command\":\"c2\"}");
        assertThat(second.hears("event").get("seq").asLong()).isEqualTo(2);
    }

    @Test
    void onlyThoseWhoLeadGiveOrders_P9() {
        TestSocket second = welcomed(ana, "t2");
        second.say("{\"type\":\"startPractice\",\"command\":\"c1\",\"practice\":\"arriving\"}");
        assertThat(second.hears("refused").get("code").asText()).isEqualTo("NOT_ALLOWED");
    }

    @Test
    void whoComesLateIsToldOfTheRun_S1() {
        TestSocket first = welcomed(lea, "t1");
        first.say("{\"type\":\"startPractice\",\"command\":\"c1\",\"practice\":\"arriving\"}");
        first.hears("event");
        JsonNode welcome = ana.enter("t2").hears("welcome");
        assertThat(welcome.get("seq").asLong()).isEqualTo(1);
        assertThat(welcome.get("run").get("practice").asText()).isEqualTo("arriving");
        assertThat(welcome.get("run").get("events")).hasSize(1);
    }

    @Test
    void aRunOutlivesTheServer() {
        TestSocket first = welcomed(lea, "t1");
        first.say("{\"type\":\"startPractice\",\"command\":\"c1\",\"practice\":\"arriving\"}");
        JsonNode started = first.hears("event");
        house.close();
        house = new TestHouse(data);
        lea = house.inside(house.links().facilitatorToken(), "Lea", "copenhagen");
        TestSocket again = lea.enter("t1");
        JsonNode run = again.hears("welcome").get("run");
        assertThat(run.get("events").get(0)).isEqualTo(started.get("body"));
        again.say("{\"type\":\"startPractice\",\"command\":\"c1\",\"practice\":\"arriving\"}");
        assertThat(again.hears("event"))
                .as("the order is known after a restart")
                .isEqualTo(started);
    }

    @Test
    void theClockIsAnsweredWithProgrammeTime_S9() {
        TestSocket first = welcomed(lea, "t1");
        first.say("{\"type\":\"clock\",\"t0\":12.5}");
        JsonNode answer = first.hears("clock");
        assertThat(answer.get("t0").asDouble()).isEqualTo(12.5);
        assertThat(answer.get("t2").asDouble())
                .isGreaterThanOrEqualTo(answer.get("t1").asDouble());
        assertThat(answer.get("t1").asDouble())
                .isCloseTo((double) System.currentTimeMillis(), org.assertj.core.data.Offset.offset(2_000.0));
    }

    @Test
    void whoLeadsHearsHowTheDevicesStandAndNobodyElseDoes_K11() throws InterruptedException {
        TestSocket first = welcomed(lea, "t1");
        TestSocket second = welcomed(ana, "t2");
        first.hears("arrived");
        second.say(
                "{\"type\":\"report\",\"error\":12,\"audio\":\"LOCKED\",\"latency\":20,\"script\":true,\"rang\":3,\"missed\":1}");
        JsonNode devices = first.hears("readiness").get("devices");
        assertThat(devices).hasSize(1);
        assertThat(devices.get(0).get("audio").asText()).isEqualTo("LOCKED");
        assertThat(devices.get(0).get("missed").asInt()).isEqualTo(1);
        assertThat(second.hearsNothingFor(1_500)).isTrue();
        second.say("{\"type\":\"leave\"}");
        first.hears("left");
        assertThat(first.hears("readiness").get("devices")).isEmpty();
    }

    @Test
    void anOrderThatFindsDoneWhatItWantsIsAnsweredAndNotLogged_P41() {
        TestSocket first = welcomed(lea, "t1");
        first.say("{\"type\":\"startPractice\",\"command\":\"c1\",\"practice\":\"arriving\"}");
        first.hears("event");
        first.say("{\"type\":\"resumePractice\",\"command\":\"c2\"}");
        JsonNode answer = first.hears("event");
        assertThat(answer.get("seq").asLong()).isEqualTo(1);
        assertThat(answer.get("command").asText()).isEqualTo("c2");
        first.say("{\"type\":\"pausePractice\",\"command\":\"c3\"}");
        assertThat(first.hears("event").get("seq").asLong()).isEqualTo(2);
        first.say("{\"type\":\"resumePractice\",\"command\":\"c2\"}");
        assertThat(first.hears("event").get("seq").asLong())
                .as("the same answer again")
                .isEqualTo(1);
    }

    @Test
    void aTicketIsGoodOnceAndForOneTarget_H7() {
        String ticket = ana.ticket("session:" + ana.session());
        ana.open("/ws/session/" + ana.session() + "?ticket=" + ticket)
                .say("{\"type\":\"hello\",\"tab\":\"t\"}")
                .hears("welcome");
        assertThat(ana.open("/ws/session/" + ana.session() + "?ticket=" + ticket)
                        .closeCode())
                .isEqualTo(4401);
        String forAnother = ana.ticket("session:" + ana.session());
        assertThat(ana.open("/ws/doc/content." + ana.session() + "?ticket=" + forAnother)
                        .closeCode())
                .isEqualTo(4401);
        assertThat(ana.open("/ws/session/" + ana.session()).closeCode()).isEqualTo(4401);
    }

    @Test
    void whatCannotBeReadOrIsTooMuchClosesTheSocket_S10() {
        assertThat(welcomed(ana, "t1").say("nonsense").closeCode()).isEqualTo(4400);
        assertThat(welcomed(ana, "t2")
                        .say("{\"type\":\"clock\",\"t0\":" + "1".repeat(5_000) + "}")
                        .closeCode())
                .isEqualTo(1009);
        TestSocket fast = welcomed(ana, "t3");
        for (int i = 0; i < 300; i++) {
            fast.say("{\"type\":\"clock\",\"t0\":1}");
        }
        assertThat(fast.closeCode()).isEqualTo(4529);
    }

    private static TestSocket welcomed(Visitor visitor, String tab) {
        TestSocket socket = visitor.enter(tab);
        socket.hears("welcome");
        return socket;
    }
}
