package org.mandala.server.doc;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.mandala.server.home.Home;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of one document on its way to the store. One write is under way at a time and takes everything that came since
 * the last (group commit). What could not be stored stays here, in order, and is tried again. Rules D30 to D33.
 */
final class DocLog {
    /** How often a write under way is looked at. */
    static final long TICK_MS = 250;

    /** A write that was under way at so many looks is told as not stored: within 1.75 s, so within the 2 s of rule D32. */
    static final int LATE_TICKS = 6;

    private static final Logger LOG = LoggerFactory.getLogger(DocLog.class);

    /** First wait after a failed write; doubled up to the longest, so that the end of a fault is noticed well within 5 s. */
    private static final long FIRST_RETRY_MS = 250;

    private static final long LONGEST_RETRY_MS = 2_000;

    private final String doc;
    private final DocStore store;
    private final Home home;
    private final Listener listener;
    private final Deque<Waiter> waiters = new ArrayDeque<>();
    private List<Buffer> waiting = new ArrayList<>();
    private long unstoredBytes;
    private long appended;
    private long stored;
    private boolean writing;
    private boolean failing;
    private boolean watched;
    private long writes;
    private long seenWrite;
    private int ticks;
    private long retryMs = FIRST_RETRY_MS;

    /** Told on the home. */
    interface Listener {
        /** These updates are committed, the last of them under the number {@code seq}. */
        void stored(long seq, List<Buffer> updates);

        /** The store does not take edits now, or does again; see {@link DocLog#isFailing}. */
        void failing();

        /** The document was erased: what waits is let go, and will never be stored. */
        void gone();
    }

    private record Waiter(long place, boolean patient, Promise<Void> promise) {}

    DocLog(String doc, DocStore store, Home home, Listener listener) {
        this.doc = doc;
        this.store = store;
        this.home = home;
        this.listener = listener;
    }

    /** Puts an update into the log; it is stored once {@link #stored} reaches {@link #appended} of this moment. */
    void append(Buffer update) {
        waiting.add(update);
        unstoredBytes += update.length();
        appended++;
        writeNext();
    }

    long appended() {
        return appended;
    }

    long stored() {
        return stored;
    }

    /** Bytes that are kept in memory because they are not stored. */
    long unstoredBytes() {
        return unstoredBytes;
    }

    /** Whether edits are not stored: the last write failed, or takes too long. */
    boolean isFailing() {
        return failing;
    }

    boolean isFlushed() {
        return stored == appended;
    }

    /** Completes when all that was appended until now is stored, however long that takes. */
    Future<Void> whenFlushed() {
        return isFlushed() ? Future.succeededFuture() : wait(true);
    }

    /** As {@link #whenFlushed}, but fails with {@link NotStored} as soon as the store takes nothing. */
    Future<Void> whenStored() {
        if (isFlushed()) {
            return Future.succeededFuture();
        }
        return failing ? Future.failedFuture(new NotStored(doc)) : wait(false);
    }

    private Future<Void> wait(boolean patient) {
        Promise<Void> promise = Promise.promise();
        waiters.add(new Waiter(appended, patient, promise));
        return promise.future();
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
        writes++;
        watch();
        store.append(doc, batch)
                .onComplete(
                        seq -> home.run(() -> written(batch, seq)), failure -> home.run(() -> retry(batch, failure)));
    }

    /** One timer for however many writes: most are over in a millisecond. */
    private void watch() {
        if (!watched) {
            watched = true;
            home.after(TICK_MS, this::tick);
        }
    }

    private void tick() {
        watched = false;
        if (writing) {
            ticks = seenWrite == writes ? ticks + 1 : 0;
            seenWrite = writes;
            if (ticks == LATE_TICKS) {
                fail("no answer from the store");
            }
            watch();
        }
    }

    private void written(List<Buffer> batch, long seq) {
        writing = false;
        retryMs = FIRST_RETRY_MS;
        stored += batch.size();
        unstoredBytes -= bytes(batch);
        if (failing) {
            failing = false;
            LOG.info("doc {}: edits are stored again", doc);
            listener.failing();
        }
        listener.stored(seq, batch);
        tellWaiters();
        writeNext();
    }

    private void tellWaiters() {
        while (!waiters.isEmpty() && waiters.peek().place() <= stored) {
            waiters.remove().promise().complete();
        }
    }

    private void retry(List<Buffer> batch, Throwable failure) {
        if (failure instanceof NoSuchDoc) {
            forget();
            return;
        }
        fail(String.valueOf(failure.getMessage()));
        home.after(retryMs, () -> write(batch));
        retryMs = Math.min(2 * retryMs, LONGEST_RETRY_MS);
    }

    private void forget() {
        writing = false;
        waiting.clear();
        unstoredBytes = 0;
        stored = appended;
        List<Waiter> all = List.copyOf(waiters);
        waiters.clear();
        listener.gone();
        all.forEach(waiter -> waiter.promise().fail(new NoSuchDoc(doc)));
    }

    private void fail(String reason) {
        if (!failing) {
            failing = true;
            LOG.error("doc {}: edits are not stored: {}", doc, reason);
            listener.failing();
            List<Waiter> impatient =
                    waiters.stream().filter(waiter -> !waiter.patient()).toList();
            waiters.removeAll(impatient);
            impatient.forEach(waiter -> waiter.promise().fail(new NotStored(doc)));
        }
    }

    private static long bytes(List<Buffer> batch) {
        return batch.stream().mapToLong(Buffer::length).sum();
    }
}
