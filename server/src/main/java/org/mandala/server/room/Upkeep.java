package org.mandala.server.room;

import io.vertx.core.Future;
import java.util.List;
import java.util.stream.LongStream;
import org.mandala.server.home.Home;
import org.mandala.server.protocol.SessionEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to what is due without anybody's order, one thing after the other. Rule L5. */
final class Upkeep {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private final String session;
    private final Duties duties;
    private final PracticeGroups practice;
    private final PracticeBoards boards;
    private final Around around;
    private final SessionState state;
    private final SessionLog log;
    private final Scenery scenery;
    private final Turns turns;
    private final Home home;
    private Runnable noLook = () -> {};
    private boolean due;

    Upkeep(
            String session,
            Duties duties,
            PracticeGroups practice,
            PracticeBoards boards,
            Around around,
            SessionState state,
            SessionLog log,
            Scenery scenery,
            Turns turns,
            Home home) {
        this.session = session;
        this.duties = duties;
        this.practice = practice;
        this.boards = boards;
        this.around = around;
        this.state = state;
        this.log = log;
        this.scenery = scenery;
        this.turns = turns;
        this.home = home;
    }

    /** Something changed: looks once for all that changes together. */
    void look() {
        if (!due) {
            due = true;
            home.soon(() -> turns.take(() -> {
                due = false;
                return doNext();
            }));
        }
    }

    private Future<Void> doNext() {
        if (log.isAway()) {
            // It is looked again when the log can be written.
            return Future.succeededFuture();
        }
        Scene scene = scenery.ofHouse();
        SessionEvent next = duties.next(scene, practice.placesLate(scene, state.run()))
                .map(SessionEvent.class::cast)
                .or(() -> practice.next(scene, state.run()))
                .orElse(null);
        Decision.Append append =
                next == null ? boards.next(scene, state.run()).orElse(null) : new Decision.Append(next, List.of());
        if (append == null) {
            lookAgain(scene);
            return Future.succeededFuture();
        }
        return make(append.boards())
                .compose(ignored -> log.append(Scenery.HOUSE, null, append.event()))
                .onSuccess(ignored -> look())
                .onFailure(failure -> LOG.error("session {}: {} could not be done", session, append.event(), failure))
                .mapEmpty();
    }

    private Future<Void> make(List<Decision.NewBoard> wanted) {
        Future<Void> made = Future.succeededFuture();
        for (Decision.NewBoard board : wanted) {
            made = made.compose(ignored -> around.makeBoard(session, board.id(), board.title(), board.template()));
        }
        return made;
    }

    /** When time alone makes more due. */
    private void lookAgain(Scene scene) {
        if (duties.mustLookAgain()) {
            home.after(Duties.ALONE_MS / 2, this::look);
        }
        noLook.run();
        LongStream.concat(practice.lookAt(scene, state.run()).stream(), boards.lookAt(scene, state.run()).stream())
                .min()
                .ifPresent(at -> noLook = home.after((long) Math.ceil(at - scene.now()), this::look));
    }
}
