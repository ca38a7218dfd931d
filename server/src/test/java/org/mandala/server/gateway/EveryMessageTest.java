package org.mandala.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.server.RightsHouse;
import org.mandala.server.TestHouse.Visitor;
import org.mandala.server.TestSocket;
import org.mandala.server.identity.Action;
import org.mandala.server.protocol.ClientMessage;
import org.mandala.server.protocol.ClientMessage.Order;
import org.mandala.server.protocol.StageOrder;

/**
 * Every message of the session socket, said well-formed over a real socket by everybody in the room: who may not is refused with the right word
 * and nothing changes, who may is not refused for rights. Rules R3, R6 and S8. Whom nobody hears: {@link UnheardMessagesTest}.
 */
class EveryMessageTest {
    @TempDir
    Path data;

    private GroupedRoom all;

    @BeforeEach
    void open() {
        all = new GroupedRoom(data);
    }

    @AfterEach
    void close() {
        all.close();
    }

    @Test
    void whoMayNotIsRefusedInTheRoomAndNothingChanges_S1() {
        JsonNode before = all.room();
        TestSocket leader = all.enter(GroupedRoom.LEADER);
        int refused = 0;
        for (String person : all.insideWithoutLead()) {
            TestSocket socket = all.enter(person);
            MessageExamples examples = new MessageExamples(person);
            for (ClientMessage message : examples.own()) {
                if (!all.may(person, message)) {
                    assertThat(GroupedRoom.answer(socket, (Order) message))
                            .as("%s: %s", person, message)
                            .isEqualTo("NOT_ALLOWED");
                    refused++;
                }
            }
            examples.others(GroupedRoom.LEADER)
                    .forEach((order, word) -> assertThat(GroupedRoom.answer(socket, order))
                            .as("%s: %s", person, order)
                            .isEqualTo(word));
            GroupedRoom.leave(socket);
        }
        assertThat(refused).isGreaterThan(200);
        GroupedRoom.leave(leader);
        assertThat(all.room()).isEqualTo(before);
    }

    @Test
    void whoMayIsNotRefusedForRights_S1() {
        for (String person : all.inside()) {
            TestSocket socket = all.enter(person);
            MessageExamples examples = new MessageExamples(person);
            for (ClientMessage message : examples.own()) {
                if (all.may(person, message)) {
                    assertTaken(socket, person, message);
                }
            }
            socket.closeTab();
        }
    }

    @Test
    void whoLeadsMayAlsoWhatIsOthers_S1() {
        for (String person : all.inside()) {
            if (all.standing(person).may(Action.LEAD_SESSION)) {
                TestSocket socket = all.enter(person);
                new MessageExamples(person)
                        .others(GroupedRoom.PUPIL)
                        .keySet()
                        .forEach(order -> assertTaken(socket, person, order));
                GroupedRoom.leave(socket);
            }
        }
    }

    @Test
    void whoLostTheLeadIsRefusedEveryOrderThatGoesWithIt_R6() {
        TestSocket socket = all.enter(GroupedRoom.PUPIL);
        Visitor steward = all.visitor(GroupedRoom.STEWARD);
        steward.post(
                        "/memberships",
                        "{\"person\":\"" + GroupedRoom.PUPIL + "\",\"kind\":\"COHORT\",\"of\":\"" + RightsHouse.COHORT
                                + "\",\"role\":\"FACILITATOR\"}")
                .status(200);
        assertThat(socket.hearsNext("arrived").at("/person/role").asText()).isEqualTo("FACILITATOR");
        assertThat(GroupedRoom.answer(socket, new StageOrder.SetDoors("doors", false)))
                .isEqualTo("done");
        JsonNode before = all.room();
        steward.post("/memberships/end", membership(steward).toString()).status(200);
        JsonNode again = socket.hearsNext("arrived");
        while (!again.at("/person/role").asText().equals("PRACTITIONER")) {
            again = socket.hearsNext("arrived");
        }
        for (ClientMessage message : new MessageExamples(GroupedRoom.PUPIL).own()) {
            if (!all.may(GroupedRoom.PUPIL, message)) {
                assertThat(GroupedRoom.answer(socket, (Order) message))
                        .as("%s", message)
                        .isEqualTo("NOT_ALLOWED");
            }
        }
        GroupedRoom.leave(socket);
        assertThat(all.room()).isEqualTo(before);
    }

    private static JsonNode membership(Visitor steward) {
        for (JsonNode each : steward.get("/register").json().get("memberships")) {
            if (each.get("person").asText().equals(GroupedRoom.PUPIL)
                    && each.get("role").asText().equals("FACILITATOR")) {
                return each;
            }
        }
        throw new AssertionError("no such membership");
    }

    /** Not refused for want of a right; whether it can be done just now is not what is asked here. */
    private static void assertTaken(TestSocket socket, String person, ClientMessage message) {
        if (message instanceof Order order) {
            assertThat(GroupedRoom.answer(socket, order))
                    .as("%s: %s", person, order)
                    .isNotIn("NOT_ALLOWED", "NOT_YOUR_TURN", "TOO_FAST", "INTERNAL");
        } else if (!(message instanceof ClientMessage.Hello)) {
            socket.say(GroupedRoom.text(message));
            GroupedRoom.assertHeard(socket);
        }
    }
}
