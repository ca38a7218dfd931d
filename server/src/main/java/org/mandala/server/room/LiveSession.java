package org.mandala.server.room;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mandala.server.home.Home;
import org.mandala.server.home.ProgrammeClock;
import org.mandala.server.identity.Action;
import org.mandala.server.identity.MessageActions;
import org.mandala.server.practice.Present;
import org.mandala.server.practice.Runs;
import org.mandala.server.practice.Runs.Decision;
import org.mandala.server.presence.Roster;
import org.mandala.server.protocol.ClientMessage.Order;
import org.mandala.server.protocol.ClientMessage.Report;
import org.mandala.server.protocol.Close;
import org.mandala.server.protocol.ErrorCode;
import org.mandala.server.protocol.Json;
import org.mandala.server.protocol.RosterPerson;
import org.mandala.server.protocol.RunEvent.PracticeStarted;
import org.mandala.server.protocol.ServerMessage;
import org.mandala.server.protocol.SessionEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One session that people are in. Rules S2 to S8. Lives on its home. Orders are decided on the folded log, one after the
 * other, and happen by being appended; who loses a race for a number reads on and decides again.
 */
final class LiveSession {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSession.class);

    /** Forty devices that report together are one message to those who lead. */
    private static final long READINESS_EVERY_MS = 1_000;

    private final String id;
    private final RoomStore store;
    private final Runs runs;
    private final ProgrammeClock clock;
    private final Home home;
    private final Runnable onEmpty;
    private final SessionState state = new SessionState();
    private final Set<Attendee> attendees = new LinkedHashSet<>();
    private final Readiness readiness = new Readiness();
    private final Roster roster = new Roster(new Announcer());
    private boolean readinessDue;
    private Future<Void> lastOrder = Future.succeededFuture();

    LiveSession(String id, RoomStore store, Runs runs, ProgrammeClock clock, Home home, Runnable onEmpty) {
        this.id = id;
        this.store = store;
        this.runs = runs;
        this.clock = clock;
        this.home = home;
        this.onEmpty = onEmpty;
    }

    /** Reads what the log has beyond what is folded. */
    Future<Void> readOn() {
        return store.read(id, state.seq()).map(events -> {
            events.forEach(this::happened);
            return null;
        });
    }

    void join(Attendee attendee) {
        home.check();
        roster.join(attendee.person(), attendee.tab(), attendee);
        attendees.add(attendee);
        attendee.send(encode(
                new ServerMessage.Welcome(attendee.person().id(), roster.people(), state.seq(), state.runView())));
    }

    /** A device says how it stands; those who lead hear of it in a moment, once for all that come together. K11. */
    void report(Attendee attendee, Report report) {
        if (attendees.contains(attendee)) {
            readiness.report(attendee, report);
            tellReadinessSoon();
        }
    }

    /** The person leaves by the button: at once. Rule S3. */
    void leave(Attendee attendee) {
        attendees.remove(attendee);
        forgetReport(attendee);
        vacate(attendee);
    }

    /** The connection is gone: the tab's place waits for it to come back. Rule S4. */
    void gone(Attendee attendee, boolean closedCleanly) {
        home.check();
        if (attendees.remove(attendee)) {
            forgetReport(attendee);
            long grace = closedCleanly ? Roster.CLOSED_GRACE_MS : Roster.LOST_GRACE_MS;
            home.after(grace, () -> vacate(attendee));
        }
    }

    /** A person's name or site changed. Rule S5. */
    void update(RosterPerson person) {
        roster.find(person.id())
                .ifPresent(known ->
                        roster.update(new RosterPerson(known.id(), person.name(), person.site(), known.role())));
    }

    /** A person who is here has another role, name or site now. Rule R6. */
    void regard(RosterPerson person) {
        if (roster.find(person.id()).isPresent()) {
            roster.update(person);
        }
    }

    /** Carries an order out, after those before it. */
    void order(Attendee from, Order order) {
        home.check();
        lastOrder = lastOrder.transform(ignored -> carryOut(from, order));
    }

    void close(Close why) {
        List.copyOf(attendees).forEach(attendee -> attendee.close(why));
    }

    private Future<Void> carryOut(Attendee from, Order order) {
        return decide(from, order).onFailure(failure -> {
            LOG.error("session {}: order {} failed", id, order.command(), failure);
            refuse(from, order, ErrorCode.INTERNAL, "That could not be stored. Please try again.");
        });
    }

    private Future<Void> decide(Attendee from, Order order) {
        LoggedEvent done = state.outcome(order.command()).orElse(null);
        if (done != null) {
            from.send(encode(answer(done, order)));
            return Future.succeededFuture();
        }
        if (!MessageActions.of(order.getClass()).map(from::may).orElse(false)) {
            refuse(from, order, ErrorCode.NOT_ALLOWED, "Only those who lead can do that.");
            return Future.succeededFuture();
        }
        Decision decision = runs.decide(order, present(from), state.run(), clock.nowMs(), order.command());
        if (decision instanceof Decision.Append append) {
            return append(from, order, append.event());
        }
        if (decision instanceof Decision.Already) {
            from.send(encode(answer(state.settle(order.command()), order)));
            return Future.succeededFuture();
        }
        Decision.Refuse refusal = (Decision.Refuse) decision;
        refuse(from, order, refusal.code(), refusal.message());
        return Future.succeededFuture();
    }

    private void forgetReport(Attendee attendee) {
        if (readiness.forget(attendee)) {
            tellReadinessSoon();
        }
    }

    private void tellReadinessSoon() {
        if (!readinessDue) {
            readinessDue = true;
            home.after(READINESS_EVERY_MS, this::tellReadiness);
        }
    }

    private void tellReadiness() {
        readinessDue = false;
        Buffer encoded = encode(readiness.message());
        attendees.stream().filter(LiveSession::leads).forEach(attendee -> attendee.send(encoded));
    }

    private Present present(Attendee from) {
        List<RosterPerson> people = roster.people();
        return new Present(
                from.person().id(),
                leads(from),
                people.stream().map(RosterPerson::id).toList(),
                attendees.stream()
                        .filter(LiveSession::leads)
                        .map(attendee -> attendee.person().id())
                        .distinct()
                        .toList());
    }

    private static boolean leads(Attendee attendee) {
        return attendee.may(Action.LEAD_PRACTICE);
    }

    private Future<Void> append(Attendee from, Order order, SessionEvent body) {
        LoggedEvent event = new LoggedEvent(
                state.seq() + 1, Math.round(clock.nowMs()), from.person().id(), order.command(), body);
        return store.append(id, event).compose(appended -> {
            if (appended) {
                happened(event);
                return Future.succeededFuture();
            }
            return readOn().compose(ignored -> decide(from, order));
        });
    }

    private void happened(LoggedEvent event) {
        state.apply(event);
        if (event.body() instanceof PracticeStarted started) {
            runs.begun(started);
        }
        tellAll(message(event));
    }

    private void vacate(Attendee attendee) {
        roster.leave(attendee.person().id(), attendee.tab(), attendee);
        if (attendees.isEmpty() && roster.isEmpty()) {
            onEmpty.run();
        }
    }

    private void refuse(Attendee from, Order order, ErrorCode code, String message) {
        from.send(encode(new ServerMessage.Refused(order.command(), code, message)));
    }

    private void tellAll(ServerMessage message) {
        Buffer encoded = encode(message);
        attendees.forEach(attendee -> attendee.send(encoded));
    }

    /** What was done, under the id of the order that asked for it. */
    private static ServerMessage answer(LoggedEvent done, Order order) {
        return new ServerMessage.Event(done.seq(), done.actor(), order.command(), done.body());
    }

    private static ServerMessage message(LoggedEvent event) {
        return new ServerMessage.Event(event.seq(), event.actor(), event.command(), event.body());
    }

    private static Buffer encode(ServerMessage message) {
        return Buffer.buffer(Json.write(message));
    }

    private final class Announcer implements Roster.Watcher {
        @Override
        public void arrived(RosterPerson person) {
            tellAll(new ServerMessage.Arrived(person));
        }

        @Override
        public void left(String person) {
            tellAll(new ServerMessage.Left(person));
        }
    }
}
