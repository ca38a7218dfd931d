package org.mandala.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mandala.server.protocol.Group;
import org.mandala.server.protocol.Grouping;
import org.mandala.server.protocol.GroupingKind;
import org.mandala.server.protocol.RoomEvent;
import org.mandala.server.protocol.RunEvent;
import org.mandala.server.protocol.RunGroup;
import org.mandala.server.protocol.SessionEvent;
import org.mandala.server.room.LoggedEvent;

public abstract class RoomStoreContract extends StoreContract {

    @Test
    void eventsOfEveryKindComeBackAsTheyWere() {
        List<SessionEvent> bodies = List.of(
                new RunEvent.PracticeStarted("r", "arriving", 1, 6, NOW),
                new RunEvent.PracticePaused("r", NOW),
                new RunEvent.PracticeResumed("r", NOW),
                new RunEvent.PracticeExtended("r", NOW, "open", 30_000),
                new RunEvent.PracticeSkipped("r", NOW, "open", 1_500),
                new RunEvent.PracticeStopped("r", NOW));
        List<LoggedEvent> log = IntStream.range(0, bodies.size())
                .mapToObj(i -> new LoggedEvent(i + 1, NOW + i, "ana", i == 0 ? null : "command-" + i, bodies.get(i)))
                .toList();
        log.forEach(
                event -> assertThat(result(store().rooms().append("s", event))).isTrue());
        assertThat(result(store().rooms().read("s", 0))).isEqualTo(log);
        assertThat(result(store().rooms().read("s", 4))).isEqualTo(log.subList(4, 6));
    }

    @Test
    void ofTwoWhoWantTheSameNumberOneGetsItAndTheOtherIsTold() {
        Future<Boolean> first = store().rooms().append("s", event(1, "first"));
        Future<Boolean> second = store().rooms().append("s", event(1, "second"));
        assertThat(result(first)).isTrue();
        assertThat(result(second)).isFalse();
        assertThat(result(store().rooms().read("s", 0))).containsExactly(event(1, "first"));
    }

    @Test
    void theGroupsOfSessionsAreFoundInTheirLogs_L24() {
        Group group = new Group("g1", "1", null, null, null, null, List.of("ana", "ben"));
        Grouping pairs = new Grouping("c", GroupingKind.PAIRS, "Pairs", null, NOW, NOW, null, List.of(group), null);
        RoomEvent.GroupsOpened opened = new RoomEvent.GroupsOpened(pairs, null);
        result(store().rooms().append("s", new LoggedEvent(1, NOW, "lea", null, opened)));
        result(store().rooms().append("s", event(2, null)));
        RunGroup three = new RunGroup("g1", List.of("ana", "mei", "joy"));
        RunEvent start = new RunEvent.PracticeStarted("r", "listening-pairs", 1, 1, NOW, List.of(three), null);
        result(store().rooms().append("t", new LoggedEvent(1, NOW, "lea", null, start)));
        assertThat(result(store().rooms().groups(List.of("s", "t", "u"))))
                .containsExactly(List.of("ana", "ben"), List.of("ana", "mei", "joy"));
    }

    @Test
    void sessionsHaveLogsOfTheirOwn() {
        result(store().rooms().append("s", event(1, null)));
        assertThat(result(store().rooms().append("t", event(1, null)))).isTrue();
        assertThat(result(store().rooms().read("u", 0))).isEmpty();
    }

    @Test
    void wordsGoWithTheirPersonAndTheLogSaysSo_R8() {
        SessionEvent said = new RoomEvent.ChatSaid("room", "ana", "Good morning");
        LoggedEvent others = new LoggedEvent(2, NOW, "ben", null, new RoomEvent.ChatSaid("room", "ben", "Hello"));
        result(store().rooms().append("s", new LoggedEvent(1, NOW, "ana", "c1", said)));
        result(store().rooms().append("s", others));
        result(store().rooms().append("t", event(1, null)));
        result(store().traces().erase("ana"));
        result(store().traces().erase("ana"));
        List<LoggedEvent> log = result(store().rooms().read("s", 0));
        assertThat(log).hasSize(3).element(1).isEqualTo(others);
        assertThat(log.get(0))
                .isEqualTo(new LoggedEvent(1, NOW, "ana", "c1", new RoomEvent.ChatSaid("room", "ana", "")));
        assertThat(log.get(2).body()).isEqualTo(new RoomEvent.WordsErased("ana"));
        assertThat(result(store().rooms().read("t", 0))).containsExactly(event(1, null));
    }

    private static LoggedEvent event(long seq, @Nullable String command) {
        return new LoggedEvent(seq, NOW, "ana", command, new RunEvent.PracticePaused("r", NOW));
    }
}
