package org.mandala.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.server.RightsHouse;
import org.mandala.server.TestHouse.Visitor;
import org.mandala.server.TestSocket;
import org.mandala.server.identity.Action;
import org.mandala.server.identity.Standing;
import org.mandala.server.protocol.ClientMessage;
import org.mandala.server.protocol.ClientMessage.Order;
import org.mandala.server.protocol.StageOrder;

/**
 * Every message of the session socket from whoever is not in the room: without a right to be there, at the door, before the hello. Nothing
 * changes. Rules R3, D1, S1 and L36.
 */
class UnheardMessagesTest {
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
    void whoHasNothingToDoWithTheSessionIsNotHeardInIt_S1() {
        JsonNode before = all.room();
        int said = 0;
        for (Map.Entry<String, Standing> each : all.standings().entrySet()) {
            if (!each.getValue().may(Action.ENTER_SESSION)) {
                Visitor visitor = all.visitor(each.getKey());
                visitor.post("/tickets", "{\"target\":\"session:" + RightsHouse.SESSION + "\"}")
                        .status(each.getValue().isStranger() ? 404 : 403);
                String elsewhere = visitor.ticket("doc:" + ownDoc(visitor));
                for (ClientMessage message : new MessageExamples(each.getKey()).own()) {
                    // Once by the ticket of another door, then by the same again, which is used.
                    TestSocket socket = visitor.open(GroupedRoom.SOCKET + "?ticket=" + elsewhere);
                    socket.sayIfOpen(GroupedRoom.text(message));
                    assertThat(socket.closeCode())
                            .as("%s: %s", each.getKey(), message)
                            .isEqualTo(4401);
                    said++;
                }
            }
        }
        assertThat(said).isGreaterThan(1_000);
        assertThat(all.room()).isEqualTo(before);
    }

    @Test
    void whoWaitsAtTheDoorIsNotHeardInTheRoom_L36() {
        TestSocket leader = all.enter(GroupedRoom.LEADER);
        assertThat(GroupedRoom.answer(leader, new StageOrder.SetDoors("doors", true)))
                .isEqualTo("event");
        JsonNode before = all.room();
        for (String person : all.insideWithoutLead()) {
            TestSocket socket = all.open(person);
            socket.say(GroupedRoom.text(new ClientMessage.Hello(person, null, null)));
            socket.hears("waiting");
            for (ClientMessage message : GroupedRoom.messages(person)) {
                if (message instanceof Order order) {
                    assertThat(GroupedRoom.answer(socket, order))
                            .as("%s: %s", person, order)
                            .isEqualTo("NOT_ALLOWED");
                } else if (!(message instanceof ClientMessage.Hello)) {
                    socket.say(GroupedRoom.text(message));
                }
            }
            GroupedRoom.assertHeard(socket);
            socket.closeTab();
        }
        assertThat(all.room()).isEqualTo(before);
    }

    @Test
    void beforeTheHelloOnlyTheClockIsAnswered_S1() {
        JsonNode before = all.room();
        for (ClientMessage message : GroupedRoom.messages(GroupedRoom.PUPIL)) {
            if (!(message instanceof ClientMessage.Hello)) {
                TestSocket socket = all.open(GroupedRoom.PUPIL);
                socket.say(GroupedRoom.text(message));
                if (message instanceof Order) {
                    assertThat(socket.closeCode()).as("%s", message).isEqualTo(4400);
                } else {
                    GroupedRoom.assertHeard(socket);
                    socket.closeTab();
                }
            }
        }
        assertThat(all.room()).isEqualTo(before);
    }

    private static String ownDoc(Visitor visitor) {
        String board = visitor.post(
                        "/boards",
                        "{\"title\":\"Mine\",\"template\":\"loop-map\",\"ownerKind\":\"PERSON\",\"owner\":\"\"}")
                .body("id");
        return visitor.get("/boards/" + board).json().at("/board/content").asText();
    }
}
