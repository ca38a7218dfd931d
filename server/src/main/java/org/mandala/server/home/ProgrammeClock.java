package org.mandala.server.home;

/**
 * Programme time: ms since 1970 as this process knew it at its start, counted on from there by the monotonic clock, so that a jump
 * of the machine's clock moves no bell.
 */
public final class ProgrammeClock {
    private static final double NANOS_PER_MS = 1e6;

    private final double origin;
    private final long originNanos;

    public ProgrammeClock(double wallMs, long nanos) {
        this.origin = wallMs;
        this.originNanos = nanos;
    }

    public static ProgrammeClock fromNow() {
        return new ProgrammeClock(System.currentTimeMillis(), System.nanoTime());
    }

    public double nowMs() {
        return origin + (System.nanoTime() - originNanos) / NANOS_PER_MS;
    }
}
