package org.mandala.server.room;

import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mandala.server.home.Home;
import org.mandala.server.home.ProgrammeClock;
import org.mandala.server.practice.Runs;
import org.mandala.server.presence.Roster;
import org.mandala.server.protocol.ClientMessage;
import org.mandala.server.protocol.ClientMessage.Order;
import org.mandala.server.protocol.ClientMessage.Report;
import org.mandala.server.protocol.Close;
import org.mandala.server.protocol.ErrorCode;
import org.mandala.server.protocol.RoomEvent;
import org.mandala.server.protocol.RosterPerson;
import org.mandala.server.protocol.RunEvent.PracticeStarted;
import org.mandala.server.protocol.ServerMessage;

/** One session that people are in: who comes and goes, and what they are told. Rules S2 to S8. Lives on its home. */
final class LiveSession {
    private final Runs runs;
    private final ProgrammeClock clock;
    private final Home home;
    private final Runnable onEmpty;
    private final SessionState state = new SessionState();
    private final Telling telling = new Telling(state::room);
    private final Roster roster = new Roster(new Announcer());
    private final Allowance allowance = new Allowance();
    private final Duties duties = new Duties();
    private final Turns turns = new Turns();
    private final Waiters waiters;
    private final Readiness readiness;
    private final SessionLog log;
    private final Scenery scenery;
    private final Orders orders;
    private final Upkeep upkeep;

    LiveSession(
            String id,
            RoomStore store,
            Runs runs,
            Around around,
            Rules rules,
            ProgrammeClock clock,
            Home home,
            Runnable onEmpty) {
        this.runs = runs;
        this.clock = clock;
        this.home = home;
        this.onEmpty = onEmpty;
        this.waiters = new Waiters(() -> state.room().stage(), telling, this::letIn);
        this.readiness = new Readiness(telling, home);
        this.log = new SessionLog(id, store, clock, state, new Hearing());
        this.scenery = new Scenery(id, around, roster, telling, state, clock);
        this.orders = new Orders(id, log, state, scenery, rules, around, telling);
        this.upkeep = new Upkeep(id, duties, new PracticeGroups(runs), state, log, scenery, turns, home);
    }

    /** Learns what is known around it, then reads the log. */
    Future<Void> open() {
        return scenery.learn().compose(ignored -> log.readOn());
    }

    /** Somebody else has appended: reads on, in turn with what is being decided here. */
    Future<Void> catchUp() {
        home.check();
        return turns.take(log::readOn);
    }

    void join(Attendee attendee) {
        home.check();
        waiters.come(attendee);
    }

    /** A device says how it stands; those who lead hear of it in a moment, once for all that come together. K11. */
    void report(Attendee attendee, Report report) {
        if (telling.has(attendee)) {
            readiness.report(attendee, report);
        }
    }

    /** A sign for a moment, not kept. Rule L9. */
    void react(Attendee from, ClientMessage.React sign) {
        if (telling.has(from) && allowance.admits(from.person().id(), sign, clock.nowMs())) {
            telling.tellAll(new ServerMessage.Reacted(from.person().id(), sign.what()));
        }
    }

    /** The person leaves by the button: at once. Rule S3. */
    void leave(Attendee attendee) {
        if (!wentFromTheDoor(attendee) && telling.remove(attendee)) {
            readiness.forget(attendee);
            vacate(attendee);
        }
    }

    /** The connection is gone: the tab's place waits for it to come back. Rule S4. */
    void gone(Attendee attendee, boolean closedCleanly) {
        home.check();
        if (!wentFromTheDoor(attendee) && telling.remove(attendee)) {
            readiness.forget(attendee);
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
        if (!telling.has(from)) {
            Orders.refuse(from, order, ErrorCode.NOT_ALLOWED, "You are not inside yet.");
        } else if (allowance.admits(from.person().id(), order, clock.nowMs())) {
            turns.take(() -> orders.carryOut(from, order).onSuccess(ignored -> upkeep.look()));
        } else {
            Orders.refuse(from, order, ErrorCode.TOO_FAST, "That was a lot at once. Wait a moment, then try again.");
        }
    }

    /** What has happened, for who looks on. */
    RoomFold room() {
        return state.room();
    }

    double nowMs() {
        return clock.nowMs();
    }

    void close(Close why) {
        telling.all().forEach(attendee -> attendee.close(why));
        waiters.close(why);
    }

    private void letIn(Attendee attendee) {
        roster.join(attendee.person(), attendee.tab(), attendee);
        telling.add(attendee);
        Telling.tell(attendee, welcome(attendee, state.since(attendee.after()).orElse(null)));
        if (Telling.leads(attendee) && !waiters.isEmpty()) {
            waiters.tell();
        }
        upkeep.look();
    }

    /** What came after what the person knows, or all. Rule L6. */
    private ServerMessage.Welcome welcome(Attendee attendee, @Nullable List<LoggedEvent> missed) {
        String person = attendee.person().id();
        return new ServerMessage.Welcome(
                person,
                roster.people(),
                state.seq(),
                state.runView(),
                missed == null ? state.room().view(person, Telling.leads(attendee)) : null,
                missed == null
                        ? null
                        : missed.stream()
                                .map(event -> telling.message(event, attendee))
                                .toList());
    }

    private void noteRun(LoggedEvent event) {
        if (event.body() instanceof PracticeStarted started) {
            runs.begun(started);
        }
    }

    private boolean wentFromTheDoor(Attendee attendee) {
        boolean was = waiters.go(attendee);
        if (was) {
            letGoIfEmpty();
        }
        return was;
    }

    private void vacate(Attendee attendee) {
        roster.leave(attendee.person().id(), attendee.tab(), attendee);
        letGoIfEmpty();
    }

    private void letGoIfEmpty() {
        if (telling.isEmpty() && waiters.isEmpty() && roster.isEmpty()) {
            onEmpty.run();
        }
    }

    private final class Hearing implements SessionLog.Listener {
        @Override
        public void happened(LoggedEvent event) {
            noteRun(event);
            telling.tellEvent(event);
            if (event.body() instanceof RoomEvent.LetIn || event.body() instanceof RoomEvent.DoorsSet) {
                waiters.look();
            }
        }

        @Override
        public void foldedAnew(List<LoggedEvent> more) {
            more.forEach(LiveSession.this::noteRun);
            telling.all().forEach(attendee -> Telling.tell(attendee, welcome(attendee, null)));
            waiters.look();
        }
    }

    private final class Announcer implements Roster.Watcher {
        @Override
        public void arrived(RosterPerson person) {
            duties.came(person.id(), clock.nowMs());
            telling.tellAll(new ServerMessage.Arrived(person));
        }

        @Override
        public void left(String person) {
            allowance.forget(person);
            telling.tellAll(new ServerMessage.Left(person));
            upkeep.look();
        }
    }
}
