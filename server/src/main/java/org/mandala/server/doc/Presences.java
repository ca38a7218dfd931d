package org.mandala.server.doc;

import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.mandala.crdt.sync.AwarenessUpdate;
import org.mandala.crdt.sync.Frame;
import org.mandala.server.doc.DocAwareness.State;
import org.mandala.server.home.Home;
import org.mandala.server.presence.Neighbours;

/** Tells the members of a document of one another. Rules D19 and D20: what changes is gathered for 50 ms, what is only renewed for 10 s. */
final class Presences {
    static final Frame NOTHING_NEW = new Frame.Awareness(new AwarenessUpdate(List.of()).encode());

    private static final long GATHER_MS = 50;

    private final Home home;
    private final Crowd crowd;
    private final Gathering gathering;
    private final LongSupplier nowMs;
    private final DocAwareness awareness;
    private final @Nullable AwarenessLine line;
    private long lastToldMs;
    private boolean planned;

    Presences(String doc, Home home, Crowd crowd, Gathering gathering, LongSupplier nowMs, Neighbours neighbours) {
        this.home = home;
        this.crowd = crowd;
        this.gathering = gathering;
        this.nowMs = nowMs;
        this.awareness = new DocAwareness(nowMs);
        this.line = neighbours.areThere() ? new AwarenessLine(doc, home, neighbours, nowMs, new Elsewhere()) : null;
        if (line != null) {
            line.open();
        }
    }

    void close() {
        if (line != null) {
            line.close();
        }
    }

    /** @throws org.mandala.crdt.encoding.InvalidUpdateException if it is malformed */
    void receive(Seat from, byte[] update) {
        if (awareness.receive(from, update)) {
            plan();
        }
    }

    void leave(Seat seat) {
        if (awareness.leave(seat)) {
            plan();
        }
    }

    /** Sends one member all the others' states; {@code evenNone} as an answer to the question for them. */
    void tellAll(Seat seat, boolean evenNone) {
        List<State> states = awareness.statesFor(seat);
        if (evenNone || !states.isEmpty()) {
            seat.send(new AwarenessFrames(states).all());
        }
    }

    /** Passes on the renewals of the last ten seconds: a client forgets another after 30 s without, another node after 25 s. */
    void renew() {
        if (line != null) {
            line.forgetSilent();
            line.say(awareness.present());
        }
        tellHere(awareness.takeRenewed());
    }

    private void plan() {
        if (planned) {
            return;
        }
        planned = true;
        long waitMs = lastToldMs + GATHER_MS - nowMs.getAsLong();
        if (waitMs <= 0 || waitMs > GATHER_MS) {
            home.soon(this::due);
        } else {
            home.after(waitMs, this::due);
        }
    }

    private void due() {
        planned = false;
        lastToldMs = nowMs.getAsLong();
        tell(awareness.takeChanged());
    }

    private void tell(List<State> states) {
        if (!states.isEmpty()) {
            if (line != null) {
                line.say(states);
            }
            tellHere(states);
        }
    }

    private void tellHere(List<State> states) {
        if (!states.isEmpty()) {
            crowd.tell(new AwarenessFrames(states).post(crowd, gathering.place()));
        }
    }

    /** Who is at the document by other nodes. */
    private final class Elsewhere implements AwarenessLine.Heard {
        @Override
        public void said(Seat seat, byte[] update) {
            receive(seat, update);
        }

        @Override
        public void left(Seat seat) {
            leave(seat);
        }

        @Override
        public void asked() {
            if (line != null) {
                line.say(awareness.present());
            }
        }
    }
}
