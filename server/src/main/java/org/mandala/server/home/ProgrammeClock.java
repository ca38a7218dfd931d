package org.mandala.server.home;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Programme time: ms since 1970, counted by the monotonic clock, so that a jump of the machine's clock moves no bell. Where
 * it begins is kept over restarts ({@link KeptTime}); where that is not known, those who were here before tell it.
 * With several nodes {@link CommonTime} steers it. Rules K6 to K9.
 */
public final class ProgrammeClock {
    /** So long after a start those who come back may set it right. */
    static final double UNSURE_MS = 20_000;
    /** Nobody's clock is believed to be further off: an hour of daylight saving, a wrong zone. */
    private static final double MOST_MS = 36 * 3_600_000.0;

    private static final double NANOS_PER_MS = 1e6;
    /** A running clock is set right by so much of the time that passes: 12 ms a minute, which every client can follow. */
    static final double SLEW = 200e-6;

    private final LongSupplier nanos;
    private final double startedAt;
    private final List<Double> told = new ArrayList<>();
    private volatile boolean unsure;
    private volatile Course course;

    /** Programme time less the monotonic clock: {@code offset}, and from {@code since} on so much of {@code owed} as slewing allows. */
    private record Course(double offset, double since, double owed) {
        double offsetAt(double monotonic) {
            double most = (monotonic - since) * SLEW;
            return offset + Math.max(-most, Math.min(most, owed));
        }
    }

    /**
     * A clock that shows {@code nowMs} now.
     *
     * @param unsure whether those who were here before know it better
     */
    public ProgrammeClock(double nowMs, LongSupplier nanos, boolean unsure) {
        this.nanos = nanos;
        this.unsure = unsure;
        startedAt = monotonic();
        course = new Course(nowMs - startedAt, startedAt, 0);
    }

    /** A clock that takes the machine's for granted. */
    public static ProgrammeClock fromNow() {
        return new ProgrammeClock((double) System.currentTimeMillis(), System::nanoTime, false);
    }

    public double nowMs() {
        double monotonic = monotonic();
        return monotonic + course.offsetAt(monotonic);
    }

    /** Programme time less the monotonic clock, in ms. */
    double offset() {
        return course.offsetAt(monotonic());
    }

    /** Does somebody else know it better? */
    boolean isUnsure() {
        return unsure;
    }

    /** From now on nobody is listened to. */
    void sure() {
        unsure = false;
    }

    /** Sets it at once: before anybody has asked for the time, or where it is far off. */
    synchronized void step(double ms) {
        double now = monotonic();
        course = new Course(course.offsetAt(now) + ms, now, 0);
    }

    /** Sets it right slowly; what an earlier call still owed is void. */
    synchronized void slew(double ms) {
        double now = monotonic();
        course = new Course(course.offsetAt(now), now, ms);
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
        if (Math.abs(offsetTold - offset()) > MOST_MS) {
            return false;
        }
        told.add(offsetTold);
        course = new Course(median(), now, 0);
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
