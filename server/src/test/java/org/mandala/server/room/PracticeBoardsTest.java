package org.mandala.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mandala.server.board.Templates;
import org.mandala.server.practice.Practices;
import org.mandala.server.practice.Runs;
import org.mandala.server.protocol.RoomEvent;
import org.mandala.server.protocol.RunEvent;
import org.mandala.server.protocol.SessionEvent;
import org.mandala.server.protocol.Showing;

/** Rule P65 in "standing-in-a-system", which brings people to a board of three rings at the beginning of its step "place". */
class PracticeBoardsTest {
    private static final long START = 1_000_000;

    private final Runs runs = new Runs(new Practices(null, new Templates(null)), new Random(1));
    private final PracticeBoards boards = new PracticeBoards(runs);
    private final SessionState state = new SessionState();
    private final long due;

    PracticeBoardsTest() {
        happens(new RunEvent.PracticeStarted("r", "standing-in-a-system", 1, 1, START));
        due = boards.lookAt(scene(START), state.run()).orElseThrow();
    }

    @Test
    void aBoardOfTheTemplateIsShownWhenItsCueComesAndMadeBefore_P65() {
        assertThat(boards.next(scene(due - 1), state.run())).isEmpty();
        Decision.Append append = boards.next(scene(due), state.run()).orElseThrow();
        assertThat(append.boards()).singleElement().satisfies(board -> {
            assertThat(board.template()).isEqualTo("three-rings");
            assertThat(showing(append).board()).isEqualTo(board.id());
        });
    }

    @Test
    void itIsShownOnceThoughThoseWhoLeadPutItAway_P65() {
        Decision.Append append = boards.next(scene(due), state.run()).orElseThrow();
        happens(append.event());
        assertThat(boards.next(scene(due + 50), state.run())).isEmpty();
        happens(new RoomEvent.ShownToAll(null));
        assertThat(boards.next(scene(due + 100), state.run())).isEmpty();
    }

    @Test
    void anotherNodeFindsItShownAndItIsTheSameBoardEverywhere_P65() {
        PracticeBoards elsewhere = new PracticeBoards(runs);
        Decision.Append append = boards.next(scene(due), state.run()).orElseThrow();
        assertThat(new PracticeBoards(runs).next(scene(due), state.run())).contains(append);
        happens(append.event());
        assertThat(elsewhere.next(scene(due + 50), state.run())).isEmpty();
    }

    @Test
    void whoComesToAnEmptyRoomMuchLaterIsBroughtNowhere_P65() {
        assertThat(boards.next(scene(due + PracticeBoards.LATE_MS), state.run()))
                .isEmpty();
    }

    @Test
    void aPauseMakesItLater_P3_P65() {
        happens(new RunEvent.PracticePaused("r", due - 1_000));
        assertThat(boards.next(scene(due + 5_000), state.run())).isEmpty();
        happens(new RunEvent.PracticeResumed("r", due + 9_000));
        assertThat(boards.lookAt(scene(due + 9_500), state.run())).hasValue(due + 10_000);
        assertThat(boards.next(scene(due + 10_000), state.run())).isPresent();
    }

    private static Showing showing(Decision.Append append) {
        return Objects.requireNonNull(((RoomEvent.ShownToAll) append.event()).showing());
    }

    private Scene scene(long now) {
        return new Scene("house", false, List.of(), Set.of(), state.room(), Lore.NONE, now, "house");
    }

    private void happens(SessionEvent event) {
        state.apply(new LoggedEvent(state.seq() + 1, START, "lea", null, event));
    }
}
