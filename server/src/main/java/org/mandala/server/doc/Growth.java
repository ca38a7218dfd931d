package org.mandala.server.doc;

import io.vertx.core.buffer.Buffer;
import java.util.List;

/** Counts what came to a document since its checkpoint, and asks for the next one in time. On the document's home. */
final class Growth implements LogFollower {
    /** Loading so many small updates takes tens of milliseconds, once; a room of 40 who all write makes them in 10 s. */
    static final long ROWS = 2_000;

    static final long BYTES = 1 << 20;

    private final Compactor compactor;
    private long checkpoint;
    private long head;
    private long bytes;

    Growth(StoredDoc stored, Compactor compactor) {
        this.compactor = compactor;
        this.checkpoint = stored.checkpointSeq();
        this.head = stored.seq();
        this.bytes = stored.updateBytes();
    }

    @Override
    public void stored(String doc, long seq, List<Buffer> updates) {
        head = seq;
        bytes += updates.stream().mapToLong(Buffer::length).sum();
        if (head - checkpoint >= ROWS || bytes >= BYTES) {
            countAnew();
            compactor.compactIf(
                    doc, stored -> stored.updates().size() >= ROWS / 2 || stored.updateBytes() >= BYTES / 2);
        }
    }

    @Override
    public void left(String doc) {
        if (head > checkpoint) {
            countAnew();
            compactor.compact(doc);
        }
    }

    /** From here whatever becomes of it: a document that cannot be compacted is not tried at each edit. */
    private void countAnew() {
        checkpoint = head;
        bytes = 0;
    }
}
