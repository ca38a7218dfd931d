package org.mandala.server.room;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mandala.server.protocol.Grouping;
import org.mandala.server.protocol.Json;
import org.mandala.server.protocol.RoomEvent;
import org.mandala.server.protocol.ServerMessage;
import org.mandala.server.room.SessionSimulationTest.Outcome;

/** What holds of every session, however it went. */
final class SessionPromises {
    static void hold(Outcome outcome) {
        List<LoggedEvent> log = outcome.world().log();
        handsAreThoseOfTheLog(log, outcome);
        ordersHappenedOnce(log, outcome);
        foldsAreEqual(log, outcome);
        everybodyHeardWhatTheyMay(log, outcome);
    }

    static void everybodyIsInOnePlace(LiveSession node) {
        RoomFold room = node.room();
        Grouping grouping = room.groups().last().orElse(null);
        if (grouping != null) {
            List<String> members = grouping.groups().stream()
                    .flatMap(group -> group.members().stream())
                    .toList();
            assertThat(members).as("nobody is in two groups (L20)").doesNotHaveDuplicates();
            for (String person : members) {
                String where = room.groups().where(person, node.nowMs());
                boolean inGroup = Placing.find(grouping, where).isPresent() && grouping.isOn(where, node.nowMs());
                assertThat(where.equals("room") || inGroup)
                        .as("%s is in the room or in a group that is apart, not in %s (L20, L45)", person, where)
                        .isTrue();
            }
        }
    }

    /** Worked out from the log alone, without the fold. */
    private static void handsAreThoseOfTheLog(List<LoggedEvent> log, Outcome outcome) {
        for (SimPerson person : outcome.people()) {
            boolean up = false;
            for (LoggedEvent event : log) {
                if (event.body() instanceof RoomEvent.HandRaised raised
                        && raised.person().equals(person.id())) {
                    up = true;
                } else if (event.body() instanceof RoomEvent.HandsLowered
                        || (event.body() instanceof RoomEvent.HandLowered lowered
                                && lowered.person().equals(person.id()))
                        || (event.body() instanceof RoomEvent.WordGiven word
                                && word.person().equals(person.id()))) {
                    up = false;
                }
            }
            for (LiveSession node : outcome.nodes()) {
                assertThat(node.room().people().hand(person.id()).isPresent())
                        .as("the hand of %s", person.id())
                        .isEqualTo(up);
            }
        }
    }

    private static void ordersHappenedOnce(List<LoggedEvent> log, Outcome outcome) {
        Map<String, Long> times = log.stream()
                .filter(event -> event.command() != null)
                .collect(Collectors.groupingBy(event -> String.valueOf(event.command()), Collectors.counting()));
        assertThat(times.values()).as("an order happens once (S7)").containsOnly(1L);
        for (SimPerson person : outcome.people()) {
            assertThat(times.keySet())
                    .as("what was refused did not happen (S8)")
                    .doesNotContainAnyElementsOf(person.refused);
        }
        assertThat(log.stream().map(LoggedEvent::seq).toList())
                .isEqualTo(IntStream.rangeClosed(1, log.size())
                        .mapToObj(Long::valueOf)
                        .toList());
    }

    private static void foldsAreEqual(List<LoggedEvent> log, Outcome outcome) {
        RoomFold fresh = new RoomFold();
        log.stream()
                .map(event -> Json.read(Json.write(event), LoggedEvent.class))
                .forEach(fresh::apply);
        String expected = json(fresh, "p0");
        for (LiveSession node : outcome.nodes()) {
            assertThat(json(node.room(), "p0"))
                    .as("every node folds the same (L1)")
                    .isEqualTo(expected);
        }
    }

    private static void everybodyHeardWhatTheyMay(List<LoggedEvent> log, Outcome outcome) {
        for (SimPerson person : outcome.people()) {
            for (ServerMessage.Event heard : person.heard) {
                LoggedEvent event = log.get((int) heard.seq() - 1);
                boolean hidden = heard.body() instanceof RoomEvent.Withheld;
                assertThat(hidden || heard.body().equals(event.body())).isTrue();
                assertThat(hidden && person.leads() && !(event.body() instanceof RoomEvent.ChatSaid))
                        .as("nothing but a group's chat is kept from those who lead (L3)")
                        .isFalse();
                assertThat(!hidden && !person.leads() && event.body() instanceof RoomEvent.NotesSet)
                        .as("notes are for those who lead (L3)")
                        .isFalse();
            }
        }
    }

    private static String json(RoomFold fold, String person) {
        return new String(Json.write(fold.view(person, true)), UTF_8);
    }

    private SessionPromises() {}
}
