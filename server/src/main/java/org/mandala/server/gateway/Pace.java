package org.mandala.server.gateway;

/** How fast something may come: an amount at once, and so much a second after that. What comes faster runs into debt. */
final class Pace {
    private static final double MS_PER_SECOND = 1_000;

    private final double perMs;
    private final double atOnce;
    private double left;
    private long lastMs;

    Pace(int perSecond, int atOnce) {
        this.perMs = perSecond / MS_PER_SECOND;
        this.atOnce = atOnce;
        this.left = atOnce;
    }

    /** Counts what came; returns how long to take nothing more, in ms, or 0. */
    long take(int amount, long nowMs) {
        left = Math.min(atOnce, left + (nowMs - lastMs) * perMs) - amount;
        lastMs = nowMs;
        return left >= 0 ? 0 : (long) Math.ceil(-left / perMs);
    }
}
