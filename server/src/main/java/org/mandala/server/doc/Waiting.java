package org.mandala.server.doc;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.mandala.server.Config.Limits;
import org.mandala.server.home.Home;
import org.mandala.server.protocol.Close;

/** Members whose updates wait for parts that are missing. Rule D15: they are asked for them, and sent to sync anew where none come. */
final class Waiting {
    private static final long MS_PER_SECOND = 1_000;

    private final Home home;
    private final Limits limits;
    private final BiConsumer<Seat, Close> end;
    private final Set<Seat> seats = new LinkedHashSet<>();

    Waiting(Home home, Limits limits, BiConsumer<Seat, Close> end) {
        this.home = home;
        this.limits = limits;
        this.end = end;
    }

    /** An update of so many bytes has to wait; {@code ask} asks for what is missing. */
    void add(Seat seat, int bytes, Runnable ask) {
        seat.waitingBytes += bytes;
        if (seat.waitingBytes > limits.pendingBytesPerConnection()) {
            end.accept(seat, Close.RESYNC);
        } else if (seats.add(seat)) {
            ask.run();
            home.after(limits.pendingSeconds() * MS_PER_SECOND, () -> overdue(seat));
        }
    }

    boolean isEmpty() {
        return seats.isEmpty();
    }

    /** Everything that waited has found its place. */
    void clear() {
        seats.forEach(seat -> seat.waitingBytes = 0);
        seats.clear();
    }

    /** What waited was dropped, as it was too much: it has to be sent anew. */
    void dropped() {
        List.copyOf(seats).forEach(seat -> end.accept(seat, Close.RESYNC));
        clear();
    }

    void leave(Seat seat) {
        seats.remove(seat);
    }

    private void overdue(Seat seat) {
        if (seats.contains(seat)) {
            end.accept(seat, Close.RESYNC);
        }
    }
}
