package org.mandala.server.gateway;

/** A rate, averaged over ten seconds: a burst of that many seconds' worth is fine, more is too fast. */
final class RateLimit {
    private static final int BURST_SECONDS = 10;
    private static final double MS_PER_SECOND = 1_000;

    private final double perMs;
    private final double burst;
    private double left;
    private double lastMs;

    RateLimit(int perSecond) {
        this.perMs = perSecond / MS_PER_SECOND;
        this.burst = perSecond * (double) BURST_SECONDS;
        this.left = burst;
    }

    boolean admits(double nowMs) {
        left = Math.min(burst, left + (nowMs - lastMs) * perMs);
        lastMs = nowMs;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
