package org.mandala.server.store.sql;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** How long a thread that writes rests between two commits, so that what comes meanwhile shares the next. A lone write never waits. */
final class Pace {
    /** Between two commits at least, when somebody waits for the next: a commit costs as much as ten deliveries. */
    private static final long SHORT_NANOS = 4_000_000L;

    /** The same while streams come of what all have seen already: "saved" is promised within 250 ms, and the fewer commits the better. */
    private static final long LEISURE_NANOS = 50_000_000L;

    private final long leisureNanos;
    private volatile boolean urgent;

    /** Touched by the thread that writes alone, as is the next. Whether the last commit had several rows: then the next will, too, if it waits. */
    private boolean streams;

    private long last = System.nanoTime() - LEISURE_NANOS;

    /** @param shared whether others hear of a write only once it is committed: then somebody always waits */
    Pace(boolean shared) {
        leisureNanos = shared ? SHORT_NANOS : LEISURE_NANOS;
    }

    /** Somebody waits for what was just given to this thread. */
    void hurry(Thread writer) {
        if (!urgent) {
            urgent = true;
            LockSupport.unpark(writer);
        }
    }

    /** Rests until the next commit is due. */
    void keep(BooleanSupplier closed) {
        for (long rest = rest(); rest > 0 && !closed.getAsBoolean(); rest = rest()) {
            LockSupport.parkNanos(rest);
        }
        urgent = false;
    }

    private long rest() {
        return last + (urgent || !streams ? SHORT_NANOS : leisureNanos) - System.nanoTime();
    }

    /** A commit begins that takes so many rows; more may wait already. */
    void took(int rows, boolean more) {
        streams = rows > 1;
        last = System.nanoTime() - (more ? LEISURE_NANOS : 0);
    }
}
