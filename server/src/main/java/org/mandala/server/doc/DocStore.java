package org.mandala.server.doc;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/**
 * Keeps the updates of documents (Yjs update format V1) as they came, numbered from 1 for each document without gaps, and
 * checkpoints (Yjs V2) that stand for all updates up to a number. Futures complete on the Vert.x context of the caller, where there is one.
 */
public interface DocStore {

    Future<Boolean> exists(String doc);

    /** Makes an empty document; false when it exists already. */
    Future<Boolean> create(String doc);

    /** What is stored, as far as it is sound (rule D35); fails with {@link NoSuchDoc}. */
    Future<StoredDoc> load(String doc);

    /**
     * What was stored after update number {@code seq}, by whichever node: the updates, with {@code checkpointSeq} the number itself and no
     * checkpoint; or, where the next update is dropped already, what {@link #load} gives. Fails with {@link NoSuchDoc}.
     */
    Future<StoredDoc> after(String doc, long seq);

    /**
     * Adds updates, whole or not at all, and completes with the number of the last one once they are on stable storage.
     * They have the numbers up to that one; others may have appended between the last number that the caller knew and theirs. The buffers
     * belong to the store from now on. Fails with {@link NoSuchDoc}.
     */
    Future<Long> append(String doc, List<Buffer> updates);

    /**
     * Adds a checkpoint, whole or not at all; drops the checkpoints before the last two and the updates up to the older of those
     * (rule D36). False, changing nothing, when there is one of this number or a later one already, or when the document has no update of this
     * number. The caller has verified it.
     */
    Future<Boolean> checkpoint(String doc, long seq, Buffer state);
}
