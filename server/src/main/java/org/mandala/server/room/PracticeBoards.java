package org.mandala.server.room;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.mandala.server.practice.BoardCue;
import org.mandala.server.practice.Runs;
import org.mandala.server.protocol.RoomEvent;
import org.mandala.server.protocol.RunEvent;
import org.mandala.server.protocol.Showing;
import org.mandala.server.room.Decision.NewBoard;

/**
 * The boards to which a practice brings people. Which one follows from the run and the template, so that of several nodes one shows it and the others find it shown.
 * Rule P65.
 */
final class PracticeBoards {
    /** So late a board is still of use, and it is not yet to be feared that those who lead have put it away. */
    static final long LATE_MS = 30_000;

    private final Runs runs;
    /** What this node has seen shown: whoever leads may put a board away at once. */
    private final Set<String> done = new HashSet<>();

    PracticeBoards(Runs runs) {
        this.runs = runs;
    }

    /** The board that is to be shown now, if there is one; the last of several. */
    Optional<Decision.Append> next(Scene scene, List<RunEvent> run) {
        Showing showing = scene.room().stage().showing().orElse(null);
        Decision.Append due = null;
        for (BoardCue cue : runs.boards(run, scene.now())) {
            String key = cue.run() + " " + cue.at();
            boolean isNow = cue.at() <= scene.now() && scene.now() < cue.at() + LATE_MS;
            if (isNow && shown(cue).equals(showing)) {
                done.add(key);
            } else if (isNow && !done.contains(key)) {
                due = show(cue);
            }
        }
        return Optional.ofNullable(due);
    }

    /** Programme time at which the next one is due. */
    OptionalLong lookAt(Scene scene, List<RunEvent> run) {
        return runs.boards(run, scene.now()).stream()
                .mapToLong(BoardCue::at)
                .filter(at -> at > scene.now())
                .min();
    }

    private static Decision.Append show(BoardCue cue) {
        return new Decision.Append(
                new RoomEvent.ShownToAll(shown(cue)), List.of(new NewBoard(id(cue), cue.title(), cue.template())));
    }

    private static Showing shown(BoardCue cue) {
        return new Showing(Showing.Kind.BOARD, cue.title(), null, id(cue), null, null, null);
    }

    private static String id(BoardCue cue) {
        return "practice." + UUID.nameUUIDFromBytes((cue.run() + " " + cue.template()).getBytes(UTF_8));
    }
}
