package org.mandala.server.room;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Random;
import org.mandala.server.backplane.Backplane;
import org.mandala.server.home.Home;
import org.mandala.server.home.Homes;
import org.mandala.server.home.ProgrammeClock;
import org.mandala.server.home.Residents;
import org.mandala.server.practice.Runs;
import org.mandala.server.presence.HereNow;
import org.mandala.server.presence.Neighbours;
import org.mandala.server.protocol.ClientMessage;
import org.mandala.server.protocol.ClientMessage.Order;
import org.mandala.server.protocol.ClientMessage.Report;
import org.mandala.server.protocol.Close;
import org.mandala.server.protocol.Json;
import org.mandala.server.protocol.RosterPerson;

/** The sessions that people are in on this node; each lives on its home. */
public final class Sessions {
    /** The channel on which nodes tell of people whose name or site changed. */
    private static final String PEOPLE = "people";

    /** The channel on which nodes tell that logs were changed past the sessions, as when somebody is erased. */
    private static final String LOGS = "logs";

    private final Residents<LiveSession> sessions;
    private final RoomStore store;
    private final Runs runs;
    private final Around around;
    private final Rules rules;
    private final ProgrammeClock clock;
    private final Neighbours neighbours;
    private final HereNow hereNow;

    public Sessions(
            Homes homes,
            RoomStore store,
            Runs runs,
            Around around,
            ProgrammeClock clock,
            Random random,
            Neighbours neighbours,
            HereNow hereNow) {
        this.sessions = new Residents<>(homes, this::load);
        this.store = store;
        this.runs = runs;
        this.around = around;
        this.rules = new Rules(runs, around, random);
        this.clock = clock;
        this.neighbours = neighbours;
        this.hereNow = hereNow;
        neighbours.backplane().listen(PEOPLE, new Backplane.Listener() {
            @Override
            public void heard(Buffer message) {
                updateHere(Json.read(message.getBytes(), RosterPerson.class));
            }

            @Override
            public void missed() {}
        });
        neighbours.backplane().listen(LOGS, new Backplane.Listener() {
            @Override
            public void heard(Buffer message) {
                catchUpHere();
            }

            /** Each session looks at its log by itself (N10). */
            @Override
            public void missed() {}
        });
    }

    public Future<Void> join(String id, Attendee attendee) {
        return sessions.enter(id, session -> session.join(attendee));
    }

    /** Somebody is at the doors, and does not come in yet. */
    public Future<Void> standAtDoors(String id, Attendee attendee) {
        return sessions.enter(id, session -> session.standAtDoors(attendee));
    }

    public void leave(String id, Attendee attendee) {
        sessions.with(id, session -> session.leave(attendee));
    }

    public void gone(String id, Attendee attendee, boolean closedCleanly) {
        sessions.with(id, session -> session.gone(attendee, closedCleanly));
    }

    public void report(String id, Attendee from, Report report) {
        sessions.with(id, session -> session.report(from, report));
    }

    public void react(String id, Attendee from, ClientMessage.React sign) {
        sessions.with(id, session -> session.react(from, sign));
    }

    public void order(String id, Attendee from, Order order) {
        sessions.with(id, session -> session.order(from, order));
    }

    /** Tells every session where the person is, at every node, that their name or site changed. */
    public Future<Void> update(RosterPerson person) {
        neighbours.backplane().publish(PEOPLE, Buffer.buffer(Json.write(person)));
        return updateHere(person);
    }

    private Future<Void> updateHere(RosterPerson person) {
        return sessions.all(session -> {
            session.update(person);
            return Future.succeededFuture();
        });
    }

    /** Tells one session that someone in it has another role, name or site now. */
    public void regard(String id, RosterPerson person) {
        sessions.with(id, session -> session.regard(person));
    }

    /** Logs were appended to past the sessions: all read on, at every node. */
    public Future<Void> catchUp() {
        neighbours.backplane().publish(LOGS, Buffer.buffer(LOGS));
        return catchUpHere();
    }

    private Future<Void> catchUpHere() {
        return sessions.all(LiveSession::catchUp);
    }

    public Future<Void> close(Close why) {
        return sessions.all(session -> {
            session.close(why);
            return Future.succeededFuture();
        });
    }

    private Future<LiveSession> load(String id, Home home) {
        LiveSession session = new LiveSession(
                id, store, runs, around, rules, clock, home, neighbours, hereNow, () -> sessions.letGo(id));
        return session.open().map(session);
    }
}
