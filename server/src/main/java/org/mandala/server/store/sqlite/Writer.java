package org.mandala.server.store.sqlite;

import io.vertx.core.Future;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mandala.server.store.Answer;
import org.mandala.server.store.StoreBusy;
import org.mandala.server.store.StoreClosed;
import org.mandala.server.store.StoreFailed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. What waits is taken together into one transaction (group commit), and answered after its
 * COMMIT. After an error that is not of one statement alone the connection is thrown away: the kernel may have dropped
 * pages that SQLite believes to be written.
 */
final class Writer {
    /** One commit costs about as much as inserting 500 rows; larger batches gain little and delay the first. */
    static final int MAX_BATCH_TASKS = 512;

    /** Keeps one transaction, and with it the wait for the next, in the tens of milliseconds. */
    static final long MAX_BATCH_BYTES = 1 << 20;

    /** More than this waits only when the disk hangs; then it is better to say so than to fill the heap. */
    static final long MAX_WAITING_BYTES = 64 << 20;

    /** Between two commits at least: a commit costs as much as ten deliveries, and what comes meanwhile shares the next. A lone write never waits. */
    private static final long PACE_NANOS = 20_000_000L;

    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

    private final Opener opener;
    private final Runnable atEnd;
    private final BlockingQueue<Task<?>> queue = new LinkedBlockingQueue<>();
    private final AtomicLong waitingBytes = new AtomicLong();
    private final Task<Boolean> stop = new Task<>(db -> true, 0);
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private final Thread thread;
    private volatile boolean closed;

    /** Touched by the writer's thread alone. */
    private @Nullable Db db;

    private long lastBatch = System.nanoTime() - PACE_NANOS;

    /** Opens a connection to the database. */
    interface Opener {
        Db open() throws SQLException;
    }

    /** {@code atEnd} runs on the writer's thread after its connection is closed. */
    Writer(Opener opener, Runnable atEnd) {
        this.opener = opener;
        this.atEnd = atEnd;
        thread = new Thread(this::run, "store-writer");
        thread.start();
    }

    /** Does the work in a transaction; {@code bytes} is the size of its data. */
    <T> Future<T> write(int bytes, Work<T> work) {
        Task<T> task = new Task<>(work, bytes);
        long waiting = waitingBytes.addAndGet(task.bytes());
        if (waiting > MAX_WAITING_BYTES) {
            waitingBytes.addAndGet(-task.bytes());
            return Answer.refusal(new StoreBusy(waiting));
        }
        queue.add(task);
        if (closed && queue.remove(task)) {
            task.answer().fail(new StoreClosed());
        }
        return task.answer().future();
    }

    /** Finishes what waits; completes when the thread is about to end. A second call waits for the same end. */
    @SuppressWarnings("FutureReturnValueIgnored")
    Future<Void> close() {
        if (!closed) {
            closed = true;
            queue.add(stop);
        }
        Answer<Boolean> answer = new Answer<>();
        ended.thenAccept(answer::complete);
        return answer.future().mapEmpty();
    }

    private void run() {
        boolean stopped = false;
        while (!stopped) {
            List<Task<?>> batch = nextBatch();
            stopped = batch.remove(stop);
            if (!batch.isEmpty()) {
                commit(batch);
            }
        }
        each(drained(), task -> task.answer().fail(new StoreClosed()));
        discard();
        try {
            atEnd.run();
        } finally {
            ended.complete(true);
        }
    }

    private List<Task<?>> nextBatch() {
        List<Task<?>> batch = new ArrayList<>();
        long bytes = 0;
        @Nullable Task<?> task = waitForTask();
        keepPace();
        while (task != null) {
            batch.add(task);
            bytes += task.bytes();
            waitingBytes.addAndGet(-task.bytes());
            boolean full = task == stop || batch.size() == MAX_BATCH_TASKS || bytes >= MAX_BATCH_BYTES;
            task = full ? null : queue.poll();
        }
        return batch;
    }

    private void keepPace() {
        long rest = lastBatch + PACE_NANOS - System.nanoTime();
        if (rest > 0 && !closed) {
            LockSupport.parkNanos(rest);
        }
        lastBatch = System.nanoTime();
    }

    private Task<?> waitForTask() {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            // Nobody of ours interrupts this thread; whoever does wants it to end.
            closed = true;
            return stop;
        }
    }

    private void commit(List<Task<?>> batch) {
        try {
            Db open = opened();
            open.execute("BEGIN IMMEDIATE");
            for (Task<?> task : batch) {
                task.run(open);
            }
            open.execute("COMMIT");
        } catch (SQLException | RuntimeException | Error e) {
            LOG.error("{} writes failed; the connection is opened anew", batch.size(), e);
            discard();
            StoreFailed failure = new StoreFailed("the database could not write: " + e.getMessage(), e);
            each(batch, task -> task.answer().fail(failure));
            return;
        }
        each(batch, Task::report);
    }

    private Db opened() throws SQLException {
        if (db == null) {
            db = opener.open();
        }
        return db;
    }

    private void discard() {
        try {
            if (db != null) {
                db.close();
            }
        } catch (SQLException e) {
            LOG.warn("closing the database failed", e);
        }
        db = null;
    }

    private List<Task<?>> drained() {
        List<Task<?>> rest = new ArrayList<>();
        queue.drainTo(rest);
        return rest;
    }

    /** A listener that throws must not end the only thread that writes. */
    private static void each(List<Task<?>> tasks, Consumer<Task<?>> say) {
        for (Task<?> task : tasks) {
            try {
                say.accept(task);
            } catch (RuntimeException e) {
                LOG.error("a listener to a write failed", e);
            }
        }
    }
}
