package org.mandala.server.room;

import io.vertx.core.Future;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mandala.server.home.ProgrammeClock;
import org.mandala.server.protocol.SessionEvent;

/** A session's log as far as this node has read it. Rule L2. */
final class SessionLog {
    private final String session;
    private final RoomStore store;
    private final StoreWatch watch;
    private final ProgrammeClock clock;
    private final SessionState state;
    private final Listener listener;
    private final Consumer<LoggedEvent> appended;

    /** Told of what is stored, after the state has taken it. */
    interface Listener {
        void happened(LoggedEvent event);

        /** Words of what was known are gone: all are to forget them. {@code more} is what came beside. Rule R8. */
        void foldedAnew(List<LoggedEvent> more);
    }

    /** @param appended told, after the listener, of what this node has appended */
    SessionLog(
            String session,
            RoomStore store,
            StoreWatch watch,
            ProgrammeClock clock,
            SessionState state,
            Listener listener,
            Consumer<LoggedEvent> appended) {
        this.session = session;
        this.store = store;
        this.watch = watch;
        this.clock = clock;
        this.state = state;
        this.listener = listener;
        this.appended = appended;
    }

    /** Reads what the log has beyond what is folded. */
    Future<Void> readOn() {
        return read(state.seq()).compose(events -> {
            if (state.seq() > 0 && events.stream().anyMatch(SessionState::takesWords)) {
                return readAnew();
            }
            events.stream().filter(event -> event.seq() > state.seq()).forEach(this::take);
            return Future.succeededFuture();
        });
    }

    /** Whether nothing can be read or appended just now. */
    boolean isAway() {
        return watch.isAway();
    }

    private Future<Void> readAnew() {
        long known = state.seq();
        return read(0).map(events -> {
            state.foldAnew(events);
            listener.foldedAnew(
                    events.stream().filter(event -> event.seq() > known).toList());
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
        return watch.ask(() -> store.append(session, event)).compose(stored -> {
            watch.stored();
            if (!stored) {
                return readOn().map(false);
            }
            take(event);
            appended.accept(event);
            return Future.succeededFuture(true);
        });
    }

    private Future<List<LoggedEvent>> read(long after) {
        return watch.ask(() -> store.read(session, after));
    }

    private void take(LoggedEvent event) {
        state.apply(event);
        listener.happened(event);
    }
}
