package org.mandala.server.home;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Programme time: ms since 1970, counted by the monotonic clock, so that a jump of the machine's clock moves no bell. Where
 * it begins is kept over restarts ({@link KeptTime}); where that is not known, those who were here before tell it.
 * Rules K6 to K9.
 */
public final class ProgrammeClock {
    /** So long after a start those who come back may set it right. */
    static final double UNSURE_MS = 20_000;
    /** Nobody's clock is believed to be further off: an hour of daylight saving, a wrong zone. */
    private static final double MOST_MS = 36 * 3_600_000.0;

    private static final double NANOS_PER_MS = 1e6;

    private final LongSupplier nanos;
    private final double startedAt;
    private final List<Double> told = new ArrayList<>();
    private boolean unsure;
    private volatile double offset;

    /**
     * A clock that shows {@code nowMs} now.
     *
     * @param unsure whether those who were here before know it better
     */
    public ProgrammeClock(double nowMs, LongSupplier nanos, boolean unsure) {
        this.nanos = nanos;
        this.unsure = unsure;
        startedAt = monotonic();
        offset = nowMs - startedAt;
    }

    /** A clock that takes the machine's for granted. */
    public static ProgrammeClock fromNow() {
        return new ProgrammeClock((double) System.currentTimeMillis(), System::nanoTime, false);
    }

    public double nowMs() {
        return monotonic() + offset;
    }

    /** Programme time less the monotonic clock, in ms. */
    double offset() {
        return offset;
    }

    /**
     * K8: somebody who was here before says which programme time it is now. The median of all who say so counts, for a while after
     * a start that could not know; later it is not listened to.
     *
     * @return whether the clock was set by it
     */
    public synchronized boolean told(double programmeMs) {
        if (!unsure) {
            return false;
        }
        double now = monotonic();
        if (now - startedAt > UNSURE_MS) {
            unsure = false;
            return false;
        }
        double offsetTold = programmeMs - now;
        if (Math.abs(offsetTold - offset) > MOST_MS) {
            return false;
        }
        told.add(offsetTold);
        offset = median();
        return true;
    }

    private double median() {
        List<Double> sorted = new ArrayList<>(told);
        Collections.sort(sorted);
        return sorted.get((sorted.size() - 1) / 2);
    }

    private double monotonic() {
        return nanos.getAsLong() / NANOS_PER_MS;
    }
}
