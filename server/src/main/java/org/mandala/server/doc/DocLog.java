package org.mandala.server.doc;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.mandala.server.home.Home;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of one document on its way to the store. One write is under way at a time and takes everything that came since
 * the last (group commit). What could not be stored stays here, in order, and is tried again.
 */
final class DocLog {
    private static final Logger LOG = LoggerFactory.getLogger(DocLog.class);

    /** First wait after a failed write; doubled up to the longest, so that a full disk is noticed to be free soon. */
    private static final long FIRST_RETRY_MS = 250;

    private static final long LONGEST_RETRY_MS = 4_000;

    private final String doc;
    private final DocStore store;
    private final Home home;
    private final Runnable onStored;
    private List<Buffer> waiting = new ArrayList<>();
    private long appended;
    private long stored;
    private boolean writing;
    private Promise<Void> flushed = Promise.promise();
    private long retryMs = FIRST_RETRY_MS;

    DocLog(String doc, DocStore store, Home home, Runnable onStored) {
        this.doc = doc;
        this.store = store;
        this.home = home;
        this.onStored = onStored;
    }

    /** Puts an update into the log; it is stored once {@link #stored} reaches {@link #appended} of this moment. */
    void append(Buffer update) {
        waiting.add(update);
        appended++;
        writeNext();
    }

    long appended() {
        return appended;
    }

    long stored() {
        return stored;
    }

    boolean isFlushed() {
        return stored == appended;
    }

    Future<Void> whenFlushed() {
        return isFlushed() ? Future.succeededFuture() : flushed.future();
    }

    private void writeNext() {
        if (!writing && !waiting.isEmpty()) {
            writing = true;
            List<Buffer> batch = waiting;
            waiting = new ArrayList<>();
            write(batch);
        }
    }

    private void write(List<Buffer> batch) {
        store.append(doc, batch)
                .onComplete(head -> home.run(() -> written(batch)), failure -> home.run(() -> failed(batch, failure)));
    }

    private void written(List<Buffer> batch) {
        writing = false;
        retryMs = FIRST_RETRY_MS;
        stored += batch.size();
        onStored.run();
        writeNext();
        if (isFlushed()) {
            flushed.tryComplete();
            flushed = Promise.promise();
        }
    }

    private void failed(List<Buffer> batch, Throwable failure) {
        LOG.error("doc {}: {} updates not stored, next try in {} ms", doc, batch.size(), retryMs, failure);
        home.after(retryMs, () -> write(batch));
        retryMs = Math.min(2 * retryMs, LONGEST_RETRY_MS);
    }
}
