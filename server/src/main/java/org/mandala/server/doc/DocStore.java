package org.mandala.server.doc;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/**
 * Keeps the updates of documents (Yjs update format V1) as they came, numbered from 1 for each document without gaps.
 * Futures complete on the Vert.x context of the caller, where there is one.
 */
public interface DocStore {

    Future<Boolean> exists(String doc);

    /** Makes an empty document; false when it exists already. */
    Future<Boolean> create(String doc);

    /** All updates in the order of their numbers; fails with {@link NoSuchDoc} or {@link DamagedDoc}. */
    Future<List<Buffer>> load(String doc);

    /**
     * Adds updates, whole or not at all, and completes with the number of the last one once they are on stable storage.
     * The buffers belong to the store from now on. Fails with {@link NoSuchDoc}.
     */
    Future<Long> append(String doc, List<Buffer> updates);
}
