package org.mandala.server.room;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.mandala.server.protocol.Close;
import org.mandala.server.protocol.RosterPerson;
import org.mandala.server.protocol.ServerMessage;

/** Who waits at the door until they are let in. Rule L36. */
final class Waiters {
    private final LinkedHashSet<Attendee> waiters = new LinkedHashSet<>();
    private final Supplier<StageFold> stage;
    private final Telling telling;
    private final SessionLine line;
    private final Consumer<Attendee> letIn;

    Waiters(Supplier<StageFold> stage, Telling telling, SessionLine line, Consumer<Attendee> letIn) {
        this.stage = stage;
        this.telling = telling;
        this.line = line;
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

    /** Whether they had been waiting. */
    boolean go(Attendee attendee) {
        boolean was = waiters.remove(attendee);
        if (was) {
            tell();
        }
        return was;
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

    /** Tells those who lead, at every node. */
    void tell() {
        line.sayWaiters(here());
        tellHere();
    }

    /** Tells those who lead at this node who is at the door of any. */
    void tellHere() {
        telling.tellLeaders(new ServerMessage.Waiters(all()));
    }

    List<RosterPerson> all() {
        return line.withElsewhere(here());
    }

    private List<RosterPerson> here() {
        return waiters.stream().map(Attendee::person).distinct().toList();
    }

    boolean isEmpty() {
        return waiters.isEmpty();
    }

    void close(Close why) {
        List.copyOf(waiters).forEach(attendee -> attendee.close(why));
    }

    private boolean mayEnter(Attendee attendee) {
        return !stage.get().waiting()
                || Telling.leads(attendee)
                || stage.get().isLetIn(attendee.person().id());
    }
}
