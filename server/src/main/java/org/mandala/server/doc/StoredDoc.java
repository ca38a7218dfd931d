package org.mandala.server.doc;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of a document: its newest sound checkpoint and the updates after it, in order.
 *
 * @param checkpoint Yjs V2, all updates up to {@code checkpointSeq} in one; null while there is none, with {@code checkpointSeq} 0
 * @param updates Yjs V1, numbered on from {@code checkpointSeq}, as far as they are sound
 * @param head the number of the last update that was ever stored
 * @param damage what cannot be read, or null; then {@code updates} end before it
 */
public record StoredDoc(
        long checkpointSeq,
        @Nullable Buffer checkpoint,
        List<Buffer> updates,
        long head,
        @Nullable String damage) {

    public boolean isEmpty() {
        return head == 0;
    }

    /** The number of the last update that is here. */
    public long seq() {
        return checkpointSeq + updates.size();
    }

    /** As it was after its update number {@code last}, as far as what is here goes back so far. */
    public StoredDoc upTo(long last) {
        long wanted = Math.max(0, Math.min(updates.size(), last - checkpointSeq));
        return new StoredDoc(checkpointSeq, checkpoint, updates.subList(0, (int) wanted), head, damage);
    }

    /** Size of the updates that no checkpoint has, in bytes. */
    public long updateBytes() {
        return updates.stream().mapToLong(Buffer::length).sum();
    }
}
