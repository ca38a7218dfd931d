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
    private final Consumer<LoggedEvent> appended;

    /**
     * @param happened told of each event once it is stored, after {@code state} has taken it
     * @param appended told after that of those that this node has appended
     */
    SessionLog(
            String session,
            RoomStore store,
            ProgrammeClock clock,
            SessionState state,
            Consumer<LoggedEvent> happened,
            Consumer<LoggedEvent> appended) {
        this.session = session;
        this.store = store;
        this.clock = clock;
        this.state = state;
        this.happened = happened;
        this.appended = appended;
    }

    /** Reads what the log has beyond what is folded. */
    Future<Void> readOn() {
        return store.read(session, state.seq()).map(events -> {
            events.forEach(this::take);
            return null;
        });
    }

    /** Another node says what it has appended; where something before it is missing, the log is read. */
    Future<Void> heard(LoggedEvent event) {
        if (event.seq() == state.seq() + 1) {
            take(event);
            return Future.succeededFuture();
        }
        return event.seq() > state.seq() ? readOn() : Future.succeededFuture();
    }

    /** False when another was faster; what that was is read by then, and it has to be decided again. */
    Future<Boolean> append(String actor, @Nullable String command, SessionEvent body) {
        LoggedEvent event = new LoggedEvent(state.seq() + 1, Math.round(clock.nowMs()), actor, command, body);
        return store.append(session, event).compose(stored -> {
            if (!stored) {
                return readOn().map(false);
            }
            take(event);
            appended.accept(event);
            return Future.succeededFuture(true);
        });
    }

    private void take(LoggedEvent event) {
        state.apply(event);
        happened.accept(event);
    }
}
