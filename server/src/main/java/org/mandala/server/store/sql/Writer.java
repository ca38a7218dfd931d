package org.mandala.server.store.sql;

import io.vertx.core.Future;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mandala.server.store.Answer;
import org.mandala.server.store.StoreBusy;
import org.mandala.server.store.StoreClosed;
import org.mandala.server.store.StoreFailed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. What waits is taken together into one transaction (group commit), and answered after its
 * COMMIT. After an error that is not of one statement alone the connection is thrown away: with SQLite the kernel may have
 * dropped pages that it believes to be written, with PostgreSQL the server may be gone.
 */
public final class Writer {
    /** One commit costs about as much as inserting 500 rows; larger batches gain little and delay the first. */
    static final int MAX_BATCH_TASKS = 512;

    /** Keeps one transaction, and with it the wait for the next, in the tens of milliseconds. */
    static final long MAX_BATCH_BYTES = 1 << 20;

    /** More than this waits only when the disk hangs; then it is better to say so than to fill the heap. */
    public static final long MAX_WAITING_BYTES = 64 << 20;

    /** After a failure the disk is left alone for so long, however many ask: each try opens the database anew. */
    private static final long REST_NANOS = 400_000_000L;

    /** A transaction that takes longer is told as failing: the database is locked, or the disk hangs. */
    private static final long LATE_NANOS = 1_500_000_000L;

    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

    private final Transactions transactions;
    private final Runnable atEnd;
    private final BlockingQueue<Task<?>> queue = new LinkedBlockingQueue<>();
    private final AtomicLong waitingBytes = new AtomicLong();
    private final Task<Boolean> stop = new Task<>("", 0, 0, db -> true);
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private final Thread thread;
    private final Pace pace;
    private volatile boolean closed;

    private volatile boolean failing;

    /** When the transaction under way began, by the monotonic clock; 0 between transactions. */
    private volatile long begun;

    /** Touched by the writer's thread alone. */
    private long failedAt;

    /** {@code atEnd} runs on the writer's thread, which has this name, after its connection is closed. */
    public Writer(Database database, String name, Runnable atEnd) {
        transactions = new Transactions(database);
        pace = new Pace(database.isFar());
        this.atEnd = atEnd;
        thread = new Thread(this::run, name);
        thread.start();
    }

    /** Does the work in a transaction; {@code bytes} is the size of its data. */
    public <T> Future<T> write(int bytes, Work<T> work) {
        return write("", bytes, work);
    }

    /** As {@link #write(int, Work)}, for what adds to the log of this key. */
    public <T> Future<T> write(String key, int bytes, Work<T> work) {
        Future<T> answer = writeAtLeisure(key, bytes, 1, work);
        pace.hurry(thread);
        return answer;
    }

    /** As {@link #write(String, int, Work)}, for so many rows that all have seen already: where streams come, it waits for others to share a commit with. */
    public <T> Future<T> writeAtLeisure(String key, int bytes, int rows, Work<T> work) {
        Task<T> task = new Task<>(key, bytes, rows, work);
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

    /** Whether the last transaction failed, or the one under way takes too long. Asked from any thread. */
    public boolean isFailing() {
        long since = begun;
        return failing || (since != 0 && System.nanoTime() - since > LATE_NANOS);
    }

    /** Finishes what waits; completes when the thread is about to end. A second call waits for the same end. */
    @SuppressWarnings("FutureReturnValueIgnored")
    public Future<Void> close() {
        if (!closed) {
            closed = true;
            queue.add(stop);
            LockSupport.unpark(thread);
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
        transactions.close();
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
        pace.keep(() -> closed);
        boolean full = false;
        int rows = 0;
        while (task != null) {
            batch.add(task);
            bytes += task.bytes();
            rows += task.rows();
            waitingBytes.addAndGet(-task.bytes());
            full = task == stop || batch.size() == MAX_BATCH_TASKS || bytes >= MAX_BATCH_BYTES;
            task = full ? null : queue.poll();
        }
        pace.took(rows, full);
        return batch;
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
        if (failing && System.nanoTime() - failedAt < REST_NANOS) {
            fail(batch, new StoreFailed("the database cannot be written at the moment", null));
            return;
        }
        begun = System.nanoTime() | 1;
        try {
            transactions.commit(batch);
        } catch (SQLException | RuntimeException | Error e) {
            failed(e);
            fail(batch, new StoreFailed("the database could not write: " + e.getMessage(), e));
            return;
        } finally {
            begun = 0;
        }
        if (failing) {
            failing = false;
            LOG.info("the database is written again");
        }
        each(batch, Task::report);
    }

    private void failed(Throwable failure) {
        if (!failing) {
            LOG.error("the database could not be written; it is opened anew", failure);
        }
        failing = true;
        failedAt = System.nanoTime();
        transactions.letGo(failure);
    }

    private static void fail(List<Task<?>> batch, StoreFailed failure) {
        each(batch, task -> task.answer().fail(failure));
    }

    private List<Task<?>> drained() {
        List<Task<?>> rest = new ArrayList<>();
        queue.drainTo(rest);
        return rest;
    }

    /** Those heard on one event loop in one hop: each would wake the loop, which takes the core from this thread where there is but one. */
    private static void each(List<Task<?>> tasks, Consumer<Task<?>> say) {
        Map<Executor, List<Task<?>>> places = tasks.stream()
                .collect(Collectors.groupingBy(task -> task.answer().place()));
        places.forEach((place, some) -> {
            try {
                place.execute(() -> some.forEach(task -> say(task, say)));
            } catch (RejectedExecutionException e) {
                LOG.debug("{} answers are heard by nobody: the house closes", some.size(), e);
            }
        });
    }

    /** A listener that throws must not end the only thread that writes. */
    private static void say(Task<?> task, Consumer<Task<?>> say) {
        try {
            say.accept(task);
        } catch (RuntimeException e) {
            LOG.error("a listener to a write failed", e);
        }
    }
}
