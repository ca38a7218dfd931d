package org.mandala.server.doc;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;

/** What a rehearsal plays on: one document, whatever it is asked for by, to which nothing can be added. */
final class Stage implements DocStore, AuthorStore {
    private final StoredDoc doc;

    Stage(StoredDoc doc) {
        this.doc = doc;
    }

    @Override
    public Future<Boolean> exists(String id) {
        return Future.succeededFuture(true);
    }

    @Override
    public Future<Boolean> create(String id) {
        return Future.succeededFuture(false);
    }

    @Override
    public Future<StoredDoc> load(String id) {
        return Future.succeededFuture(doc);
    }

    @Override
    public Future<StoredDoc> after(String id, long seq) {
        return load(id);
    }

    @Override
    public Future<Long> append(String id, List<Buffer> updates) {
        return Future.failedFuture(new NoSuchDoc(id));
    }

    @Override
    public Future<Boolean> checkpoint(String id, long seq, Buffer state) {
        return Future.succeededFuture(false);
    }

    @Override
    public Future<Boolean> note(String id, long client, String person, long at) {
        return Future.succeededFuture(false);
    }

    @Override
    public Future<Map<Long, String>> of(String id) {
        return Future.succeededFuture(Map.of());
    }
}
