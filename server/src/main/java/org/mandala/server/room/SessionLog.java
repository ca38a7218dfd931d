package org.mandala.server.room;

import io.vertx.core.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mandala.server.home.ProgrammeClock;
import org.mandala.server.protocol.SessionEvent;

/** A session's log as far as this node has read it. Rule L2. */
final class SessionLog {
    private final String session;
    private final RoomStore store;
    private final ProgrammeClock clock;
    private final SessionState state;
    private final Consumer<LoggedEvent> happened;

    /** @param happened told of each event once it is stored, after {@code state} has taken it */
    SessionLog(
            String session, RoomStore store, ProgrammeClock clock, SessionState state, Consumer<LoggedEvent> happened) {
        this.session = session;
        this.store = store;
        this.clock = clock;
        this.state = state;
        this.happened = happened;
    }

    /** Reads what the log has beyond what is folded. */
    Future<Void> readOn() {
        return store.read(session, state.seq()).map(events -> {
            events.forEach(this::take);
            return null;
        });
    }

    /** False when another was faster; what that was is read by then, and it has to be decided again. */
    Future<Boolean> append(String actor, @Nullable String command, SessionEvent body) {
        LoggedEvent event = new LoggedEvent(state.seq() + 1, Math.round(clock.nowMs()), actor, command, body);
        return store.append(session, event).compose(appended -> {
            if (!appended) {
                return readOn().map(false);
            }
            take(event);
            return Future.succeededFuture(true);
        });
    }

    private void take(LoggedEvent event) {
        state.apply(event);
        happened.accept(event);
    }
}
