package org.mandala.server.room;

import io.vertx.core.Future;
import java.util.List;
import org.mandala.server.home.ProgrammeClock;
import org.mandala.server.home.Unavailable;
import org.mandala.server.identity.MessageActions;
import org.mandala.server.protocol.ClientMessage.Order;
import org.mandala.server.protocol.ErrorCode;
import org.mandala.server.protocol.RoomEvent;
import org.mandala.server.protocol.ServerMessage;
import org.mandala.server.protocol.SessionEvent;
import org.mandala.server.room.Decision.NewBoard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out orders, one after the other: decides on the folded log, appends, answers. Rules S7, S8, L2, L7 and L44. */
final class Orders {
    private static final Logger LOG = LoggerFactory.getLogger(Orders.class);

    private static final String NOT_YOURS = "Only those who lead can do that.";
    private static final String NOT_STORED =
            "Nothing can be stored just now, so this was not done. What runs goes on; please try again in a moment.";
    private static final String PERHAPS_STORED =
            "Nothing can be stored just now, so this may not have been done. What runs goes on; please look again in a moment.";

    private final String session;
    private final SessionLog log;
    private final SessionState state;
    private final Scenery scenery;
    private final Rules rules;
    private final Around around;
    private final Telling telling;
    private final Turns turns;
    private final Allowance allowance;
    private final ProgrammeClock clock;
    private final Held held = new Held();

    Orders(
            String session,
            SessionLog log,
            SessionState state,
            Scenery scenery,
            Rules rules,
            Around around,
            Telling telling,
            Turns turns,
            Allowance allowance,
            ProgrammeClock clock) {
        this.session = session;
        this.log = log;
        this.state = state;
        this.scenery = scenery;
        this.rules = rules;
        this.around = around;
        this.telling = telling;
        this.turns = turns;
        this.allowance = allowance;
        this.clock = clock;
    }

    /** Carries it out after those before it; completes when something may have changed. */
    Future<Void> give(Attendee from, Order order) {
        if (!telling.has(from)) {
            refuse(from, order, ErrorCode.NOT_ALLOWED, "You are not inside yet.");
        } else if (!allowance.admits(from.person().id(), order, clock.nowMs())) {
            refuse(from, order, ErrorCode.TOO_FAST, "That was a lot at once. Wait a moment, then try again.");
        } else if (log.isAway()) {
            setAside(from, order, NOT_STORED);
        } else {
            return turns.take(() -> carryOut(from, order).recover(failure -> failed(from, order, failure)));
        }
        return Future.succeededFuture();
    }

    /** Whether nothing that was taken waits. */
    boolean isIdle() {
        return held.isEmpty();
    }

    /** The log can be written again: first what was taken meanwhile. */
    Future<Void> carryOutHeld() {
        return turns.take(() -> log.readOn().compose(ignored -> carryOutNext()));
    }

    private Future<Void> carryOutNext() {
        Held.Taken next = held.first().orElse(null);
        if (next == null) {
            return Future.succeededFuture();
        }
        return carryOut(next.from(), next.order())
                .recover(failure -> failure instanceof Unavailable
                        ? Future.failedFuture(failure)
                        : failed(next.from(), next.order(), failure))
                .compose(ignored -> {
                    held.done(next);
                    return carryOutNext();
                });
    }

    private Future<Void> carryOut(Attendee from, Order order) {
        return scenery.learnFor(order).compose(ignored -> decide(from, order));
    }

    private Future<Void> failed(Attendee from, Order order, Throwable failure) {
        if (failure instanceof Unavailable) {
            setAside(from, order, failure instanceof StoreWatch.NotAsked ? NOT_STORED : PERHAPS_STORED);
        } else {
            LOG.error("session {}: order {} failed", session, order.command(), failure);
            refuse(from, order, ErrorCode.INTERNAL, "That could not be done. Please try again.");
        }
        return Future.succeededFuture();
    }

    /** Nothing can be stored: what can wait is taken, all else is refused. Rule L44. */
    private void setAside(Attendee from, Order order, String refusal) {
        LoggedEvent done = state.outcome(order.command()).orElse(null);
        if (done != null) {
            answer(done, order, from);
        } else if (!mayGive(from, order)) {
            refuse(from, order, ErrorCode.NOT_ALLOWED, NOT_YOURS);
        } else if (held.take(from, order)) {
            Telling.tell(from, new ServerMessage.Held(order.command()));
        } else {
            refuse(from, order, ErrorCode.NOT_STORED, refusal);
        }
    }

    private static void refuse(Attendee from, Order order, ErrorCode code, String message) {
        Telling.tell(from, new ServerMessage.Refused(order.command(), code, message));
    }

    private Future<Void> decide(Attendee from, Order order) {
        LoggedEvent done = state.outcome(order.command()).orElse(null);
        if (done != null) {
            answer(done, order, from);
            return Future.succeededFuture();
        }
        if (!mayGive(from, order)) {
            refuse(from, order, ErrorCode.NOT_ALLOWED, NOT_YOURS);
            return Future.succeededFuture();
        }
        Decision decision = state.isSettled(order.command())
                ? Decision.already()
                : rules.decide(order, scenery.of(from, order.command()), state.run());
        if (decision instanceof Decision.Append append) {
            return make(append.boards()).compose(ignored -> append(from, order, append.event()));
        }
        if (decision instanceof Decision.Refuse refusal) {
            refuse(from, order, refusal.code(), refusal.message());
        } else {
            settle(from, order);
        }
        return Future.succeededFuture();
    }

    private boolean mayGive(Attendee from, Order order) {
        return !state.room().people().isErased(from.person().id())
                && MessageActions.of(order.getClass()).map(from::may).orElse(false);
    }

    private Future<Void> append(Attendee from, Order order, SessionEvent body) {
        return log.append(from.person().id(), order.command(), body).compose(appended -> {
            if (!appended) {
                return decide(from, order);
            }
            if (body instanceof RoomEvent.SessionEnded) {
                keepBoards();
            }
            return Future.succeededFuture();
        });
    }

    /** Nobody waits for it; what is not kept now is in the documents still. */
    private void keepBoards() {
        around.ended(session).onFailure(failure -> LOG.error("session {}: its boards are not kept", session, failure));
    }

    private void settle(Attendee from, Order order) {
        if (Rules.isForRun(order)) {
            answer(state.settle(order.command()), order, from);
        } else {
            state.settled(order.command());
            Telling.tell(from, new ServerMessage.Done(order.command()));
        }
    }

    /** What was done, under the id of the order that asked for it. */
    private void answer(LoggedEvent done, Order order, Attendee from) {
        ServerMessage.Event event = telling.message(done, from);
        Telling.tell(
                from, new ServerMessage.Event(event.seq(), event.at(), event.actor(), order.command(), event.body()));
    }

    private Future<Void> make(List<NewBoard> boards) {
        Future<Void> made = Future.succeededFuture();
        for (NewBoard board : boards) {
            made = made.compose(ignored -> around.makeBoard(session, board.id(), board.title(), board.template()));
        }
        return made;
    }
}
