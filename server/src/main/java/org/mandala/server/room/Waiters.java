package org.mandala.server.room;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.mandala.server.home.Home;
import org.mandala.server.protocol.Close;
import org.mandala.server.protocol.RosterPerson;
import org.mandala.server.protocol.ServerMessage;

/** Who waits until they are let in (rule L36), and who is at the doors, getting ready (rule L47). */
final class Waiters {
    static final ServerMessage.Waiters NOBODY = new ServerMessage.Waiters(List.of(), List.of());

    /** Forty people at the doors together are one message. */
    private static final long DOORS_EVERY_MS = 1_000;

    private final Set<Attendee> waiters = new LinkedHashSet<>();
    private final Set<Attendee> doors = new LinkedHashSet<>();
    private final Supplier<StageFold> stage;
    private final Telling telling;
    private final SessionLine line;
    private final Home home;
    private final Consumer<Attendee> letIn;
    private boolean due;

    Waiters(Supplier<StageFold> stage, Telling telling, SessionLine line, Home home, Consumer<Attendee> letIn) {
        this.stage = stage;
        this.telling = telling;
        this.line = line;
        this.home = home;
        this.letIn = letIn;
    }

    void come(Attendee attendee) {
        if (mayEnter(attendee)) {
            letIn.accept(attendee);
        } else {
            waiters.add(attendee);
            Telling.tell(attendee, new ServerMessage.Waiting());
            tell();
        }
    }

    void standAtDoors(Attendee attendee) {
        doors.add(attendee);
        tellSoon();
    }

    /** Whether they had not been inside. */
    boolean go(Attendee attendee) {
        boolean wasAtDoors = doors.remove(attendee);
        if (wasAtDoors) {
            tellSoon();
        }
        boolean waited = waiters.remove(attendee);
        if (waited) {
            tell();
        }
        return wasAtDoors || waited;
    }

    /** The doors were opened, or somebody was let in. */
    void look() {
        List<Attendee> in = waiters.stream().filter(this::mayEnter).toList();
        in.forEach(waiters::remove);
        in.forEach(letIn);
        if (!in.isEmpty()) {
            tell();
        }
    }

    /** Tells one who leads and has just come. */
    void tell(Attendee leader) {
        ServerMessage.Waiters all = line.withElsewhere(here());
        if (!all.equals(NOBODY)) {
            Telling.tell(leader, all);
        }
    }

    /** Tells those who lead at this node who is at the door of any. */
    void tellHere() {
        telling.tellLeaders(line.withElsewhere(here()));
    }

    boolean isEmpty() {
        return waiters.isEmpty() && doors.isEmpty();
    }

    void close(Close why) {
        List.copyOf(waiters).forEach(attendee -> attendee.close(why));
        List.copyOf(doors).forEach(attendee -> attendee.close(why));
    }

    /** Tells those who lead, at every node. */
    private void tell() {
        line.sayWaiters(here());
        tellHere();
    }

    private void tellSoon() {
        if (!due) {
            due = true;
            home.after(DOORS_EVERY_MS, () -> {
                due = false;
                tell();
            });
        }
    }

    private ServerMessage.Waiters here() {
        return new ServerMessage.Waiters(people(waiters), people(doors));
    }

    private static List<RosterPerson> people(Set<Attendee> attendees) {
        return attendees.stream().map(Attendee::person).distinct().toList();
    }

    private boolean mayEnter(Attendee attendee) {
        return !stage.get().waiting()
                || Telling.leads(attendee)
                || stage.get().isLetIn(attendee.person().id());
    }
}
