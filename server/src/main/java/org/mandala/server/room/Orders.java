package org.mandala.server.room;

import io.vertx.core.Future;
import java.util.List;
import org.mandala.server.identity.MessageActions;
import org.mandala.server.protocol.ClientMessage.Order;
import org.mandala.server.protocol.ErrorCode;
import org.mandala.server.protocol.RoomEvent;
import org.mandala.server.protocol.ServerMessage;
import org.mandala.server.protocol.SessionEvent;
import org.mandala.server.room.Decision.NewBoard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out orders: decides on the folded log, appends, answers. Rules S7, S8, L2 and L7. */
final class Orders {
    private static final Logger LOG = LoggerFactory.getLogger(Orders.class);

    private final String session;
    private final SessionLog log;
    private final SessionState state;
    private final Scenery scenery;
    private final Rules rules;
    private final Around around;
    private final Telling telling;

    Orders(
            String session,
            SessionLog log,
            SessionState state,
            Scenery scenery,
            Rules rules,
            Around around,
            Telling telling) {
        this.session = session;
        this.log = log;
        this.state = state;
        this.scenery = scenery;
        this.rules = rules;
        this.around = around;
        this.telling = telling;
    }

    Future<Void> carryOut(Attendee from, Order order) {
        return scenery.learnFor(order).compose(ignored -> decide(from, order)).onFailure(failure -> {
            LOG.error("session {}: order {} failed", session, order.command(), failure);
            refuse(from, order, ErrorCode.INTERNAL, "That could not be stored. Please try again.");
        });
    }

    static void refuse(Attendee from, Order order, ErrorCode code, String message) {
        Telling.tell(from, new ServerMessage.Refused(order.command(), code, message));
    }

    private Future<Void> decide(Attendee from, Order order) {
        LoggedEvent done = state.outcome(order.command()).orElse(null);
        if (done != null) {
            answer(done, order, from);
            return Future.succeededFuture();
        }
        if (state.room().people().isErased(from.person().id())
                || !MessageActions.of(order.getClass()).map(from::may).orElse(false)) {
            refuse(from, order, ErrorCode.NOT_ALLOWED, "Only those who lead can do that.");
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
