package org.mandala.server.room;

import io.vertx.core.Future;
import org.mandala.server.home.Home;
import org.mandala.server.protocol.RoomEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to what is due without anybody's order, one thing after the other. Rule L5. */
final class Upkeep {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private final String session;
    private final Duties duties;
    private final SessionLog log;
    private final Scenery scenery;
    private final Turns turns;
    private final Home home;
    private boolean due;

    Upkeep(String session, Duties duties, SessionLog log, Scenery scenery, Turns turns, Home home) {
        this.session = session;
        this.duties = duties;
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
        RoomEvent next = duties.next(scenery.ofHouse()).orElse(null);
        if (next == null) {
            if (duties.mustLookAgain()) {
                home.after(Duties.ALONE_MS / 2, this::look);
            }
            return Future.succeededFuture();
        }
        return log.append(Scenery.HOUSE, null, next)
                .onSuccess(ignored -> look())
                .onFailure(failure -> LOG.error("session {}: {} could not be stored", session, next, failure))
                .mapEmpty();
    }
}
