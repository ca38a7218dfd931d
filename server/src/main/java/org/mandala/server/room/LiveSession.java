package org.mandala.server.room;

import io.vertx.core.Future;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mandala.server.home.Home;
import org.mandala.server.home.ProgrammeClock;
import org.mandala.server.identity.MessageActions;
import org.mandala.server.practice.Runs;
import org.mandala.server.presence.Roster;
import org.mandala.server.protocol.AgendaOrder;
import org.mandala.server.protocol.ClientMessage;
import org.mandala.server.protocol.ClientMessage.Order;
import org.mandala.server.protocol.ClientMessage.Report;
import org.mandala.server.protocol.Close;
import org.mandala.server.protocol.ErrorCode;
import org.mandala.server.protocol.Group;
import org.mandala.server.protocol.GroupOrder;
import org.mandala.server.protocol.RoomEvent;
import org.mandala.server.protocol.RosterPerson;
import org.mandala.server.protocol.RunEvent.PracticeStarted;
import org.mandala.server.protocol.ServerMessage;
import org.mandala.server.protocol.SessionEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One session that people are in. Rules S2 to S8 and L1 to L8. Lives on its home. Orders are decided on the folded log, one after
 * the other, and happen by being appended; who loses a race for a number reads on and decides again.
 */
final class LiveSession {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSession.class);

    /** Forty devices that report together are one message to those who lead. */
    private static final long READINESS_EVERY_MS = 1_000;

    /** Who does what nobody ordered. */
    private static final String HOUSE = "house";

    private final String id;
    private final RoomStore store;
    private final Runs runs;
    private final Around around;
    private final Rules rules;
    private final ProgrammeClock clock;
    private final Home home;
    private final Runnable onEmpty;
    private final SessionState state = new SessionState();
    private final Telling telling = new Telling(state.room());
    private final LinkedHashSet<Attendee> waiters = new LinkedHashSet<>();
    private final Readiness readiness = new Readiness();
    private final Allowance allowance = new Allowance();
    private final Duties duties = new Duties();
    private final Roster roster = new Roster(new Announcer());
    private Lore lore = Lore.NONE;
    private boolean readinessDue;
    private boolean lookDue;
    private Future<Void> lastOrder = Future.succeededFuture();

    LiveSession(
            String id,
            RoomStore store,
            Runs runs,
            Around around,
            Rules rules,
            ProgrammeClock clock,
            Home home,
            Runnable onEmpty) {
        this.id = id;
        this.store = store;
        this.runs = runs;
        this.around = around;
        this.rules = rules;
        this.clock = clock;
        this.home = home;
        this.onEmpty = onEmpty;
    }

    /** Learns what is known around it, then reads the log. */
    Future<Void> open() {
        return learn().compose(ignored -> readOn());
    }

    /** Reads what the log has beyond what is folded. */
    Future<Void> readOn() {
        return store.read(id, state.seq()).map(events -> {
            events.forEach(this::happened);
            return null;
        });
    }

    /** Somebody else has appended: reads on, in turn with what is being decided here. */
    Future<Void> catchUp() {
        home.check();
        inTurn(this::readOn);
        return lastOrder;
    }

    void join(Attendee attendee) {
        home.check();
        String person = attendee.person().id();
        boolean waits = state.room().waiting()
                && !Telling.leads(attendee)
                && !state.room().isLetIn(person);
        if (waits) {
            waiters.add(attendee);
            Telling.tell(attendee, new ServerMessage.Waiting());
            tellWaiters();
        } else {
            letIn(attendee);
        }
    }

    /** A device says how it stands; those who lead hear of it in a moment, once for all that come together. K11. */
    void report(Attendee attendee, Report report) {
        if (telling.has(attendee)) {
            readiness.report(attendee, report);
            tellReadinessSoon();
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
            forgetReport(attendee);
            vacate(attendee);
        }
    }

    /** The connection is gone: the tab's place waits for it to come back. Rule S4. */
    void gone(Attendee attendee, boolean closedCleanly) {
        home.check();
        if (!wentFromTheDoor(attendee) && telling.remove(attendee)) {
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
        if (!telling.has(from)) {
            refuse(from, order, ErrorCode.NOT_ALLOWED, "You are not inside yet.");
        } else if (allowance.admits(from.person().id(), order, clock.nowMs())) {
            inTurn(() -> carryOut(from, order));
        } else {
            refuse(from, order, ErrorCode.TOO_FAST, "That was a lot at once. Wait a moment, then try again.");
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
        List.copyOf(waiters).forEach(attendee -> attendee.close(why));
    }

    private interface Turn {
        Future<Void> run();
    }

    private void inTurn(Turn turn) {
        lastOrder = lastOrder.transform(ignored -> turn.run());
    }

    private void letIn(Attendee attendee) {
        boolean leads = Telling.leads(attendee);
        roster.join(attendee.person(), attendee.tab(), attendee);
        telling.add(attendee);
        List<LoggedEvent> missed = state.since(attendee.after()).orElse(null);
        Telling.tell(
                attendee,
                new ServerMessage.Welcome(
                        attendee.person().id(),
                        roster.people(),
                        state.seq(),
                        state.runView(),
                        missed == null ? state.room().view(attendee.person().id(), leads) : null,
                        missed == null
                                ? null
                                : missed.stream()
                                        .map(event -> telling.message(event, attendee))
                                        .toList()));
        if (leads && !waiters.isEmpty()) {
            tellWaiters();
        }
        look();
    }

    private Future<Void> carryOut(Attendee from, Order order) {
        return (needsLore(order) ? learn() : Future.<Void>succeededFuture())
                .compose(ignored -> decide(from, order))
                .onSuccess(ignored -> look())
                .onFailure(failure -> {
                    LOG.error("session {}: order {} failed", id, order.command(), failure);
                    refuse(from, order, ErrorCode.INTERNAL, "That could not be stored. Please try again.");
                });
    }

    /** What is planned, and who belongs together, may have changed since people came in. */
    private boolean needsLore(Order order) {
        return order instanceof GroupOrder.OpenGroups
                || order instanceof GroupOrder.PrepareGroups
                || (order instanceof AgendaOrder && state.room().agenda().isEmpty());
    }

    private Future<Void> decide(Attendee from, Order order) {
        LoggedEvent done = state.outcome(order.command()).orElse(null);
        if (done != null) {
            answer(done, order, from);
            return Future.succeededFuture();
        }
        if (!MessageActions.of(order.getClass()).map(from::may).orElse(false)) {
            refuse(from, order, ErrorCode.NOT_ALLOWED, "Only those who lead can do that.");
            return Future.succeededFuture();
        }
        Decision decision = state.isSettled(order.command())
                ? Decision.already()
                : rules.decide(order, scene(from, order.command()), state.run());
        if (decision instanceof Decision.Append append) {
            return boards(order, append.event()).compose(ignored -> append(from, order, append.event()));
        }
        if (decision instanceof Decision.Refuse refusal) {
            refuse(from, order, refusal.code(), refusal.message());
        } else {
            settle(from, order);
        }
        return Future.succeededFuture();
    }

    private void settle(Attendee from, Order order) {
        if (Rules.isForRun(order)) {
            answer(state.settle(order.command()), order, from);
        } else {
            state.settled(order.command());
            Telling.tell(from, new ServerMessage.Done(order.command()));
        }
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

    /** Boards of groups are there before anybody is led to them. */
    private Future<Void> boards(Order order, SessionEvent event) {
        if (!(order instanceof GroupOrder.OpenGroups open) || !(event instanceof RoomEvent.GroupsOpened opened)) {
            return Future.succeededFuture();
        }
        String template = open.form().board();
        if (template == null) {
            return Future.succeededFuture();
        }
        Future<Void> made = Future.succeededFuture();
        for (Group group : opened.grouping().groups()) {
            String board = Objects.requireNonNull(group.board());
            String title = opened.grouping().title() + " · " + group.name();
            made = made.compose(ignored -> around.makeBoard(id, board, title, template));
        }
        return made;
    }

    private void happened(LoggedEvent event) {
        state.apply(event);
        if (event.body() instanceof PracticeStarted started) {
            runs.begun(started);
        }
        telling.tellEvent(event);
        if (event.body() instanceof RoomEvent.LetIn || event.body() instanceof RoomEvent.DoorsSet) {
            letWaitersIn();
        }
    }

    /** Does what is due without an order, one thing after the other. */
    private void look() {
        if (!lookDue) {
            lookDue = true;
            home.soon(() -> inTurn(() -> {
                lookDue = false;
                return doNext();
            }));
        }
    }

    private Future<Void> doNext() {
        RoomEvent due = duties.next(scene(null, HOUSE)).orElse(null);
        if (due == null) {
            if (duties.mustLookAgain()) {
                home.after(Duties.ALONE_MS / 2, this::look);
            }
            return Future.succeededFuture();
        }
        LoggedEvent event = new LoggedEvent(state.seq() + 1, Math.round(clock.nowMs()), HOUSE, null, due);
        return store.append(id, event)
                .compose(appended -> {
                    if (appended) {
                        happened(event);
                        return Future.succeededFuture();
                    }
                    return readOn();
                })
                .onSuccess(ignored -> look())
                .onFailure(failure -> LOG.error("session {}: {} could not be stored", id, due, failure));
    }

    private Future<Void> learn() {
        return around.lore(id)
                .map(known -> {
                    lore = known;
                    return (Void) null;
                })
                .recover(failure -> {
                    LOG.error("session {}: what is around it could not be read", id, failure);
                    return Future.succeededFuture();
                });
    }

    private Scene scene(@Nullable Attendee from, String command) {
        return new Scene(
                from == null ? HOUSE : from.person().id(),
                from != null && Telling.leads(from),
                roster.people(),
                telling.all().stream()
                        .filter(Telling::leads)
                        .map(attendee -> attendee.person().id())
                        .collect(Collectors.toCollection(LinkedHashSet::new)),
                state.room(),
                lore,
                clock.nowMs(),
                command);
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
        telling.tellLeaders(readiness.message());
    }

    private boolean wentFromTheDoor(Attendee attendee) {
        boolean was = waiters.remove(attendee);
        if (was) {
            tellWaiters();
            letGoIfEmpty();
        }
        return was;
    }

    private void letWaitersIn() {
        List<Attendee> in = waiters.stream()
                .filter(attendee -> !state.room().waiting()
                        || state.room().isLetIn(attendee.person().id()))
                .toList();
        in.forEach(waiters::remove);
        in.forEach(this::letIn);
        if (!in.isEmpty()) {
            tellWaiters();
        }
    }

    private void tellWaiters() {
        telling.tellLeaders(new ServerMessage.Waiters(
                waiters.stream().map(Attendee::person).distinct().toList()));
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

    private static void refuse(Attendee from, Order order, ErrorCode code, String message) {
        Telling.tell(from, new ServerMessage.Refused(order.command(), code, message));
    }

    /** What was done, under the id of the order that asked for it. */
    private void answer(LoggedEvent done, Order order, Attendee from) {
        ServerMessage.Event event = telling.message(done, from);
        Telling.tell(
                from, new ServerMessage.Event(event.seq(), event.at(), event.actor(), order.command(), event.body()));
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
            look();
        }
    }
}
