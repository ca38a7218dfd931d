package org.mandala.server.gateway;

import org.mandala.crdt.sync.Frame;
import org.mandala.server.Config.Limits;

/**
 * How fast one member may send. Rule D23: what is merely fast is read later, so that nothing of a large paste is lost; who is too fast for a
 * minute on end is no person.
 */
final class Intake {
    /** Shorter breaks than this are part of one burst. */
    private static final long BREAK_MS = 1_000;

    private static final long MS_PER_SECOND = 1_000;

    private final Pace updates;
    private final Pace awareness;
    private final Pace bytes;
    private final long tooFastMs;
    private long burstFromMs = Long.MIN_VALUE;
    private long burstToMs = Long.MIN_VALUE / 2;

    Intake(Limits limits) {
        this.updates = new Pace(limits.updatesPerSecond(), limits.updatesAtOnce());
        this.awareness = new Pace(limits.awarenessPerSecond(), limits.awarenessPerSecond());
        this.bytes = new Pace(limits.bytesPerSecond(), limits.bytesAtOnce());
        this.tooFastMs = limits.tooFastSeconds() * MS_PER_SECOND;
    }

    /** Counts a message; returns how long to read nothing, in ms, or 0. */
    long take(Frame frame, int length, long nowMs) {
        Pace kind = frame instanceof Frame.Awareness ? awareness : updates;
        long waitMs = Math.max(kind.take(1, nowMs), bytes.take(length, nowMs));
        if (waitMs > 0) {
            burstFromMs = nowMs - burstToMs > BREAK_MS ? nowMs : burstFromMs;
            burstToMs = nowMs + waitMs;
        }
        return waitMs;
    }

    /** Whether the last message is part of a burst without end. */
    boolean isAbuse(long nowMs) {
        return burstToMs > nowMs && nowMs - burstFromMs > tooFastMs;
    }
}
