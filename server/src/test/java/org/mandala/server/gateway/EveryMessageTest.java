package org.mandala.server.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.server.RightsHouse;
import org.mandala.server.TestHouse.Visitor;
import org.mandala.server.TestSocket;
import org.mandala.server.identity.Action;
import org.mandala.server.identity.MessageActions;
import org.mandala.server.identity.Relation;
import org.mandala.server.identity.Standing;
import org.mandala.server.protocol.ClientMessage;
import org.mandala.server.protocol.ClientMessage.Order;
import org.mandala.server.protocol.Group;
import org.mandala.server.protocol.Grouping;
import org.mandala.server.protocol.GroupingKind;
import org.mandala.server.protocol.Json;
import org.mandala.server.protocol.Role;
import org.mandala.server.protocol.RoomEvent;
import org.mandala.server.protocol.SpeakingRound;
import org.mandala.server.protocol.StageOrder;
import org.mandala.server.room.LoggedEvent;
import org.mandala.server.store.Store;

/**
 * Every message of the session socket, said well-formed over a real socket by everybody in every relation: who may not is refused with the
 * right word and nothing changes, who may is not refused for rights. Rules R3, R6, S1, S8 and L36.
 */
class EveryMessageTest {
    private static final String SOCKET = "/ws/session/" + RightsHouse.SESSION;
    private static final String LEADER = RightsHouse.idOf(Relation.COHORT, Role.HOST);
    private static final String PUPIL = RightsHouse.idOf(Relation.COHORT, Role.PRACTITIONER);
    private static final String STEWARD = RightsHouse.idOf(Relation.PROGRAMME, Role.STEWARD);
    private static final long HOUR_MS = 3_600_000;

    @TempDir
    Path data;

    private final Map<String, Visitor> visitors = new HashMap<>();
    private RightsHouse house;

    @BeforeEach
    void open() {
        // The allowance of a hand (L8) is another test's.
        house = new RightsHouse(data, Map.of("limits.sessionMessagesPerSecond", "1000"), EveryMessageTest::openGroups);
    }

    @AfterEach
    void close() {
        house.close();
    }

    /** All who do not lead are in one of two groups; in the room it is the leader's turn. */
    private static void openGroups(Store store) {
        long now = System.currentTimeMillis();
        List<String> members = Stream.of(Relation.COHORT, Relation.SESSION)
                .flatMap(relation -> Stream.of(Role.PRACTITIONER, Role.REVIEWER, Role.GUEST)
                        .map(role -> RightsHouse.idOf(relation, role)))
                .toList();
        Grouping grouping = new Grouping(
                MessageExamples.GROUPING,
                GroupingKind.CHOICE,
                "Groups",
                null,
                now - HOUR_MS,
                now + HOUR_MS,
                null,
                List.of(
                        new Group(MessageExamples.OWN_GROUP, "One", null, null, null, null, members),
                        new Group(MessageExamples.OTHER_GROUP, "Two", null, null, null, null, List.of())));
        log(store, 1, new RoomEvent.GroupsOpened(grouping, null));
        log(store, 2, new RoomEvent.RoundSet(new SpeakingRound("room", List.of(LEADER), 0, 60, now, List.of())));
    }

    private static void log(Store store, long seq, RoomEvent event) {
        RightsHouse.await(store.rooms().append(RightsHouse.SESSION, new LoggedEvent(seq, seq, LEADER, null, event)));
    }

    @Test
    void whoMayNotIsRefusedInTheRoomAndNothingChanges_S1() {
        JsonNode before = room();
        TestSocket leader = enter(LEADER);
        int refused = 0;
        for (String person : insideWithoutLead()) {
            TestSocket socket = enter(person);
            MessageExamples examples = new MessageExamples(person);
            for (ClientMessage message : examples.own()) {
                if (!may(person, message)) {
                    assertThat(answer(socket, (Order) message))
                            .as("%s: %s", person, message)
                            .isEqualTo("NOT_ALLOWED");
                    refused++;
                }
            }
            examples.others(LEADER)
                    .forEach((order, word) -> assertThat(answer(socket, order))
                            .as("%s: %s", person, order)
                            .isEqualTo(word));
            leave(socket);
        }
        assertThat(refused).isGreaterThan(200);
        leave(leader);
        assertThat(room()).isEqualTo(before);
    }

    @Test
    void whoMayIsNotRefusedForRights_S1() {
        for (String person : inside()) {
            TestSocket socket = enter(person);
            MessageExamples examples = new MessageExamples(person);
            for (ClientMessage message : examples.own()) {
                if (may(person, message)) {
                    assertTaken(socket, person, message);
                }
            }
            socket.closeTab();
        }
    }

    @Test
    void whoLeadsMayAlsoWhatIsOthers_S1() {
        for (String person : inside()) {
            if (standing(person).may(Action.LEAD_SESSION)) {
                TestSocket socket = enter(person);
                new MessageExamples(person).others(PUPIL).keySet().forEach(order -> assertTaken(socket, person, order));
                leave(socket);
            }
        }
    }

    @Test
    void whoHasNothingToDoWithTheSessionIsNotHeardInIt_S1() {
        JsonNode before = room();
        int said = 0;
        for (Map.Entry<String, Standing> each : house.standings().entrySet()) {
            if (!each.getValue().may(Action.ENTER_SESSION)) {
                Visitor visitor = visitor(each.getKey());
                visitor.post("/tickets", "{\"target\":\"session:" + RightsHouse.SESSION + "\"}")
                        .status(each.getValue().isStranger() ? 404 : 403);
                String elsewhere = visitor.ticket("doc:" + ownDoc(visitor));
                for (ClientMessage message : new MessageExamples(each.getKey()).own()) {
                    // Once by the ticket of another door, then by the same again, which is used.
                    TestSocket socket = visitor.open(SOCKET + "?ticket=" + elsewhere);
                    socket.sayIfOpen(text(message));
                    assertThat(socket.closeCode())
                            .as("%s: %s", each.getKey(), message)
                            .isEqualTo(4401);
                    said++;
                }
            }
        }
        assertThat(said).isGreaterThan(1_000);
        assertThat(room()).isEqualTo(before);
    }

    @Test
    void whoWaitsAtTheDoorIsNotHeardInTheRoom_L36() {
        TestSocket leader = enter(LEADER);
        assertThat(answer(leader, new StageOrder.SetDoors("doors", true))).isEqualTo("event");
        JsonNode before = room();
        for (String person : insideWithoutLead()) {
            TestSocket socket = open(person);
            socket.say(text(new ClientMessage.Hello(person, null)));
            socket.hears("waiting");
            for (ClientMessage message : messages(person)) {
                if (message instanceof Order order) {
                    assertThat(answer(socket, order))
                            .as("%s: %s", person, order)
                            .isEqualTo("NOT_ALLOWED");
                } else if (!(message instanceof ClientMessage.Hello)) {
                    socket.say(text(message));
                }
            }
            assertHeard(socket);
            socket.closeTab();
        }
        assertThat(room()).isEqualTo(before);
    }

    @Test
    void beforeTheHelloOnlyTheClockIsAnswered_S1() {
        JsonNode before = room();
        for (ClientMessage message : messages(PUPIL)) {
            if (!(message instanceof ClientMessage.Hello)) {
                TestSocket socket = open(PUPIL);
                socket.say(text(message));
                if (message instanceof Order) {
                    assertThat(socket.closeCode()).as("%s", message).isEqualTo(4400);
                } else {
                    assertHeard(socket);
                    socket.closeTab();
                }
            }
        }
        assertThat(room()).isEqualTo(before);
    }

    @Test
    void whoLostTheLeadIsRefusedEveryOrderThatGoesWithIt_R6() {
        TestSocket socket = enter(PUPIL);
        Visitor steward = visitor(STEWARD);
        steward.post(
                        "/memberships",
                        "{\"person\":\"" + PUPIL + "\",\"kind\":\"COHORT\",\"of\":\"" + RightsHouse.COHORT
                                + "\",\"role\":\"FACILITATOR\"}")
                .status(200);
        assertThat(socket.hearsNext("arrived").at("/person/role").asText()).isEqualTo("FACILITATOR");
        assertThat(answer(socket, new StageOrder.SetDoors("doors", false))).isEqualTo("done");
        JsonNode before = room();
        steward.post("/memberships/end", membership(steward).toString()).status(200);
        JsonNode again = socket.hearsNext("arrived");
        while (!again.at("/person/role").asText().equals("PRACTITIONER")) {
            again = socket.hearsNext("arrived");
        }
        for (ClientMessage message : new MessageExamples(PUPIL).own()) {
            if (!may(PUPIL, message)) {
                assertThat(answer(socket, (Order) message)).as("%s", message).isEqualTo("NOT_ALLOWED");
            }
        }
        leave(socket);
        assertThat(room()).isEqualTo(before);
    }

    private static JsonNode membership(Visitor steward) {
        for (JsonNode each : steward.get("/register").json().get("memberships")) {
            if (each.get("person").asText().equals(PUPIL)
                    && each.get("role").asText().equals("FACILITATOR")) {
                return each;
            }
        }
        throw new AssertionError("no such membership");
    }

    /** Not refused for want of a right; whether it can be done just now is not what is asked here. */
    private static void assertTaken(TestSocket socket, String person, ClientMessage message) {
        if (message instanceof Order order) {
            assertThat(answer(socket, order))
                    .as("%s: %s", person, order)
                    .isNotIn("NOT_ALLOWED", "NOT_YOUR_TURN", "TOO_FAST", "INTERNAL");
        } else if (!(message instanceof ClientMessage.Hello)) {
            socket.say(text(message));
            assertHeard(socket);
        }
    }

    /** The connection is there, and everything before this was read. */
    private static void assertHeard(TestSocket socket) {
        socket.say(text(new ClientMessage.Clock(1, null)));
        socket.hearsNext("clock");
    }

    /** The code of the refusal; or that it was done, or was so already. */
    private static String answer(TestSocket socket, Order order) {
        socket.say(text(order));
        JsonNode answer = socket.next();
        while (!answer.path("command").asText().equals(order.command())) {
            answer = socket.next();
        }
        return answer.path("code").asText(answer.get("type").asText());
    }

    /** All that the log says, and its last number. */
    private JsonNode room() {
        TestSocket socket = open(STEWARD);
        socket.say(text(new ClientMessage.Hello("look", null)));
        ObjectNode welcome = (ObjectNode) socket.hears("welcome");
        leave(socket);
        return welcome.without(List.of("people"));
    }

    private TestSocket enter(String person) {
        TestSocket socket = open(person);
        socket.say(text(new ClientMessage.Hello(person, null)));
        socket.hears("welcome");
        return socket;
    }

    private TestSocket open(String person) {
        Visitor visitor = visitor(person);
        return visitor.open(SOCKET + "?ticket=" + visitor.ticket("session:" + RightsHouse.SESSION));
    }

    private Visitor visitor(String person) {
        return visitors.computeIfAbsent(person, house::visitor);
    }

    private static void leave(TestSocket socket) {
        socket.say(text(new ClientMessage.Leave()));
        socket.closeTab();
    }

    private static String ownDoc(Visitor visitor) {
        String board = visitor.post(
                        "/boards",
                        "{\"title\":\"Mine\",\"template\":\"loop-map\",\"ownerKind\":\"PERSON\",\"owner\":\"\"}")
                .body("id");
        return visitor.get("/boards/" + board).json().at("/board/content").asText();
    }

    private static List<ClientMessage> messages(String person) {
        MessageExamples examples = new MessageExamples(person);
        return Stream.concat(examples.own().stream(), examples.others(LEADER).keySet().stream())
                .toList();
    }

    private List<String> inside() {
        return house.standings().keySet().stream()
                .filter(person -> standing(person).may(Action.ENTER_SESSION))
                .toList();
    }

    private List<String> insideWithoutLead() {
        return inside().stream()
                .filter(person -> !standing(person).may(Action.LEAD_SESSION))
                .toList();
    }

    private boolean may(String person, ClientMessage message) {
        return standing(person).may(MessageActions.of(message.getClass()).orElseThrow());
    }

    private Standing standing(String person) {
        return Objects.requireNonNull(house.standings().get(person));
    }

    private static String text(ClientMessage message) {
        return new String(Json.write(message), UTF_8);
    }
}
