package org.mandala.server.store.sql;

import io.vertx.core.Future;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.mandala.server.store.Answer;
import org.mandala.server.store.StoreClosed;
import org.mandala.server.store.StoreFailed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A few connections that only read, on as many threads; each piece of work sees one state of the database. */
public final class Readers {
    /** Nothing of ours reads longer; what does shall not hold up the server's end. */
    private static final long CLOSE_WAIT_S = 3;

    /** After the database could not be reached, all who ask are told so for this long: they would wait for the same, one after the other. */
    private static final long REST_NANOS = 400_000_000L;

    private static final Logger LOG = LoggerFactory.getLogger(Readers.class);

    private final Database database;
    private final ExecutorService threads;
    private final BlockingQueue<Reader> idle;
    private final int count;
    private final AtomicLong failedAt = new AtomicLong(System.nanoTime() - REST_NANOS);

    /** Opens the first connection, to find out that it can be had; blocks. */
    public Readers(Database database, int count) throws SQLException {
        this.database = database;
        this.count = count;
        threads = Executors.newFixedThreadPool(count, work -> new Thread(work, "store-reader"));
        idle = new ArrayBlockingQueue<>(count);
        for (int i = 0; i < count; i++) {
            idle.add(new Reader(database));
        }
        idle.element().open();
    }

    public <T> Future<T> read(Work<T> work) {
        Answer<T> answer = new Answer<>();
        try {
            threads.execute(() -> answer(work, answer));
        } catch (RejectedExecutionException e) {
            answer.fail(new StoreClosed());
        }
        return answer.future();
    }

    /** Something that readers may be in the way of: it is done while they all rest. */
    public Future<Void> alone(Deed deed) {
        Answer<Boolean> answer = new Answer<>();
        try {
            threads.execute(() -> {
                List<Reader> resting = new ArrayList<>();
                try {
                    for (int i = 0; i < count; i++) {
                        resting.add(idle.take());
                    }
                    deed.run();
                    answer.complete(true);
                } catch (SQLException | RuntimeException e) {
                    answer.fail(e);
                } catch (InterruptedException e) {
                    answer.fail(new StoreClosed());
                    Thread.currentThread().interrupt();
                } finally {
                    idle.addAll(resting);
                }
            });
        } catch (RejectedExecutionException e) {
            answer.fail(new StoreClosed());
        }
        return answer.future().mapEmpty();
    }

    /** What is done on the file itself. */
    public interface Deed {
        void run() throws SQLException;
    }

    private <T> void answer(Work<T> work, Answer<T> answer) {
        try {
            answer.complete(read(idle.take(), work));
        } catch (SQLException e) {
            answer.fail(new StoreFailed("the database could not be read: " + e.getMessage(), e));
        } catch (RuntimeException | Error e) {
            answer.fail(e);
        } catch (InterruptedException e) {
            answer.fail(new StoreClosed());
            Thread.currentThread().interrupt();
        }
    }

    private <T> T read(Reader reader, Work<T> work) throws SQLException {
        try {
            if (System.nanoTime() - failedAt.get() < REST_NANOS) {
                throw new StoreFailed("the database cannot be read at the moment", null);
            }
            return reader.read(work);
        } catch (SQLException e) {
            if (database.isLost(e)) {
                failedAt.set(System.nanoTime());
            }
            throw e;
        } finally {
            idle.add(reader);
        }
    }

    /** Waits for reads under way, then closes; blocks. */
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(CLOSE_WAIT_S, TimeUnit.SECONDS)) {
                LOG.warn("a read did not end within {} s", CLOSE_WAIT_S);
            }
            for (Reader reader : idle) {
                reader.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
