package org.mandala.server.doc;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A store that makes no new documents while there is no room; those that there are go on. Rule D38. */
public final class RoomyDocs implements DocStore {
    private final DocStore store;
    private final BooleanSupplier full;

    public RoomyDocs(DocStore store, BooleanSupplier full) {
        this.store = store;
        this.full = full;
    }

    @Override
    public Future<Boolean> create(String doc) {
        return full.getAsBoolean()
                ? store.exists(doc)
                        .compose(known -> known ? Future.succeededFuture(false) : Future.failedFuture(new NoSpace()))
                : store.create(doc);
    }

    @Override
    public Future<Boolean> exists(String doc) {
        return store.exists(doc);
    }

    @Override
    public Future<StoredDoc> load(String doc) {
        return store.load(doc);
    }

    @Override
    public Future<StoredDoc> after(String doc, long seq) {
        return store.after(doc, seq);
    }

    @Override
    public Future<Long> append(String doc, List<Buffer> updates) {
        return store.append(doc, updates);
    }

    @Override
    public Future<Boolean> checkpoint(String doc, long seq, Buffer state) {
        return store.checkpoint(doc, seq, state);
    }
}
