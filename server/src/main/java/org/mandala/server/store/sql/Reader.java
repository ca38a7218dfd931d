package org.mandala.server.store.sql;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection that only reads; used by one thread at a time. */
final class Reader {
    private static final Logger LOG = LoggerFactory.getLogger(Reader.class);

    /** A connection that was lost while it rested fails at once; who waited longer waits for a server that says nothing, and not twice. */
    static final long AT_ONCE_NANOS = 1_000_000_000L;

    private final Database database;
    private @Nullable Db db;

    Reader(Database database) {
        this.database = database;
    }

    boolean isOpen() {
        return db != null;
    }

    Db open() throws SQLException {
        Db open = db;
        if (open == null) {
            open = database.open();
            db = open;
        }
        return open;
    }

    /** Reading twice does no harm: what fails because the connection was lost while it rested is read on a new one. */
    <T> T read(Work<T> work) throws SQLException {
        boolean rested = isOpen();
        long begun = System.nanoTime();
        try {
            return inTransaction(work);
        } catch (SQLException e) {
            boolean atOnce = System.nanoTime() - begun < AT_ONCE_NANOS;
            if (!rested || !atOnce || !database.isLost(e)) {
                throw e;
            }
            return inTransaction(work);
        }
    }

    private <T> T inTransaction(Work<T> work) throws SQLException {
        Db open = open();
        try {
            open.execute(database.beginRead());
            try {
                return work.on(open);
            } finally {
                open.execute("ROLLBACK");
            }
        } catch (SQLException e) {
            if (database.isFar() && !database.isOfTheStatement(e)) {
                close();
            }
            throw e;
        }
    }

    void close() {
        try {
            if (db != null) {
                db.close();
            }
        } catch (SQLException e) {
            LOG.warn("closing a reader failed", e);
        }
        db = null;
    }
}
