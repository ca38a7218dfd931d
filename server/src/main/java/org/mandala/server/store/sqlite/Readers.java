package org.mandala.server.store.sqlite;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mandala.server.store.Answer;
import org.mandala.server.store.StoreClosed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A few connections that only read, on as many workers; each piece of work sees one state of the database. */
final class Readers {
    /** Loading a document is the only long read; a second reader lets the short ones pass it. */
    private static final int READERS = 2;

    /** Nothing of ours reads longer; what does shall not hold up the server's end. */
    private static final long CLOSE_WAIT_S = 3;

    private static final Logger LOG = LoggerFactory.getLogger(Readers.class);

    private final WorkerExecutor workers;
    private final BlockingQueue<Db> idle = new ArrayBlockingQueue<>(READERS);
    private volatile boolean closed;

    Readers(Vertx vertx, Writer.Opener opener) throws SQLException {
        for (int i = 0; i < READERS; i++) {
            Db db = opener.open();
            db.execute("PRAGMA query_only = ON");
            idle.add(db);
        }
        workers = vertx.createSharedWorkerExecutor("store-reader", READERS);
    }

    <T> Future<T> read(Work<T> work) {
        return closed ? Answer.refusal(new StoreClosed()) : workers.executeBlocking(() -> on(work), false);
    }

    private <T> T on(Work<T> work) throws SQLException, InterruptedException {
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
        closed = true;
        try {
            for (int i = 0; i < READERS; i++) {
                @Nullable Db db = idle.poll(CLOSE_WAIT_S, TimeUnit.SECONDS);
                if (db != null) {
                    db.close();
                }
            }
        } catch (SQLException e) {
            LOG.warn("closing a reader failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        workers.close();
    }
}
