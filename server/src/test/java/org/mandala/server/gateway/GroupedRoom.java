package org.mandala.server.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
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
import org.mandala.server.room.LoggedEvent;
import org.mandala.server.store.Store;

/** A session with everybody who may be in it: all who do not lead are in one of two groups, and in the room it is the leader's turn. */
final class GroupedRoom implements AutoCloseable {
    static final String SOCKET = "/ws/session/" + RightsHouse.SESSION;
    static final String LEADER = RightsHouse.idOf(Relation.COHORT, Role.HOST);
    static final String PUPIL = RightsHouse.idOf(Relation.COHORT, Role.PRACTITIONER);
    static final String STEWARD = RightsHouse.idOf(Relation.PROGRAMME, Role.STEWARD);
    private static final long HOUR_MS = 3_600_000;

    private final Map<String, Visitor> visitors = new HashMap<>();
    private final RightsHouse house;

    GroupedRoom(Path data) {
        // How much one connection may say is another test's.
        house = new RightsHouse(data, Map.of("limits.sessionMessagesPerSecond", "1000"), GroupedRoom::openGroups);
    }

    @Override
    public void close() {
        house.close();
    }

    Map<String, Standing> standings() {
        return house.standings();
    }

    List<String> inside() {
        return house.standings().keySet().stream()
                .filter(person -> standing(person).may(Action.ENTER_SESSION))
                .toList();
    }

    List<String> insideWithoutLead() {
        return inside().stream()
                .filter(person -> !standing(person).may(Action.LEAD_SESSION))
                .toList();
    }

    boolean may(String person, ClientMessage message) {
        return standing(person).may(MessageActions.of(message.getClass()).orElseThrow());
    }

    Standing standing(String person) {
        return Objects.requireNonNull(house.standings().get(person));
    }

    Visitor visitor(String person) {
        return visitors.computeIfAbsent(person, house::visitor);
    }

    TestSocket open(String person) {
        Visitor visitor = visitor(person);
        return visitor.open(SOCKET + "?ticket=" + visitor.ticket("session:" + RightsHouse.SESSION));
    }

    TestSocket enter(String person) {
        TestSocket socket = open(person);
        socket.say(text(new ClientMessage.Hello(person, null, null)));
        socket.hears("welcome");
        return socket;
    }

    /** All that the log says, and its last number. */
    JsonNode room() {
        TestSocket socket = open(STEWARD);
        socket.say(text(new ClientMessage.Hello("look", null, null)));
        ObjectNode welcome = (ObjectNode) socket.hears("welcome");
        leave(socket);
        return welcome.without(List.of("people", "gone"));
    }

    /** The code of the refusal; or that it was done, or was so already. */
    static String answer(TestSocket socket, Order order) {
        socket.say(text(order));
        JsonNode answer = socket.next();
        while (!answer.path("command").asText().equals(order.command())) {
            answer = socket.next();
        }
        return answer.path("code").asText(answer.get("type").asText());
    }

    /** The connection is there, and everything before this was read. */
    static void assertHeard(TestSocket socket) {
        socket.say(text(new ClientMessage.Clock(1, null)));
        socket.hearsNext("clock");
    }

    static void leave(TestSocket socket) {
        socket.say(text(new ClientMessage.Leave()));
        socket.closeTab();
    }

    static List<ClientMessage> messages(String person) {
        MessageExamples examples = new MessageExamples(person);
        return Stream.concat(examples.own().stream(), examples.others(LEADER).keySet().stream())
                .toList();
    }

    static String text(ClientMessage message) {
        return new String(Json.write(message), UTF_8);
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
                        new Group(MessageExamples.OTHER_GROUP, "Two", null, null, null, null, List.of())),
                null);
        log(store, 1, new RoomEvent.GroupsOpened(grouping, null));
        log(store, 2, new RoomEvent.RoundSet(new SpeakingRound("room", List.of(LEADER), 0, 60, now, List.of())));
    }

    private static void log(Store store, long seq, RoomEvent event) {
        RightsHouse.await(store.rooms().append(RightsHouse.SESSION, new LoggedEvent(seq, seq, LEADER, null, event)));
    }
}
