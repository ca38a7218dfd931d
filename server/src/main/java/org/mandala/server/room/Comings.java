package org.mandala.server.room;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.mandala.server.home.Home;
import org.mandala.server.home.ProgrammeClock;
import org.mandala.server.presence.Flapping;
import org.mandala.server.presence.RoomPresence;
import org.mandala.server.protocol.RoomState;
import org.mandala.server.protocol.ServerMessage;

/** Who comes into a session and goes: the door, the welcome, leaving, lost lines. Rules S1 to S4, L6 and L36. Lives on the session's home. */
final class Comings {
    private final Telling telling;
    private final Waiters waiters;
    private final Readiness readiness;
    private final RoomPresence presence;
    private final Scenery scenery;
    private final SessionState state;
    private final ProgrammeClock clock;
    private final Home home;
    private final BooleanSupplier mayEnd;
    private final Runnable onEmpty;
    private final Flapping flapping = new Flapping();
    private boolean empty;

    /**
     * @param mayEnd whether nothing is left to do for those who have gone
     * @param onEmpty once, when nobody is here or at the door any more
     */
    Comings(
            Telling telling,
            Waiters waiters,
            Readiness readiness,
            RoomPresence presence,
            Scenery scenery,
            SessionState state,
            ProgrammeClock clock,
            Home home,
            BooleanSupplier mayEnd,
            Runnable onEmpty) {
        this.telling = telling;
        this.waiters = waiters;
        this.readiness = readiness;
        this.presence = presence;
        this.scenery = scenery;
        this.state = state;
        this.clock = clock;
        this.home = home;
        this.mayEnd = mayEnd;
        this.onEmpty = onEmpty;
    }

    /** To the door, and in, if nobody waits there. */
    void come(Attendee attendee) {
        waiters.come(attendee);
    }

    void letIn(Attendee attendee) {
        presence.enter(attendee.person(), Telling.leads(attendee), attendee.tab(), attendee);
        telling.add(attendee);
        Telling.tell(attendee, welcome(attendee, state.since(attendee.after()).orElse(null)));
        if (presence.isApart()) {
            Telling.tell(attendee, new ServerMessage.Apart(true));
        }
        if (Telling.leads(attendee)) {
            readiness.tell(attendee);
            waiters.tell(attendee);
        }
    }

    /** All get the whole state, since words of what they know are gone. Rule R8. */
    void welcomeAnew() {
        telling.all().forEach(attendee -> {
            Telling.tell(attendee, welcome(attendee, null));
            if (Telling.leads(attendee)) {
                waiters.tell(attendee);
            }
        });
    }

    /** What came after what the person knows, or all. Rule L6. */
    private ServerMessage.Welcome welcome(Attendee attendee, @Nullable List<LoggedEvent> missed) {
        String person = attendee.person().id();
        RoomState view = state.room().view(person, Telling.leads(attendee));
        return new ServerMessage.Welcome(
                person,
                scenery.people(),
                scenery.gone(view),
                state.seq(),
                state.runView(),
                missed == null ? view : null,
                missed == null
                        ? null
                        : missed.stream()
                                .map(event -> telling.message(event, attendee))
                                .toList());
    }

    /** The person leaves by the button: at once. Rule S3. */
    void leave(Attendee attendee) {
        if (!wentFromTheDoor(attendee) && telling.remove(attendee)) {
            readiness.forget(attendee);
            vacate(attendee);
        }
    }

    /** The connection is gone: the tab's place waits for it to come back, here or, where this node closes, at another. Rules S4 and N18. */
    void lost(Attendee attendee, boolean closedCleanly) {
        if (!wentFromTheDoor(attendee) && telling.remove(attendee)) {
            readiness.forget(attendee);
            long grace = flapping.graceMs(attendee.person().id(), closedCleanly, clock.nowMs());
            home.after(grace, () -> vacate(attendee));
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
        presence.leave(attendee.person().id(), attendee.tab(), attendee);
        letGoIfEmpty();
    }

    void letGoIfEmpty() {
        boolean nobody = telling.isEmpty() && waiters.isEmpty() && presence.isEmptyHere();
        if (!empty && nobody && mayEnd.getAsBoolean()) {
            empty = true;
            onEmpty.run();
        }
    }
}
