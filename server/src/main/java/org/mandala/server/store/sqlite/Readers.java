package org.mandala.server.store.sqlite;

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
import org.mandala.server.store.Answer;
import org.mandala.server.store.StoreClosed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A few connections that only read, on as many threads; each piece of work sees one state of the database. */
final class Readers {
    /** Loading a document is the only long read; a second reader lets the short ones pass it. */
    private static final int READERS = 2;

    /** Nothing of ours reads longer; what does shall not hold up the server's end. */
    private static final long CLOSE_WAIT_S = 3;

    private static final Logger LOG = LoggerFactory.getLogger(Readers.class);

    private final ExecutorService threads =
            Executors.newFixedThreadPool(READERS, work -> new Thread(work, "store-reader"));
    private final BlockingQueue<Db> idle = new ArrayBlockingQueue<>(READERS);

    Readers(Writer.Opener opener) throws SQLException {
        for (int i = 0; i < READERS; i++) {
            Db db = opener.open();
            idle.add(db);
            db.execute("PRAGMA query_only = ON");
        }
    }

    <T> Future<T> read(Work<T> work) {
        Answer<T> answer = new Answer<>();
        try {
            threads.execute(() -> answer(work, answer));
        } catch (RejectedExecutionException e) {
            answer.fail(new StoreClosed());
        }
        return answer.future();
    }

    /** Something that readers may be in the way of: it is done while they all rest. */
    Future<Void> alone(Deed deed) {
        Answer<Boolean> answer = new Answer<>();
        try {
            threads.execute(() -> {
                List<Db> resting = new ArrayList<>();
                try {
                    for (int i = 0; i < READERS; i++) {
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
    interface Deed {
        void run() throws SQLException;
    }

    private <T> void answer(Work<T> work, Answer<T> answer) {
        try {
            answer.complete(inTransaction(work));
        } catch (SQLException | RuntimeException | Error e) {
            answer.fail(e);
        } catch (InterruptedException e) {
            answer.fail(new StoreClosed());
            Thread.currentThread().interrupt();
        }
    }

    private <T> T inTransaction(Work<T> work) throws SQLException, InterruptedException {
        Db db = idle.take();
        try {
            db.execute("BEGIN");
            try {
                return work.on(db);
            } finally {
                db.execute("ROLLBACK");
            }
        } finally {
            idle.add(db);
        }
    }

    /** Waits for reads under way, then closes; blocks. */
    void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(CLOSE_WAIT_S, TimeUnit.SECONDS)) {
                LOG.warn("a read did not end within {} s", CLOSE_WAIT_S);
            }
            for (Db db : idle) {
                db.close();
            }
        } catch (SQLException e) {
            LOG.warn("closing a reader failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
