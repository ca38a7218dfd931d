package org.mandala.server.store.sqlite;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mandala.server.store.Answer;
import org.sqlite.SQLiteErrorCode;

/** One piece of work for the writer, in a savepoint of its own, and the answer that waits for the commit. */
final class Task<T> {
    /** Errors of one statement, which leave the rest of the transaction sound; after any other nothing is certain. */
    private static final Set<Integer> OF_THE_STATEMENT = Set.of(
            SQLiteErrorCode.SQLITE_CONSTRAINT.code,
            SQLiteErrorCode.SQLITE_TOOBIG.code,
            SQLiteErrorCode.SQLITE_MISMATCH.code,
            SQLiteErrorCode.SQLITE_RANGE.code);

    /** The low byte of SQLite's extended result codes is the plain code. */
    private static final int PLAIN_CODE = 0xff;

    /** Roughly what a waiting task takes besides its data. */
    private static final int OVERHEAD_BYTES = 256;

    private final Work<T> work;
    private final int bytes;
    private final Answer<T> answer = new Answer<>();
    private @Nullable T result;
    private @Nullable Throwable failure;

    Task(Work<T> work, int bytes) {
        this.work = work;
        this.bytes = bytes + OVERHEAD_BYTES;
    }

    int bytes() {
        return bytes;
    }

    Answer<T> answer() {
        return answer;
    }

    /** @throws SQLException when the transaction as a whole can no longer be trusted */
    void run(Db db) throws SQLException {
        db.execute("SAVEPOINT task");
        try {
            result = work.on(db);
        } catch (SQLException e) {
            if (!OF_THE_STATEMENT.contains(e.getErrorCode() & PLAIN_CODE)) {
                throw e;
            }
            undo(db, e);
        } catch (RuntimeException e) {
            undo(db, e);
        }
        db.execute("RELEASE task");
    }

    private void undo(Db db, Exception reason) throws SQLException {
        failure = reason;
        db.execute("ROLLBACK TO task");
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
