package org.mandala.server.doc;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Collection;
import java.util.List;
import org.mandala.server.home.Home;

/** What is stored of a document, and who is told so. Rules D6, D30 to D33. */
final class Saving implements DocLog.Listener {
    private static final int STORED = 0;
    private static final int NOT_STORED = 1;
    private static final int DAMAGED = 2;

    private final String doc;
    private final boolean damaged;
    private final DocLog log;
    private final Collection<Seat> seats;
    private final LogFollower follower;
    private final Runnable onStored;
    private final Runnable onGone;

    /** @param seats those who are here at any time; who of them asked is told */
    Saving(
            String doc,
            boolean damaged,
            DocStore store,
            Home home,
            Collection<Seat> seats,
            LogFollower follower,
            Runnable onStored,
            Runnable onGone) {
        this.doc = doc;
        this.damaged = damaged;
        this.log = new DocLog(doc, store, home, this);
        this.seats = seats;
        this.follower = follower;
        this.onStored = onStored;
        this.onGone = onGone;
    }

    boolean isDamaged() {
        return damaged;
    }

    void append(byte[] update) {
        log.append(Buffer.buffer(update));
    }

    /**
     * Whether more than {@code bytes} wait, so that nothing more is taken. A store that takes edits and is only behind may be behind by twice
     * as much: those who come back after a fault all bring something, and are not to be sent away again.
     */
    boolean isFull(long bytes) {
        return log.unstoredBytes() > (log.isFailing() ? bytes : 2 * bytes);
    }

    boolean isFlushed() {
        return log.isFlushed();
    }

    Future<Void> whenFlushed() {
        return log.whenFlushed();
    }

    /** Completes when everything that was taken is stored; fails with {@link NotStored} while the store takes nothing. */
    Future<Void> whenStored() {
        return damaged ? Future.failedFuture(new DamagedDoc(doc, "it takes no changes")) : log.whenStored();
    }

    /** A member's message was taken; it waits for what was appended so far, or for parts that are missing. */
    void received(Seat from, boolean incomplete) {
        SavedCount saved = from.saved;
        if (saved == null) {
            return;
        }
        if (incomplete) {
            saved.receivedIncomplete();
        } else {
            saved.received(log.appended());
        }
        sayStored(from);
    }

    /** Nothing waits for missing parts any more. */
    void complete() {
        for (Seat seat : seats) {
            if (seat.saved != null) {
                seat.saved.complete(log.appended());
                sayStored(seat);
            }
        }
    }

    /** Tells somebody who comes how things stand, unless all is well. */
    void greet(Seat seat) {
        if (state() != STORED) {
            sayState(seat);
        }
    }

    @Override
    public void stored(long seq, List<Buffer> updates) {
        seats.forEach(this::sayStored);
        follower.stored(doc, seq, updates);
        onStored.run();
    }

    @Override
    public void failing() {
        seats.forEach(this::sayState);
    }

    @Override
    public void gone() {
        onGone.run();
    }

    private void sayStored(Seat seat) {
        if (seat.saved != null) {
            long saved = seat.saved.savedBy(log.stored());
            if (saved > 0) {
                seat.send(DocFrames.saved(saved));
            }
        }
    }

    private void sayState(Seat seat) {
        if (seat.saved != null) {
            seat.send(DocFrames.state(state()));
        }
    }

    private int state() {
        return damaged ? DAMAGED : log.isFailing() ? NOT_STORED : STORED;
    }
}
