package org.mandala.server.room;

import io.vertx.core.Future;
import java.util.List;
import org.mandala.server.home.Home;
import org.mandala.server.home.ProgrammeClock;
import org.mandala.server.practice.Runs;
import org.mandala.server.presence.HereNow;
import org.mandala.server.presence.Neighbours;
import org.mandala.server.presence.RoomPresence;
import org.mandala.server.presence.Roster;
import org.mandala.server.protocol.ClientMessage;
import org.mandala.server.protocol.ClientMessage.Order;
import org.mandala.server.protocol.ClientMessage.Report;
import org.mandala.server.protocol.Close;
import org.mandala.server.protocol.RosterPerson;
import org.mandala.server.protocol.ServerMessage;

/** One session that people are in: who comes and goes, and what they are told. Rules S2 to S8. Lives on its home. */
final class LiveSession {
    private final String id;
    private final HereNow hereNow;
    private final ProgrammeClock clock;
    private final Home home;
    private final SessionState state = new SessionState();
    private final Telling telling = new Telling(state::room);
    private final Roster roster = new Roster(new Announcer());
    private final Allowance allowance = new Allowance();
    private final Duties duties = new Duties();
    private final Turns turns = new Turns();
    private final RoomPresence presence;
    private final SessionLine line;
    private final Waiters waiters;
    private final Readiness readiness;
    private final StoreWatch watch;
    private final SessionLog log;
    private final Scenery scenery;
    private final Orders orders;
    private final Upkeep upkeep;
    private final Comings comings;
    private boolean closing;

    LiveSession(
            String id,
            RoomStore store,
            Runs runs,
            Around around,
            Rules rules,
            ProgrammeClock clock,
            Home home,
            Neighbours neighbours,
            HereNow hereNow,
            Runnable onEmpty) {
        this.id = id;
        this.hereNow = hereNow;
        this.clock = clock;
        this.home = home;
        this.presence = neighbours.room(id, home, roster, apart -> telling.tellAll(new ServerMessage.Apart(apart)));
        this.line = new SessionLine(id, home, neighbours);
        this.waiters = new Waiters(() -> state.room().stage(), telling, line, home, attendee -> letIn(attendee));
        this.readiness = new Readiness(telling, line, home);
        this.watch = new StoreWatch(id, home, () -> store.read(id, state.seq()), () -> storeIsBack());
        this.scenery = new Scenery(id, around, watch, roster, presence, telling, state, clock);
        this.comings =
                new Comings(telling, waiters, readiness, presence, scenery, state, clock, home, () -> mayEnd(), () -> {
                    hereNow.set(id, List.of());
                    presence.close();
                    endListening();
                    onEmpty.run();
                });
        Hearing hearing = new Hearing(runs, telling, comings, waiters);
        this.log = new SessionLog(id, store, watch, clock, state, hearing, line::say);
        this.orders = new Orders(id, log, state, scenery, rules, around, telling, turns, allowance, clock);
        this.upkeep = new Upkeep(
                id,
                duties,
                new PracticeGroups(runs),
                new PracticeBoards(runs),
                around,
                state,
                log,
                scenery,
                turns,
                home);
    }

    /** Learns what is known around it, reads the log, and learns who is here by other nodes. */
    Future<Void> open() {
        line.open(new Elsewhere(turns, log, upkeep, telling, waiters, readiness));
        return scenery.learn()
                .compose(ignored -> catchUp())
                .compose(ignored -> presence.open())
                .onFailure(ignored -> endListening());
    }

    /** Somebody else has appended: reads on, in turn with what is being decided here. */
    Future<Void> catchUp() {
        home.check();
        return turns.take(log::readOn);
    }

    void join(Attendee attendee) {
        home.check();
        comings.come(attendee);
    }

    void standAtDoors(Attendee attendee) {
        home.check();
        waiters.standAtDoors(attendee);
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
            ServerMessage.Reacted reacted =
                    new ServerMessage.Reacted(from.person().id(), sign.what());
            telling.tellAll(reacted);
            line.say(reacted);
        }
    }

    /** The person leaves by the button: at once. Rule S3. */
    void leave(Attendee attendee) {
        comings.leave(attendee);
    }

    /** The connection is gone. Rule S4. */
    void gone(Attendee attendee, boolean closedCleanly) {
        home.check();
        if (!closing) {
            comings.lost(attendee, closedCleanly);
        }
    }

    /** A person's name or site changed. Rule S5. */
    void update(RosterPerson person) {
        roster.find(person.id())
                .ifPresent(known -> regard(new RosterPerson(known.id(), person.name(), person.site(), known.role())));
    }

    /** A person who is here has another role, name or site now. Rule R6. */
    void regard(RosterPerson person) {
        if (roster.find(person.id()).isPresent()) {
            roster.update(person);
            presence.renew(
                    person,
                    telling.all().stream()
                            .anyMatch(each -> each.person().id().equals(person.id()) && Telling.leads(each)));
        }
    }

    /** Carries an order out, after those before it. */
    void order(Attendee from, Order order) {
        home.check();
        orders.give(from, order).onSuccess(ignored -> upkeep.look());
    }

    /** What has happened, for who looks on. */
    RoomFold room() {
        return state.room();
    }

    double nowMs() {
        return clock.nowMs();
    }

    void close(Close why) {
        closing = true;
        telling.all().forEach(attendee -> attendee.close(why));
        waiters.close(why);
    }

    private void letIn(Attendee attendee) {
        comings.letIn(attendee);
        upkeep.look();
    }

    /** What was taken is carried out first. Rule L44. */
    private boolean mayEnd() {
        return orders.isIdle();
    }

    private void storeIsBack() {
        orders.carryOutHeld().onSuccess(ignored -> {
            upkeep.look();
            comings.letGoIfEmpty();
        });
    }

    private void endListening() {
        line.close();
        watch.close();
    }

    private final class Announcer implements Roster.Watcher {
        @Override
        public void arrived(RosterPerson person) {
            duties.came(person.id(), clock.nowMs());
            scenery.saw(person);
            hereNow.set(id, roster.people());
            telling.tellAll(new ServerMessage.Arrived(person));
        }

        @Override
        public void left(String person) {
            allowance.forget(person);
            hereNow.set(id, roster.people());
            telling.tellAll(new ServerMessage.Left(person));
            upkeep.look();
        }
    }
}
