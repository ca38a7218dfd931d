package org.mandala.server.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;
import org.mandala.server.Config.Limits;
import org.mandala.server.home.ProgrammeClock;
import org.mandala.server.identity.Action;
import org.mandala.server.identity.MessageActions;
import org.mandala.server.identity.Standing;
import org.mandala.server.protocol.ClientMessage;
import org.mandala.server.protocol.Close;
import org.mandala.server.protocol.Json;
import org.mandala.server.protocol.MalformedMessage;
import org.mandala.server.protocol.RosterPerson;
import org.mandala.server.protocol.ServerMessage;
import org.mandala.server.room.Attendee;
import org.mandala.server.room.Sessions;

/** A connection to one session. Rules S1 to S10. */
final class SessionSocket implements Socket.Listener, ClientMessage.Handler, Attendee {
    private static final long HELLO_WITHIN_MS = 5_000;
    private static final short CLOSED_NORMALLY = 1000;
    private static final short GOING_AWAY = 1001;

    private final Vertx vertx;
    private final String session;
    /** Changed by the socket's event loop, read by the session's home. */
    private volatile RosterPerson person;

    private volatile Standing standing;
    private final Sessions sessions;
    private final ProgrammeClock clock;
    private final Socket socket;
    private final Limits limits;
    private final RateLimit rate;
    private final long helloTimer;
    private double receivedAt;
    private @Nullable String tab;
    private @Nullable Long after;
    private boolean left;
    private boolean told;

    SessionSocket(
            Vertx vertx,
            String session,
            RosterPerson person,
            Standing standing,
            Sessions sessions,
            ProgrammeClock clock,
            Socket socket,
            Limits limits) {
        this.vertx = vertx;
        this.session = session;
        this.person = person;
        this.standing = standing;
        this.sessions = sessions;
        this.clock = clock;
        this.socket = socket;
        this.limits = limits;
        this.rate = new RateLimit(limits.sessionMessagesPerSecond());
        this.helloTimer = vertx.setTimer(HELLO_WITHIN_MS, ignored -> close(Close.MALFORMED));
    }

    @Override
    public void onText(Buffer message) {
        receivedAt = clock.nowMs();
        if (message.length() > limits.sessionMessageBytes()) {
            close(Close.MESSAGE_TOO_BIG);
        } else if (!rate.admits(receivedAt)) {
            close(Close.TOO_FAST);
        } else {
            handle(message);
        }
    }

    @Override
    public void onBinary(byte[] message) {
        close(Close.MALFORMED);
    }

    @Override
    public void onGone(@Nullable Short code) {
        vertx.cancelTimer(helloTimer);
        if (tab != null && !left) {
            boolean cleanly = code != null && (code == CLOSED_NORMALLY || code == GOING_AWAY);
            sessions.gone(session, this, cleanly);
        }
    }

    @Override
    public void on(ClientMessage.Hello message) {
        if (tab != null) {
            close(Close.MALFORMED);
            return;
        }
        vertx.cancelTimer(helloTimer);
        tab = message.tab();
        after = message.after();
        arrive(Boolean.TRUE.equals(message.doors()))
                .onSuccess(ignored -> leaveIfGone())
                .onFailure(failure -> close(Closed.why(failure)));
    }

    /** Who comes in without having given a name at the doors is sent back there. */
    private Future<Void> arrive(boolean atDoors) {
        if (atDoors) {
            return sessions.standAtDoors(session, this);
        }
        return person.name().isEmpty()
                ? Future.failedFuture(new Closed(Close.NOT_ALLOWED))
                : sessions.join(session, this);
    }

    @Override
    public void on(ClientMessage.Clock message) {
        if (message.there() != null && !told) {
            told = true;
            if (clock.told(message.there())) {
                receivedAt = clock.nowMs();
            }
        }
        send(Buffer.buffer(Json.write(new ServerMessage.Clock(message.t0(), receivedAt, clock.nowMs()))));
    }

    @Override
    public void on(ClientMessage.Report message) {
        if (tab != null) {
            sessions.report(session, this, message);
        }
    }

    @Override
    public void on(ClientMessage.React message) {
        if (tab != null) {
            sessions.react(session, this, message);
        }
    }

    @Override
    public void on(ClientMessage.Leave message) {
        if (tab != null) {
            left = true;
            sessions.leave(session, this);
        }
    }

    @Override
    public void on(ClientMessage.Order message) {
        if (tab == null) {
            close(Close.MALFORMED);
        } else {
            sessions.order(session, this, message);
        }
    }

    @Override
    public RosterPerson person() {
        return person;
    }

    /** From now on the person stands so; the others see another role at once. Rule R6. */
    void regard(RosterPerson now, Standing stands) {
        standing = stands;
        if (!person.equals(now)) {
            person = now;
            sessions.regard(session, now);
        }
    }

    @Override
    public boolean may(Action action) {
        return standing.may(action);
    }

    @Override
    public String tab() {
        return tab == null ? "" : tab;
    }

    @Override
    public @Nullable Long after() {
        return after;
    }

    @Override
    public void send(Buffer message) {
        socket.sendText(message);
    }

    @Override
    public void close(Close why) {
        socket.close(why);
    }

    private void handle(Buffer message) {
        try {
            judge(Json.read(message.getBytes(), ClientMessage.class));
        } catch (MalformedMessage e) {
            close(Close.MALFORMED);
        }
    }

    /** Rule R3. Orders are judged again by the session, which can say what is wrong; all else ends here. */
    private void judge(ClientMessage message) {
        boolean mayEnter = MessageActions.of(message.getClass()).isPresent() && may(Action.ENTER_SESSION);
        if (mayEnter) {
            message.to(this);
        } else {
            close(Close.NOT_ALLOWED);
        }
    }

    /** The line may have gone while the session was read from the store. */
    private void leaveIfGone() {
        if (socket.isClosed()) {
            sessions.gone(session, this, false);
        }
    }
}
