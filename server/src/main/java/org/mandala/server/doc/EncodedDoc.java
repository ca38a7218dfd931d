package org.mandala.server.doc;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mandala.crdt.Doc;
import org.mandala.crdt.StateVector;
import org.mandala.crdt.Updates;

/**
 * Answers to step 1. Encoding a document again and again is what most of a crowd's joining costs, so the whole is kept encoded, and so is the
 * last answer to those who know a part. What came since the whole was encoded goes before it, as one update that waits at the client for what
 * it lacks: with step 2, at which a client believes itself in step, all is there.
 */
final class EncodedDoc {
    /** So much may come after a kept encoding, or a quarter of it, before it is made anew. */
    private static final int MIN_TAIL_BYTES = 16 << 10;

    /** A document at its limit is not encoded for every update that comes. */
    private static final long MEASURE_EVERY_MS = 1_000;

    private final Doc doc;
    private final List<byte[]> tail = new ArrayList<>();
    private @Nullable ByteBuf base;
    private @Nullable ByteBuf ahead;
    private @Nullable ByteBuf partial;
    private StateVector partialFor = StateVector.EMPTY;
    private long tailBytes;
    private long baseBytes = -1;
    private long measuredMs = Long.MIN_VALUE / 2;
    private boolean used;

    EncodedDoc(Doc doc) {
        this.doc = doc;
    }

    /** The document has taken this update. */
    void changed(byte[] update) {
        tailBytes += update.length;
        partial = released(partial);
        ahead = released(ahead);
        if (base != null) {
            tail.add(update);
            if (tailBytes > Math.max(MIN_TAIL_BYTES, baseBytes / 4)) {
                dropBase();
            }
        }
    }

    /** Frames that bring somebody up to date who knows a part; the caller releases them. Deletions are all in them. */
    ByteBuf since(StateVector known) {
        used = true;
        if (known.clocks().isEmpty()) {
            return whole();
        }
        ByteBuf kept = partial;
        if (kept == null || !partialFor.equals(known)) {
            released(kept);
            kept = DocFrames.step2(doc.encodeStateAsUpdate(known));
            partial = kept;
            partialFor = known;
        }
        return kept.retainedDuplicate();
    }

    private ByteBuf whole() {
        ByteBuf kept = base == null ? encode() : base;
        if (tail.isEmpty()) {
            return kept.retainedDuplicate();
        }
        ByteBuf newer = ahead;
        if (newer == null) {
            newer = DocFrames.updates(List.of(Updates.merge(tail)));
            ahead = newer;
        }
        return Unpooled.wrappedBuffer(newer.retainedDuplicate(), kept.retainedDuplicate());
    }

    private ByteBuf encode() {
        byte[] state = doc.encodeStateAsUpdate();
        ByteBuf fresh = DocFrames.step2(state);
        base = fresh;
        baseBytes = state.length;
        tailBytes = 0;
        return fresh;
    }

    /** Size of the encoded document, measured anew where that could put it below {@code limit}. */
    long bytes(long nowMs, long limit) {
        boolean unsure = baseBytes < 0 || (baseBytes + tailBytes > limit && tailBytes > 0);
        if (unsure && nowMs - measuredMs >= MEASURE_EVERY_MS) {
            measuredMs = nowMs;
            dropBase();
            encode();
        }
        return Math.max(0, baseBytes) + tailBytes;
    }

    void forget(boolean all) {
        if (all || !used) {
            dropBase();
            partial = released(partial);
        }
        used = false;
    }

    private void dropBase() {
        base = released(base);
        ahead = released(ahead);
        tail.clear();
    }

    private static @Nullable ByteBuf released(@Nullable ByteBuf buffer) {
        if (buffer != null) {
            buffer.release();
        }
        return null;
    }
}
