package org.mandala.server.store.sql;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.mandala.server.store.Answer;

/** One piece of work for the writer, and the answer that waits for the commit. */
final class Task<T> {
    /** Roughly what a waiting task takes besides its data. */
    private static final int OVERHEAD_BYTES = 256;

    private final String key;
    private final Work<T> work;
    private final int bytes;
    private final int rows;
    private final Answer<T> answer = new Answer<>();
    private @Nullable T result;
    private @Nullable Throwable failure;

    Task(String key, int bytes, int rows, Work<T> work) {
        this.key = key;
        this.work = work;
        this.bytes = bytes + OVERHEAD_BYTES;
        this.rows = rows;
    }

    /** What it adds to; tasks of one key keep their order. */
    String key() {
        return key;
    }

    int bytes() {
        return bytes;
    }

    /** About how many rows it writes. */
    int rows() {
        return rows;
    }

    Answer<T> answer() {
        return answer;
    }

    /** Without a savepoint: whatever it throws spoils the transaction. */
    void run(Db db) throws SQLException {
        failure = null;
        result = work.on(db);
    }

    /**
     * In a savepoint of its own: what spoils this work alone is kept for its answer.
     *
     * @throws SQLException when the transaction as a whole can no longer be trusted
     */
    void runApart(Db db, Database database) throws SQLException {
        db.execute("SAVEPOINT task");
        try {
            run(db);
        } catch (SQLException e) {
            if (!database.isOfTheStatement(e)) {
                throw e;
            }
            undo(db, e);
        } catch (RuntimeException e) {
            undo(db, e);
        }
        db.execute("RELEASE SAVEPOINT task");
    }

    private void undo(Db db, Exception reason) throws SQLException {
        failure = reason;
        db.execute("ROLLBACK TO SAVEPOINT task");
    }

    /** Gives the answer; only after the commit. */
    void report() {
        if (failure != null) {
            answer.fail(failure);
        } else if (result != null) {
            answer.complete(result);
        } else {
            answer.fail(new IllegalStateException("the work gave no result"));
        }
    }
}
