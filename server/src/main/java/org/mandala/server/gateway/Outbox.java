package org.mandala.server.gateway;

import io.netty.buffer.ByteBuf;
import java.util.function.LongConsumer;

/**
 * What waits for one member of a document, counted in bytes on its own loop. Rule D14: who cannot keep up gets no queue; updates are left out,
 * and made good by one diff when everything before them has been taken.
 */
final class Outbox {
    private static final long NOTHING_MISSED = Long.MAX_VALUE;

    private final Wire wire;
    private final int limitBytes;
    private final LongConsumer onDrained;
    private boolean behind;
    private long missedFrom = NOTHING_MISSED;

    /** @param onDrained is told the number of the first update that was left out, or more than any if only presence was */
    Outbox(Wire wire, int limitBytes, LongConsumer onDrained) {
        this.wire = wire;
        this.limitBytes = limitBytes;
        this.onDrained = onDrained;
    }

    /** What must arrive. */
    void send(ByteBuf frames) {
        wire.write(frames);
    }

    /** What may be left out, as in {@link org.mandala.server.doc.Member#tell}. */
    void tell(ByteBuf frames, long place) {
        if (behind || !hasRoomFor(frames.readableBytes())) {
            frames.release();
            leaveOut(place);
        } else {
            wire.write(frames);
        }
    }

    /** What was left out is in these frames. */
    void catchUp(ByteBuf frames) {
        behind = false;
        missedFrom = NOTHING_MISSED;
        wire.write(frames);
    }

    /** Whether more waits than should; who has so much to read need not be answered again. */
    boolean isFull() {
        return behind || wire.waitingBytes() > limitBytes;
    }

    /** Leaves an answer out: the whole document follows later. */
    void leaveOutAll() {
        leaveOut(0);
    }

    /** A frame larger than the limit goes to a reader for whom nothing waits. */
    private boolean hasRoomFor(int bytes) {
        if (isRoom(bytes)) {
            return true;
        }
        wire.flush();
        return isRoom(bytes);
    }

    private boolean isRoom(int bytes) {
        long waiting = wire.waitingBytes();
        return waiting == 0 || waiting + bytes <= limitBytes;
    }

    private void leaveOut(long place) {
        missedFrom = Math.min(missedFrom, place);
        if (!behind) {
            behind = true;
            wire.whenDrained(() -> onDrained.accept(missedFrom));
        }
    }
}
