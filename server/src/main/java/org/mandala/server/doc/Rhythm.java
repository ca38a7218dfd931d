package org.mandala.server.doc;

/**
 * How long what is new in a document is gathered before it goes out. A write to a socket costs the same whatever its size up to 2.6 kB, so
 * that in a busy room a few ms of waiting save most of the cost; a lone update never waits.
 */
final class Rhythm {
    /** From this many updates a second on, one that comes next is 3 ms away: then waiting gathers several. */
    static final int HOT_PER_SECOND = 300;

    /** Six updates at least in one write: it costs half of what 12 ms cost, and nobody sees the difference. */
    private static final long HOT_MS = 20;

    /** Where the machine is busy with other rooms. */
    private static final long BUSY_MS = 12;

    private static final long COUNT_MS = 250;
    private static final long MS_PER_SECOND = 1_000;

    private long countFromMs;
    private int counted;
    private long perSecond;
    private long lastFlushMs = Long.MIN_VALUE / 2;

    /** One more update came. */
    void came(long nowMs) {
        long counting = nowMs - countFromMs;
        if (counting >= COUNT_MS) {
            perSecond = counted * MS_PER_SECOND / counting;
            countFromMs = nowMs;
            counted = 0;
        }
        counted++;
    }

    /** How long to wait with what just came, in ms; 0 is until the end of this turn of the loop. */
    long waitMs(long nowMs, boolean busy) {
        long windowMs = windowMs(busy);
        return Math.min(windowMs, Math.max(0, lastFlushMs + windowMs - nowMs));
    }

    void flushed(long nowMs) {
        lastFlushMs = nowMs;
    }

    private long windowMs(boolean busy) {
        if (perSecond >= HOT_PER_SECOND) {
            return HOT_MS;
        }
        return busy ? BUSY_MS : 0;
    }
}
