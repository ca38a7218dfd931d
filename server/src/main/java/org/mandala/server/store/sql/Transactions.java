package org.mandala.server.store.sql;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The writer's connection: it is opened when it is needed, and let go when it cannot be trusted. */
final class Transactions {
    /** How often a transaction is tried that others were in the way of: of two nodes that wait for each other one is undone. */
    private static final int TRIES = 5;

    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);

    private final Database database;
    private @Nullable Db db;
    private boolean suspect;

    Transactions(Database database) {
        this.database = database;
    }

    /** @throws SQLException when nothing of it is stored, or nobody knows */
    void commit(List<Task<?>> batch) throws SQLException {
        if (database.isFar()) {
            // Every node takes rows in the same order: so none waits for another that waits for it.
            batch.sort(Comparator.comparing(Task::key));
        }
        for (int left = TRIES - 1; !isCommitted(batch, left == 0); left--) {
            LOG.debug("a transaction is tried again: somebody was in its way");
        }
    }

    /** False when it was undone because somebody was in the way. */
    private boolean isCommitted(List<Task<?>> batch, boolean last) throws SQLException {
        try {
            if (!isDoneTogether(batch)) {
                doApart(batch);
            }
            return true;
        } catch (SQLException e) {
            if (last || db == null || !database.isInTheWay(e)) {
                throw e;
            }
            db.execute("ROLLBACK");
            return false;
        }
    }

    /** False, with nothing done, when one of the tasks failed: which one shows when each is done apart. */
    private boolean isDoneTogether(List<Task<?>> batch) throws SQLException {
        Db open = begun();
        try {
            for (Task<?> task : batch) {
                task.run(open);
            }
        } catch (SQLException e) {
            if (!database.isOfTheStatement(e)) {
                throw e;
            }
            open.execute("ROLLBACK");
            return false;
        } catch (RuntimeException e) {
            open.execute("ROLLBACK");
            return false;
        }
        open.execute("COMMIT");
        return true;
    }

    private void doApart(List<Task<?>> batch) throws SQLException {
        Db open = begun();
        for (Task<?> task : batch) {
            task.runApart(open, database);
        }
        open.execute("COMMIT");
    }

    /** In a transaction on the connection that is held, or on a new one where that was lost while it rested: nothing is done yet. */
    private Db begun() throws SQLException {
        boolean rested = db != null;
        long begun = System.nanoTime();
        Db open = opened();
        try {
            open.execute(database.beginWrite());
        } catch (SQLException e) {
            boolean atOnce = System.nanoTime() - begun < Reader.AT_ONCE_NANOS;
            if (!rested || !atOnce || !database.isLost(e)) {
                throw e;
            }
            close();
            open = opened();
            open.execute(database.beginWrite());
        }
        return open;
    }

    private Db opened() throws SQLException {
        Db open = db;
        if (open == null) {
            open = database.open();
            db = open;
        }
        if (suspect) {
            database.mend(open);
            suspect = false;
        }
        return open;
    }

    void close() {
        try {
            if (db != null) {
                db.close();
            }
        } catch (SQLException e) {
            LOG.warn("closing the database failed", e);
        }
        db = null;
    }

    /** After a failure: the next transaction begins on a new connection. */
    void letGo(Throwable failure) {
        suspect |= database.isDoubtfulAfter(failure);
        close();
    }
}
